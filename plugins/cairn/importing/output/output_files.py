# SPDX-License-Identifier: MIT
"""Write a corpus as source files: concept documents, question files, `tags.yml` and `references.bib`.

A concept without an exported page gets a document, without a body, if its prerequisites are known. Other concepts
without a page are only named in the documents of their neighbors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cairn.importing.corpus import Corpus, ImportedConcept
from cairn.importing.output.markdown_text import compile_markdown
from cairn.importing.output.output_questions import compile_quizzes
from cairn.importing.output.target import Folder, Part, TargetFile
from cairn.importing.parsing.exported_page import ExportedPage
from cairn.importing.parsing.tag_paths import parse_tags
from cairn.importing.references import ExportedReference, count_citations
from cairn.yaml.writer import block_list, nested_list, scalar

CONCEPTS = "concepts"
TAGS = "tags.yml"
REFERENCES = "references.bib"
_LIGATURE = r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[!?])(?=`)"
_SPECIAL = re.compile(rf"[\\{{}}%&$#_~]|{_LIGATURE}")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "": "{}"}


def compile_files(corpus: Corpus, homes: Mapping[str, str]) -> tuple[TargetFile, ...]:
    """Return all files of a corpus, sorted; `homes` are the question files that authors have moved questions to."""
    documents = (_document(c, corpus) for c in corpus.concepts.values() if c.has_document)
    files = (*documents, *compile_quizzes(corpus, homes), *_tags(corpus), *_references(corpus))
    return tuple(sorted(files, key=lambda file: file.key))


def _document(concept: ImportedConcept, corpus: Corpus) -> TargetFile:
    lines = ["---", f"title: {scalar(concept.name)}", f"id: {scalar(concept.id)}"]
    if concept.learn_before:
        lines += ["learn_before:", *block_list(_names(concept.learn_before, corpus))]
    if concept.related:
        groups = [_names(group, corpus) for group in concept.related]
        lines += ["related:", *(nested_list(groups) if concept.is_grouped else block_list(groups[0]))]
    page = concept.page
    if page:
        lines += _exported_metadata(page)
    lines += ["---", *(compile_markdown(page.body) if page else ())]
    return TargetFile(Folder.DOCS, f"{CONCEPTS}/{concept.id}.md", "\n".join(lines) + "\n")


def _names(ids: tuple[str, ...], corpus: Corpus) -> list[str]:
    """Return the ids of concepts with a document, and the names of the others."""
    concepts = (corpus.concepts[i] for i in ids)
    return [concept.id if concept.has_document else concept.name for concept in concepts]


def _exported_metadata(page: ExportedPage) -> Iterator[str]:
    tags = parse_tags(page.tags).paths
    if tags:
        yield "tags:"
        yield from block_list(tags)
    if page.references:
        yield "references:"
        for key, times in count_citations(page.references):
            yield f"  - {scalar(key)}" if times == 1 else f"  - {{key: {scalar(key)}, times: {times}}}"
    if page.votes:
        yield f"votes: {{unhelpful: {page.votes[0]}, helpful: {page.votes[1]}}}"


def _tags(corpus: Corpus) -> Iterator[TargetFile]:
    courses: dict[str, str] = {}
    for concept in corpus.concepts.values():
        for path, course in parse_tags(concept.page.tags if concept.page else ()).courses:
            courses.setdefault(path, course)
    if courses:
        keys = {path: f"{scalar(path)}:" for path in sorted(courses)}
        parts = [Part(f"\n{key}", f"{key}\n  course: {scalar(courses[path])}") for path, key in keys.items()]
        text = "".join(part.text + "\n" for part in parts)
        yield TargetFile(Folder.DOCS, TAGS, text, tuple(parts))


def _references(corpus: Corpus) -> Iterator[TargetFile]:
    parts = [Part(f"{{{reference.key},", compile_entry(reference)) for reference in corpus.references]
    if parts:
        text = "\n\n".join(part.text for part in parts) + "\n"
        yield TargetFile(Folder.DOCS, REFERENCES, text, tuple(parts))


def compile_entry(reference: ExportedReference) -> str:
    """Return the BibTeX entry, without a newline at its end."""
    title, note = escape_latex(reference.title), escape_latex("; ".join(reference.lines))
    return f"@misc{{{reference.key},\n  title = {{{title}}},\n  note = {{{note}}},\n}}"


def escape_latex(text: str) -> str:
    """Return LaTeX that typesets exactly this text."""
    return _SPECIAL.sub(lambda m: _ESCAPES.get(m[0], "\\" + m[0]), text)
