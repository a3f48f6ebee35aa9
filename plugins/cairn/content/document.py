# SPDX-License-Identifier: MIT
"""A page as its author wrote it: front matter, title, body; whether it is a concept is decided here too."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cairn.content.front_matter_faults import find_hidden, find_ignored, find_refused
from cairn.text.markdown import find_heading
from cairn.text.problem import Code, Problem
from cairn.text.prose import first_sentence, plain_text
from cairn.text.source import Span
from cairn.yaml.reader import MappingNode, ScalarNode, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.text.source import Source

FRONT_MATTER = re.compile(r"\A(?:\ufeff)?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""The front matter of a page, its text as the first group."""
_INDEX_NAMES = ("index", "README")


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown page."""

    source: Source
    """Where it was read from."""
    fields: MappingNode
    """The front matter; without any fields where there is none, or where it is broken."""
    body: str
    """The Markdown after the front matter."""
    body_line: int
    """The line of the file at which the body begins."""
    title: str
    """The title of the front matter, else the first level-1 heading, else a readable form of the file's name."""
    has_heading: bool
    """Whether the body itself has a level-1 heading."""
    summary: str
    """The description in the front matter, else the first sentence, as plain text; empty where nothing is said."""

    @property
    def uri(self) -> str:
        """The page's place among the documents."""
        return self.source.uri

    @property
    def stem(self) -> str:
        """The name of the file without its ending; for an index page, of its folder, if it lies in one."""
        folder, name = posixpath.split(posixpath.splitext(self.source.uri)[0])
        return posixpath.basename(folder) or name if name in _INDEX_NAMES else name


def parse_document(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """Split a page into front matter and body; broken front matter counts as none."""
    match = FRONT_MATTER.match(source.text)
    body = source.text[match.end() :] if match else source.text
    body_line = 1 + source.text.count("\n", 0, match.end()) if match else 1
    fields, problems = _parse_front_matter(match[1], source.path) if match else (MappingNode((), 1), ())
    problems += tuple(_find_faults(source, match[1] if match and not problems else "", body_line))
    heading = find_heading(body)
    title = _text_of(fields, "title") or plain_text(heading or "")
    summary = _text_of(fields, "description") or first_sentence(body)
    document = Document(source, fields, body, body_line, title, heading is not None, summary)
    return document if title else replace(document, title=readable(document.stem)), problems


def _find_faults(source: Source, front: str, body_line: int) -> Iterator[Problem]:
    """Yield what is wrong with the first lines apart from YAML."""
    yield from find_refused(front, source.path)
    ignored = tuple(find_ignored(source.text, source.path, body_line))
    yield from ignored or (find_hidden(source.text, source.path) if body_line == 1 else ())


def host_text(document: Document) -> str | None:
    """Return a text that the host reads as this document; None where it reads the source so anyway.

    It takes a block without a field for text, and so one that ends at the end of the file without a line end.
    """
    text = document.source.text
    if document.body_line > 1 and not document.fields.fields:
        return f"\n{document.body}"  # an empty first line: none of the body is metadata
    is_odd = document.body_line > 1 and (text.startswith("\ufeff") or not (document.body or text.endswith("\n")))
    return text.lstrip("\ufeff") + "\n" if is_odd else None


def readable(stem: str) -> str:
    """Return the name of a file as a title."""
    words = stem.replace("-", " ").replace("_", " ").strip() or stem
    return words[:1].upper() + words[1:]


def _parse_front_matter(text: str, path: str) -> tuple[MappingNode, tuple[Problem, ...]]:
    tree, problems = parse_yaml(text, path, Code.FRONT_MATTER_BROKEN, first_line=2)
    if tree is None or isinstance(tree, MappingNode):
        return tree or MappingNode((), 1), problems
    fault = "The front matter must consist of keys with values, such as 'title: Vectors'."
    return MappingNode((), 1), (*problems, Problem(Code.FRONT_MATTER_BROKEN, Span(path, 2), fault))


def _text_of(fields: MappingNode, key: str) -> str:
    field = fields.find(key)
    return " ".join(field.value.value.split()) if field and isinstance(field.value, ScalarNode) else ""


@lru_cache(maxsize=1 << 16)
def address(uri: str) -> str:
    """Return the address at which a host serves the page of that place: `a/b.md` -> `a/b/`."""
    folder, name = posixpath.split(posixpath.splitext(uri)[0])
    parts = [folder] if name in _INDEX_NAMES else [folder, name]
    joined = "/".join(p for p in parts if p)
    return joined + "/" if joined else ""


def page_path(path: str) -> str:
    """Return the place of a page that is to be served at `path/`; the inverse of `address`."""
    return f"{path}/index.md" if posixpath.basename(path) == "index" else f"{path}.md"


def is_concept(document: Document, folder: str) -> bool:
    """Say whether the page is a concept: by its front matter, or by lying under the folder of concepts."""
    if document.fields.find("learn_before"):
        return True
    inside = document.uri.startswith(folder.strip("/") + "/")
    return inside and address(document.uri) != folder.strip("/") + "/"
