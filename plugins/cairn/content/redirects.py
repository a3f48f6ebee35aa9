# SPDX-License-Identifier: MIT
"""Former addresses of pages: who comes to one of them is sent on, so that old links and bookmarks still lead there."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cairn.content.document import address, page_path
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten
from cairn.text.source import Span
from cairn.yaml.mapping_reader import MappingReader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cairn.content.document import Document
    from cairn.yaml.reader import ScalarNode

REDIRECT_FROM = "redirect_from"
"""The key of front matter that lists a page's former addresses."""
_ENDING = re.compile(r"(?:(?:^|/)(?:index|README))?(?:\.md|\.html)$|/index$")
_NO_ADDRESS = re.compile(r"[\x00-\x1f:?#\\*\"<>|]|(?:^|/)\.{0,2}(?:/|$)")
_LONGEST, _LONGEST_LEVEL = 1000, 240
"""So many bytes an address and a level of it may have: no page was ever served at a longer one."""
_FAULT = "'{}' is not an address on this site. Write one such as 'concepts/vectors'."
_TAKEN = "'{}' cannot redirect here, because it is the address of {}. Remove it from 'redirect_from'."


def find_redirects(documents: Collection[Document]) -> tuple[dict[str, str], list[Problem]]:
    """Return the place of the page to be found at each former place, and what is wrong with those.

    Both are places of documents: the host knows at which address it would serve one.
    """
    moved = [document for document in documents if document.fields.find(REDIRECT_FROM)]
    if not moved:
        return {}, []
    taken = {address(document.uri): document for document in sorted(documents, key=lambda d: d.uri)}
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for document in sorted(moved, key=lambda d: d.uri):
        for text in find_entries(document, problems):
            path = parse_address(text.value)
            owner = taken.setdefault(f"{path}/", document)
            if not path:
                fault = Problem(
                    Code.VALUE_INVALID, Span(document.source.path, text.line), _FAULT.format(shorten(text.value))
                )
                problems.append(fault)
            elif owner is not document:
                message = _TAKEN.format(text.value, owner.source.path)
                problems.append(Problem(Code.ADDRESS_TAKEN, Span(document.source.path, text.line), message))
            elif f"{path}/" != address(document.uri):
                found[page_path(path)] = document.uri
    return found, problems


def find_entries(document: Document, problems: list[Problem]) -> Iterator[ScalarNode]:
    """Yield the former addresses of a page as they were typed; what is no text is added to the problems."""
    if document.fields.find(REDIRECT_FROM):
        mapping = MappingReader(document.fields, document.source.path, [field.name for field in document.fields.fields])
        yield from mapping.texts(REDIRECT_FROM)
        problems += mapping.problems


def parse_address(text: str) -> str:
    """Return an address without slashes at its ends, however it is written; empty where it is none.

    `/concepts/vectors/`, `concepts/vectors.html` and `concepts/vectors.md` are all `concepts/vectors`.
    """
    path = _ENDING.sub("", unquote(text.strip())).strip("/")
    is_long = len(path.encode()) > _LONGEST or any(len(level.encode()) > _LONGEST_LEVEL for level in path.split("/"))
    return "" if is_long or _NO_ADDRESS.search(path) else posixpath.normpath(path)
