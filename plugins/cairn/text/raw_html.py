# SPDX-License-Identifier: MIT
"""Find raw HTML in Markdown, and write links for it.

Markdown inside raw HTML is not rendered. A wikilink in a cell of an HTML table is a link like any other, but
`[words](page.md)` would be shown as typed. So such a link is written as an `<a>` element with a final URL.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from cairn.text.markdown import escape
from cairn.text.prose import plain_text

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
"""An element begins a block of raw HTML if its line is indented by at most this many spaces."""


class RawHtml:
    """Finds the parts of a page in which Markdown is not rendered."""

    def __init__(self, text: str, masked: str) -> None:
        """Read `text`; `masked` is the same text with code and HTML attributes masked."""
        self._states = [(-1, False), *_find_states(text, masked)] if "<" in masked else [(-1, False)]

    def holds(self, position: int) -> bool:
        """Return whether a position is in raw HTML."""
        return self._states[bisect_right(self._states, (position, True)) - 1][1]

    def spans(self, end: int) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each part of raw HTML; `end` is the length of the text."""
        following = [start for start, _ in self._states[1:]] + [end]
        for (start, is_raw), after in zip(self._states, following, strict=True):
            if is_raw:
                yield start, after


def _find_states(text: str, masked: str) -> Iterator[tuple[int, bool]]:
    """Yield the position after each tag, and whether raw HTML continues from there."""
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
    """Return the indexes of the opening tags that count: those with an end tag, and those that begin a line."""
    found: set[int] = set()
    unmatched: dict[str, int] = {}
    for number in range(len(tags) - 1, -1, -1):
        tag, name = tags[number], tags[number]["name"].lower()
        if tag["close"]:
            unmatched[name] = unmatched.get(name, 0) + 1
            continue
        line = masked.rfind("\n", max(0, tag.start() - _INDENT - 1), tag.start()) + 1
        begins = (line or tag.start() <= _INDENT) and not masked[line : tag.start()].strip(" ")
        if unmatched.get(name):
            unmatched[name] -= 1
            found.add(number)
        elif begins:
            found.add(number)
    return found


def write_html_link(link: str, uri: str, address: Callable[[str, str], str] | None) -> str:
    """Return a Markdown link on the page `uri` as HTML.

    `address` turns a page path and an anchor into a URL. Without it, the link keeps its target.
    """
    found = _LINK.fullmatch(link)
    words = escape(plain_text(found["label"] if found else link))
    if found is None:
        return words
    target = found["target"]
    if address and "://" not in target:
        path, _, anchor = target.partition("#")
        page_path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path))) if path else uri
        target = address(page_path, unquote(anchor))
    return f'<a href="{target.replace("&", "&amp;").replace(chr(34), "&quot;")}">{words}</a>'
