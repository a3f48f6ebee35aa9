# SPDX-License-Identifier: MIT
"""Links in a body: `[[wikilinks]]` and relative links to other pages, with the sentence around each.

One scanner finds wikilinks, both for backlinks and for writing them as ordinary Markdown links, so the
two can never disagree. What is written is a link from source file to source file: the host checks it.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from cairn.markdown import escape, mask_code
from cairn.prose import plain_text, split_sentences
from cairn.raw_html import RawHtml
from cairn.source import Span, count_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cairn.document import Document

WIKILINK = re.compile(
    r"\[\[(?<![\\!]\[\[)(?!\s*[\]|])(?P<name>(?:(?!\n[ \t]*\n)[^\[\]|]){1,1000}?)"
    r"(?:\\?\|(?P<label>(?:(?!\n[ \t]*\n)[^\[\]]){1,2000}))?\]\](?!\()"
)
"""A wikilink, in a text in which code is masked. What is longer than any name is none."""
PAGE_LINK = re.compile(
    r"\[(?<![!\\]\[)(?P<label>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"\(\s*<?(?P<path>[^()\s<>:#?]+\.md)(?P<anchor>#[^()\s<>]*)?>?(?:\s+\"[^\"]*\"|\s+'[^']*')?\s*\)"
)
"""A link to another page, the same."""
_ANCHOR = re.compile(r"#(?=\S)(?P<anchor>[^#]+)$")  # the sign of `C#`, and of `C# in Depth`, belongs to the name
_BLOCK_EDGE = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+]|\d+[.)]|#{1,6}|:)[ \t]|[ \t]*(?:\||`{3}|~{3}))")
_MARKER = re.compile(
    r"\A\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|\||:)\s+(?:\[[ xX]\]\s+)?|(?:!!!|\?\?\?\+?|===|`{3}|~{3})[^\n]*\n)"
)
_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_MARK = "\x02"
_LONGEST = 240
_REACH = 1000
_LONGEST_ROW = 10_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds a link, as plain text in three parts."""

    before: str
    """What stands before the link."""
    label: str
    """What the link itself says."""
    after: str
    """What stands after it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a page to a concept, not yet looked up."""

    name: str
    """The name in a wikilink; the place of the page in a relative link."""
    is_wikilink: bool
    """Whether it is `[[...]]`."""
    span: Span
    """Where it stands."""
    start: int
    """Its first character in the body."""
    end: int
    """The one after its last."""
    label: str
    """The Markdown that it shows."""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """What stands between `[[` and `]]`."""

    name: str
    """The name, as it was typed; empty in a link within the page."""
    anchor: str
    """The section, after a `#`; empty where there is none."""
    label: str
    """The Markdown after the `|`; empty where there is none."""
    is_in_html: bool = False
    """Whether it stands in HTML, in whose text no Markdown is read."""


def find_links(document: Document) -> tuple[Link, ...]:
    """Return the links of a page to other pages, in the order of the text."""
    body = document.body
    if "[" not in body:
        return ()
    masked = mask_code(body)
    folder = posixpath.dirname(document.uri)
    found = [(m, _wikilink(body, m).name, True) for m in WIKILINK.finditer(masked)]
    found += [(m, _place(folder, m["path"]), False) for m in PAGE_LINK.finditer(masked)]
    found.sort(key=lambda f: f[0].start())
    lines = count_lines(body, (m.start() for m, _, _ in found))
    spans = (Span(document.source.path, document.body_line + line) for line in lines)
    return tuple(_link(document, m, name, s, is_wikilink=w) for (m, name, w), s in zip(found, spans, strict=True))


def _link(document: Document, match: re.Match[str], name: str, span: Span, *, is_wikilink: bool) -> Link:
    label = _group(document.body, match, "label") or _group(document.body, match, 1)
    return Link(name, is_wikilink, span, match.start(), match.end(), label)


def _place(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


def replace_wikilinks(text: str, write: Callable[[Wikilink], str]) -> str:
    """Return the text with each wikilink replaced by what `write` makes of it."""
    if "[[" not in text:
        return text
    parts: list[str] = []
    end = 0
    masked = mask_code(text)
    html = RawHtml(text, masked)
    for match in WIKILINK.finditer(masked):
        link = _wikilink(text, match)
        link = replace(link, is_in_html=True) if html.holds(match.start()) else link
        parts += text[end : match.start()], write(link)
        end = match.end()
    return "".join((*parts, text[end:]))


def find_wikilinks(text: str) -> tuple[Wikilink, ...]:
    """Return the wikilinks of a Markdown text."""
    return tuple(link for _, link in locate_wikilinks(text))


def locate_wikilinks(text: str) -> Iterator[tuple[int, Wikilink]]:
    """Yield the wikilinks of a Markdown text, each with its line, counted from 0."""
    if "[[" in text:
        found = list(WIKILINK.finditer(mask_code(text)))
        for line, match in zip(count_lines(text, (m.start() for m in found)), found, strict=True):
            yield line, _wikilink(text, match)


def write_link(title: str, from_uri: str, to_uri: str, *, label: str = "", anchor: str = "") -> str:
    """Return a Markdown link between two places; `label` is Markdown, and `title` text that stands in for it."""
    folder, name = posixpath.split(to_uri)
    here = posixpath.dirname(from_uri)  # mostly the same, and the way is a name
    path = name if folder == here else posixpath.relpath(to_uri, here or ".")
    target = quote(path, safe="/.-_~") + ("#" + quote(anchor) if anchor else "")
    return f"[{label or escape(title)}]({target})"


def _wikilink(text: str, match: re.Match[str]) -> Wikilink:
    name = " ".join(_group(text, match, "name").split())
    anchor = _ANCHOR.search(name)
    label = " ".join(_group(text, match, "label").split())
    return Wikilink(name[: anchor.start()] if anchor else name, anchor["anchor"] if anchor else "", label)


def _group(text: str, match: re.Match[str], name: str | int) -> str:
    """Return a part of the text itself; in the masked one that was searched, its code is blotted out."""
    return text[match.start(name) : match.end(name)] if match[name] else ""


def find_sentence(body: str, link: Link) -> Sentence:
    """Return the sentence of the body that holds the link, marking its place while markup is taken out."""
    start, end = _block(body, link.start, link.end)
    label = plain_text(link.label)
    block = f"{body[start : link.start]}{_MARK}{label}{_MARK}{body[link.end : end]}"
    for sentence in split_sentences(plain_text(_MARKER.sub("", _QUOTE_MARKS.sub("", block)))):
        before, marked, rest = sentence.partition(_MARK)
        if marked:
            middle, _, after = rest.partition(_MARK)
            return Sentence(_shorten_start(before), middle, _shorten_end(after))
    return Sentence("", label, "")


def _block(body: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the paragraph, list item or table cell round a link."""
    first, last = max(0, start - _REACH), end + _REACH
    row = body.rfind("\n", max(0, start - _LONGEST_ROW), start) + 1
    is_cell = body.startswith("|", row)
    before = (_CELL_EDGE if is_cell else _BLOCK_EDGE).finditer(body, max(row, first) if is_cell else first, start)
    after = (_CELL_EDGE if is_cell else _BLOCK_EDGE).search(body, end, last)
    return max((m.end() for m in before), default=first), after.start() if after else min(last, len(body))


def _shorten_start(text: str) -> str:
    cut = text[-_LONGEST:]
    return text if len(text) <= _LONGEST else "…" + (cut.partition(" ")[2] or cut)


def _shorten_end(text: str) -> str:
    cut = text[:_LONGEST]
    return text if len(text) <= _LONGEST else (cut.rpartition(" ")[0] or cut) + "…"
