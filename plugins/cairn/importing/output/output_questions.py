# SPDX-License-Identifier: MIT
"""Write the questions of a corpus as question files: drafts that authors complete with keys.

A question goes to the file of the first concept that it checks, or to `related.yml` if it was only in Related
sections. It is never written to a second file, so an author may move it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from cairn.importing.corpus import Corpus, ImportedQuestion
from cairn.importing.output.markdown_text import compile_markdown
from cairn.importing.output.target import Folder, TargetFile
from cairn.yaml.writer import block, flow_list

RELATED = "related.yml"


def compile_quizzes(corpus: Corpus, homes: Mapping[str, str]) -> Iterator[TargetFile]:
    """Yield the question files; `homes` gives the file that an author has moved a question to, by question id."""
    by_path: dict[str, list[ImportedQuestion]] = defaultdict(list)
    for question in corpus.questions:
        by_path[homes.get(question.id, _default_path(question))].append(question)
    concepts_by_path = {f"{i}.yml": (i,) for i, concept in corpus.concepts.items() if concept.page}
    for path, questions in by_path.items():
        default = concepts_by_path.get(path, ())
        if default or path == RELATED:
            lines = [f"concepts: {flow_list(default)}"] if default else []
            lines += ["questions:", *(line for q in questions for line in _question(q, default))]
            yield TargetFile(Folder.QUIZZES, path, "\n".join(lines) + "\n")


def _default_path(question: ImportedQuestion) -> str:
    return f"{question.concepts[0]}.yml" if question.concepts else RELATED


def _question(question: ImportedQuestion, default: tuple[str, ...]) -> Iterator[str]:
    yield f"  - id: {question.id}"
    if question.concepts != default or not default:
        yield f"    concepts: {flow_list(question.concepts)}"
    if question.seen_on:
        yield f"    seen_on: {flow_list(question.seen_on)}"
    yield from block("stem", compile_markdown(question.lines), "    ")
