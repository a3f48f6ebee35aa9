# SPDX-License-Identifier: MIT
"""HTML among Markdown, in whose text no Markdown is read: where it stands, and links written for it.

A wikilink in a cell of a table of HTML is a link like any other, but `[words](page.md)` would be shown as typed there.
So such a link is an element, with an address that the host need not turn into another.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cairn.text.markdown import escape
from cairn.text.prose import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAMES = (
    *("address", "article", "aside", "blockquote", "body", "canvas", "caption", "center", "dd", "details", "div"),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "group", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "header", "hgroup", "html", "iframe", "legend", "li", "main", "menu", "nav", "noscript", "object"),
    *("ol", "optgroup", "option", "output", "p", "progress", "search", "section", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "ul", "video"),
)
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{'|'.join(_NAMES)})(?=[\s/>\0])[^<>]*>", re.IGNORECASE)
_IS_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span|markdown)\b|[\s/>])", re.IGNORECASE)
_LINK = re.compile(r"\[(?P<label>.*)\]\((?P<target>[^()\s]*)\)", re.DOTALL)
_INDENT = 3
"""An element is a block of HTML where it begins a line that is indented by so many spaces at most."""


class RawHtml:
    """Where no Markdown is read in a text."""

    def __init__(self, text: str, masked: str) -> None:
        """Take the text, and the same with its code and the attributes of its elements blotted out."""
        self._states = [(-1, False), *_find_states(text, masked)] if "<" in masked else [(-1, False)]

    def holds(self, place: int) -> bool:
        """Say whether a place is in such HTML."""
        return self._states[bisect_right(self._states, (place, True)) - 1][1]

    def spans(self, end: int) -> Iterator[tuple[int, int]]:
        """Yield the places of such HTML in a text that ends there."""
        following = [start for start, _ in self._states[1:]] + [end]
        for (start, is_raw), after in zip(self._states, following, strict=True):
            if is_raw:
                yield start, after


def _find_states(text: str, masked: str) -> Iterator[tuple[int, bool]]:
    """Yield each place from which on Markdown is read, or is not."""
    tags = list(_TAG.finditer(masked))
    closed = _find_closed(masked, tags)
    opened: list[tuple[str, bool]] = []
    counts: dict[str, int] = {}
    for number, tag in enumerate(tags):
        name = tag["name"].lower()
        if not tag["close"] and number in closed:
            is_raw = (bool(opened) and opened[-1][1]) or not _IS_MARKDOWN.search(text, tag.start(), tag.end())
            opened.append((name, is_raw))
            counts[name] = counts.get(name, 0) + 1
        elif tag["close"] and counts.get(name):
            other = ""
            while other != name:
                other, _ = opened.pop()
                counts[other] -= 1
        yield tag.end(), bool(opened) and opened[-1][1]


def _find_closed(masked: str, tags: list[re.Match[str]]) -> set[int]:
    """Return the numbers of the tags that open an element: those with an end, and those that begin a block of HTML."""
    found: set[int] = set()
    left: dict[str, int] = {}
    for number in range(len(tags) - 1, -1, -1):
        tag, name = tags[number], tags[number]["name"].lower()
        if tag["close"]:
            left[name] = left.get(name, 0) + 1
            continue
        line = masked.rfind("\n", max(0, tag.start() - _INDENT - 1), tag.start()) + 1
        begins = (line or tag.start() <= _INDENT) and not masked[line : tag.start()].strip(" ")
        if left.get(name):
            left[name] -= 1
            found.add(number)
        elif begins:
            found.add(number)
    return found


def write_html_link(link: str, uri: str, address: Callable[[str, str], str] | None) -> str:
    """Return a Markdown link on the page `uri` as HTML.

    `address` is given the place of a page and an anchor; without it, the link leads to the source, as it did.
    """
    found = _LINK.fullmatch(link)
    words = escape(plain_text(found["label"] if found else link))
    if found is None:
        return words
    target = found["target"]
    if address and "://" not in target:
        path, _, anchor = target.partition("#")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path))) if path else uri
        target = address(place, unquote(anchor))
    return f'<a href="{target.replace("&", "&amp;").replace(chr(34), "&quot;")}">{words}</a>'
