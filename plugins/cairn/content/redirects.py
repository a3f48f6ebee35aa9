# SPDX-License-Identifier: MIT
"""Find the former addresses of pages. The site redirects from them, so that old links and bookmarks keep working."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from cairn.content.document import Document, address, page_path
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten
from cairn.text.source import Span
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import ScalarNode

REDIRECT_FROM = "redirect_from"
"""The front matter key that lists a page's former addresses."""
_ENDING = re.compile(r"(?:(?:^|/)(?:index|README))?(?:\.md|\.html)$|/index$")
_INVALID = re.compile(r"[\x00-\x1f:?#\\*\"<>|]|(?:^|/)\.{0,2}(?:/|$)")
_MAX_ADDRESS, _MAX_SEGMENT = 1000, 240
"""The maximum length of an address and of a segment, in bytes; longer ones cannot be served."""
_FAULT = "'{}' is not an address on this site. Write one such as 'concepts/vectors'."
_TAKEN = "'{}' cannot redirect here, because it is the address of {}. Remove it from 'redirect_from'."


def find_redirects(documents: Collection[Document]) -> tuple[dict[str, str], list[Problem]]:
    """Return a map from former page paths to current page paths, and the problems of `redirect_from` entries.

    Both are page paths, not URLs: only the host knows the URL of a page.
    """
    redirecting = [document for document in documents if document.fields.find(REDIRECT_FROM)]
    if not redirecting:
        return {}, []
    taken = {address(document.uri): document for document in sorted(documents, key=lambda d: d.uri)}
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for document in sorted(redirecting, key=lambda d: d.uri):
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
    """Yield the former addresses of a page as typed; entries that are not strings are added to `problems`."""
    if document.fields.find(REDIRECT_FROM):
        mapping = MappingReader(document.fields, document.source.path, [field.name for field in document.fields.fields])
        yield from mapping.texts(REDIRECT_FROM)
        problems += mapping.problems


def parse_address(text: str) -> str:
    """Return an address without surrounding slashes and without its extension; empty if it is invalid.

    `/concepts/vectors/`, `concepts/vectors.html` and `concepts/vectors.md` all become `concepts/vectors`.
    """
    path = _ENDING.sub("", unquote(text.strip())).strip("/")
    is_long = len(path.encode()) > _MAX_ADDRESS or any(
        len(segment.encode()) > _MAX_SEGMENT for segment in path.split("/")
    )
    return "" if is_long or _INVALID.search(path) else posixpath.normpath(path)
