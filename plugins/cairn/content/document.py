# SPDX-License-Identifier: MIT
"""Parse a page: front matter, title and body. This module also decides whether the page is a concept."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, reduce

from cairn.content.bibliography import Reference
from cairn.content.citation_text import quote_citations
from cairn.content.folder_defaults import FolderDefaults, find_clashes, merge_fields, parse_defaults, text_of
from cairn.content.front_matter_faults import (
    TEXT_KEYS,
    find_hidden_first_line,
    find_ignored_front_matter,
    find_unreadable_values,
)
from cairn.content.in_text_citation import leave_out_citations
from cairn.text.markdown import find_heading
from cairn.text.problem import Code, Problem
from cairn.text.prose import first_sentence, plain_text
from cairn.text.source import Source, Span
from cairn.yaml.comments import find_commented_texts
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, parse_yaml

FRONT_MATTER = re.compile(r"\A(?:\ufeff)?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""The front matter of a page; group 1 is its YAML."""
DRAFT = "draft"
"""The front matter key that leaves a page out of what is published."""
_INDEX_NAMES = ("index", "README")


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown page."""

    source: Source
    """The file it was parsed from."""
    fields: MappingNode
    """The front matter; empty if there is none or it is broken."""
    body: str
    """The Markdown after the front matter."""
    body_line: int
    """The line of the file on which the body begins."""
    title: str
    """The title in the front matter, otherwise the first level-1 heading, otherwise a title made from the file name."""
    has_heading: bool
    """Whether the body itself has a level-1 heading."""
    summary: str
    """The description in the front matter, otherwise the first sentence, as plain text; may be empty."""
    inherited: tuple[FolderDefaults, ...] = ()
    """The front matter that it shares with the other pages of its folders, from the outermost."""

    @property
    def all_fields(self) -> MappingNode:
        """The front matter, merged with what the page shares; lines are those of different files."""
        shared = reduce(merge_fields, (defaults.fields for defaults in self.inherited), MappingNode((), 1))
        return merge_fields(shared, self.fields) if self.inherited else self.fields

    @property
    def uri(self) -> str:
        """The page path."""
        return self.source.uri

    @property
    def stem(self) -> str:
        """The file name without extension; for an index page, the name of its folder if it has one."""
        folder, name = posixpath.split(posixpath.splitext(self.source.uri)[0])
        return posixpath.basename(folder) or name if name in _INDEX_NAMES else name


def parse_document(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """Split a page into front matter and body; broken front matter counts as missing."""
    match = FRONT_MATTER.match(source.text)
    body = source.text[match.end() :] if match else source.text
    body_line = 1 + source.text.count("\n", 0, match.end()) if match else 1
    fields, problems = _parse_front_matter(match[1], source.path) if match else (MappingNode((), 1), ())
    problems += tuple(_find_faults(source, match[1] if match and not problems else "", body_line))
    heading = find_heading(body)
    title = text_of(fields, "title") or plain_text(leave_out_citations(heading or ""))
    parsed = tuple(map(parse_defaults, source.defaults))
    inherited = tuple(defaults for defaults, _ in parsed)
    problems += (*(p for _, found in parsed for p in found), *find_clashes(source.path, fields, inherited))
    own = FolderDefaults(source.path, fields)
    problems += tuple(p for each in (*inherited, own) if each.fields.find(DRAFT) for p in _check_draft(each))
    shared = next(filter(None, (text_of(d.fields, "description") for d in reversed(inherited))), "")
    summary = text_of(fields, "description") or shared or first_sentence(body)
    document = Document(source, fields, body, body_line, title, heading is not None, summary, inherited)
    return document if title else replace(document, title=title_from_file_name(document.stem)), problems


def _check_draft(front_matter: FolderDefaults) -> list[Problem]:
    mapping = MappingReader(front_matter.fields, front_matter.path, ())
    mapping.flag(DRAFT)
    return mapping.problems


def show_citations(document: Document, references: Mapping[str, Reference] | None) -> Document:
    """Return a document whose summary shows citations as other quoted sentences do (see `quote_citations`)."""
    shown = quote_citations(document.body, references)
    if shown == document.body or text_of(document.all_fields, "description"):
        return document
    return replace(document, summary=first_sentence(shown))


def _find_faults(source: Source, front_matter: str, body_line: int) -> Iterator[Problem]:
    """Yield the problems of the first lines that the YAML parser does not report."""
    yield from find_unreadable_values(front_matter, source.path)
    yield from find_commented_texts(front_matter, source.path, TEXT_KEYS, first_line=2)
    ignored = tuple(find_ignored_front_matter(source.text, source.path, body_line))
    yield from ignored or (find_hidden_first_line(source.text, source.path) if body_line == 1 else ())


def host_text(document: Document) -> str | None:
    """Return text that the host reads as this document, or None if it reads the source correctly.

    The host mistakes front matter for text if it has no fields, or if it ends the file without a newline.
    """
    text = document.source.text
    if document.body_line > 1 and not document.fields.fields:
        return f"\n{document.body}"  # the empty first line keeps the host from reading metadata in the body
    differs = document.body_line > 1 and (text.startswith("\ufeff") or not (document.body or text.endswith("\n")))
    return text.lstrip("\ufeff") + "\n" if differs else None


def title_from_file_name(stem: str) -> str:
    """Return a title made from the name of a file."""
    words = stem.replace("-", " ").replace("_", " ").strip() or stem
    return words[:1].upper() + words[1:]


def _parse_front_matter(text: str, path: str) -> tuple[MappingNode, tuple[Problem, ...]]:
    tree, problems = parse_yaml(text, path, Code.FRONT_MATTER_BROKEN, first_line=2)
    if tree is None or isinstance(tree, MappingNode):
        return tree or MappingNode((), 1), problems
    fault = "The front matter must consist of keys with values, such as 'title: Vectors'."
    return MappingNode((), 1), (*problems, Problem(Code.FRONT_MATTER_BROKEN, Span(path, 2), fault))


@lru_cache(maxsize=1 << 16)
def address(uri: str) -> str:
    """Return the URL path at which the host serves a page: `a/b.md` -> `a/b/`."""
    folder, name = posixpath.split(posixpath.splitext(uri)[0])
    parts = [folder] if name in _INDEX_NAMES else [folder, name]
    joined = "/".join(p for p in parts if p)
    return joined + "/" if joined else ""


def page_path(path: str) -> str:
    """Return the page path that is served at `path/`; the inverse of `address`."""
    return f"{path}/index.md" if posixpath.basename(path) == "index" else f"{path}.md"


def is_concept(document: Document, folder: str) -> bool:
    """Return whether a page is a concept: it has `learn_before`, or is in the concepts folder (but not its index)."""
    if document.all_fields.find("learn_before"):
        return True
    inside = document.uri.startswith(folder.strip("/") + "/")
    return inside and address(document.uri) != folder.strip("/") + "/"
