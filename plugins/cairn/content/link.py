# SPDX-License-Identifier: MIT
"""Find the links in a body, `[[wikilinks]]` and relative links to pages, with the sentence around each.

One scanner finds wikilinks both for backlinks and for rewriting them as Markdown links, so the two always agree. The
links that are written lead from source file to source file, so the host can check them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from cairn.content.document import Document
from cairn.text.markdown import escape, mask_code
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text, shorten, shorten_start, split_sentences
from cairn.text.raw_html import RawHtml
from cairn.text.slug import split_anchor
from cairn.text.source import Span, count_lines

WIKILINK = re.compile(
    r"\[\[(?<![\\!]\[\[)(?!\s*[\]|])(?P<name>(?:(?!\n[ \t]*\n)[^\[\]|]){1,1000}?)"
    r"(?:\\?\|(?P<label>(?:(?!\n[ \t]*\n)[^\[\]]){1,2000}))?\]\](?!\()"
)
"""A wikilink, in text with masked code. Its length is limited."""
PAGE_LINK = re.compile(
    r"\[(?<![!\\]\[)(?P<label>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"\(\s*<?(?P<path>[^()\s<>:#?]+\.md)(?P<anchor>#[^()\s<>]*)?>?(?:\s+\"[^\"]*\"|\s+'[^']*')?\s*\)"
)
"""A relative Markdown link to a page, in text with masked code."""
_RESERVED = re.compile(r"[\s()<>\[\]\"\\%`*$|{}]")
"""The characters of an anchor that must be percent-encoded; the host compares all others as typed."""
_EMBED = re.compile(r"!\[\[(?<!\\!\[\[)(?P<name>[^\[\]\n]{1,300})\]\](?!\()")
_UNCLOSED = re.compile(
    r"(?<![\\!\[\w)\]])\[\[(?=\w)(?=[^\[\]|\n]*[^\W\d_\[\]|])(?P<name>[^\[\]|\n]+)(?=[\[\]|\n]|\Z)"
    r"(?!\][(\[:])(?!(?:\[(?!\[)|[^\[\n])*?\]\])"
)
"""A wikilink without closing brackets on its line, unless other links begin so: `[[text](path)`."""
_ARRAY_INDEX = re.compile(r"(?:[-+]?\d+|[a-z])(?:[ \t]*[-+*:,](?:[ \t]*(?:\d+|[a-z]))?)*|:")
"""An array index in double brackets: `a[[0]]`, `x[[1:3]]`, `f[[i, j]]`."""
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]*://|mailto:)[^\s<>]+", re.IGNORECASE)
_TABLE_OF_CONTENTS = re.compile(r"_?toc_?", re.IGNORECASE)
"""A table of contents in the syntax of other programs, on a line of its own."""
_LINE_START, _LINE_END = re.compile(r"(?:\A|\n)[ \t]{0,3}\Z"), re.compile(r"[ \t]*(?:\n|\Z)")
_BLOCK_BOUNDARY = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+]|\d+[.)]|#{1,6}|:)[ \t]|[ \t]*(?:\||`{3}|~{3}))")
_MARKER = re.compile(
    r"\A\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|\||:)\s+(?:\[[ xX]\]\s+)?|(?:!!!|\?\?\?\+?|===|`{3}|~{3})[^\n]*\n)"
)
_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_CELL_BOUNDARY = re.compile(r"(?<!\\)\|")
_MARK = "\x02"
_MAX_SHOWN = 240
_MAX_CONTEXT = 1000
_MAX_ROW = 10_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that contains a link, as plain text in three parts."""

    before: str
    """The text before the link."""
    label: str
    """The text of the link."""
    after: str
    """The text after the link."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a page to a concept, not yet resolved."""

    name: str
    """The name in a wikilink, or the page path of a relative link."""
    is_wikilink: bool
    """Whether it was written as `[[...]]`."""
    span: Span
    """Where the link is."""
    start: int
    """The index of its first character in the body."""
    end: int
    """The index after its last character."""
    label: str
    """The Markdown of its text."""
    anchor: str = ""
    """The heading in a wikilink, as typed; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """The parts of a wikilink."""

    name: str
    """The name, as typed; empty in a link within the page."""
    anchor: str
    """The heading after `#`; empty if there is none."""
    label: str
    """The Markdown after `|`; empty if there is none."""
    is_in_html: bool = False
    """Whether it is in raw HTML, where Markdown is not rendered."""


def find_links(document: Document) -> tuple[Link, ...]:
    """Return the links from a page to other pages, in text order."""
    body = document.body
    if "[" not in body:
        return ()
    masked = mask_code(body)
    folder = posixpath.dirname(document.uri)
    wikilinks = ((m, _wikilink(body, m)) for m in WIKILINK.finditer(masked) if _write_non_wikilink(body, m) is None)
    found = [(m, w.name, w.anchor, True) for m, w in wikilinks]
    found += [(m, _target_path(folder, m["path"]), "", False) for m in PAGE_LINK.finditer(masked)]
    found.sort(key=lambda f: f[0].start())
    lines = count_lines(body, (m.start() for m, *_ in found))
    spans = (Span(document.source.path, document.body_line + line) for line in lines)
    return tuple(
        _link(document, m, name, anchor, s, is_wikilink=is_wikilink)
        for (m, name, anchor, is_wikilink), s in zip(found, spans, strict=True)
    )


def find_embeds(document: Document) -> Iterator[Problem]:
    """Yield a problem for each `![[...]]`, an embed that only other programs support."""
    found = list(_EMBED.finditer(mask_code(document.body))) if "![[" in document.body else []
    lines = count_lines(document.body, (m.start() for m in found))
    for match, line in zip(found, lines, strict=True):
        span = Span(document.source.path, document.body_line + line)
        fault = f"'{_original(document.body, match, 'name')}' cannot be embedded here."
        advice = "Write [[name]] for a link, or ![text](path) for an image."
        yield Problem(Code.EMBED_UNSUPPORTED, span, f"{fault} {advice}")


def find_unclosed_wikilinks(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each wikilink in a Markdown text that is never closed."""
    masked = mask_code(text) if "[[" in text else ""
    closed = {match.start() for match in WIKILINK.finditer(masked)}
    found = [match for match in _UNCLOSED.finditer(masked) if match.start() not in closed]
    for match, line in zip(found, count_lines(text, (m.start() for m in found)), strict=True):
        fault = f"'[[{shorten(_original(text, match, 'name').strip(), 40)}' is never closed and is shown as typed."
        yield Problem(Code.WIKILINK_UNCLOSED, Span(path, first_line + line), f"{fault} Write ']]' after the name.")


def _link(document: Document, match: re.Match[str], name: str, anchor: str, span: Span, *, is_wikilink: bool) -> Link:
    label = _original(document.body, match, "label") or _original(document.body, match, 1)
    return Link(name, is_wikilink, span, match.start(), match.end(), label, anchor)


def _target_path(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


def replace_wikilinks(text: str, write: Callable[[Wikilink], str]) -> str:
    """Return the text with each wikilink replaced by the result of `write`."""
    if "[[" not in text:
        return text
    parts: list[str] = []
    end = 0
    masked = mask_code(text)
    html = RawHtml(text, masked)
    for match in WIKILINK.finditer(masked):
        written = _write_non_wikilink(text, match)
        if written is None:
            link = _wikilink(text, match)
            written = write(replace(link, is_in_html=True) if html.holds(match.start()) else link)
        parts += text[end : match.start()], written
        end = match.end()
    return "".join((*parts, text[end:]))


def find_wikilinks(text: str) -> tuple[Wikilink, ...]:
    """Return the wikilinks of a Markdown text."""
    return tuple(link for _, link in locate_wikilinks(text))


def locate_wikilinks(text: str) -> Iterator[tuple[int, Wikilink]]:
    """Yield each wikilink of a Markdown text with its line, counted from 0."""
    if "[[" in text:
        found = [m for m in WIKILINK.finditer(mask_code(text)) if _write_non_wikilink(text, m) is None]
        for line, match in zip(count_lines(text, (m.start() for m in found)), found, strict=True):
            yield line, _wikilink(text, match)


def write_link(title: str, from_uri: str, to_uri: str, *, label: str = "", anchor: str = "") -> str:
    """Return a Markdown link from one page path to another; without `label`, it shows the escaped `title`."""
    folder, name = posixpath.split(to_uri)
    from_folder = posixpath.dirname(from_uri)  # most links stay in the same folder, where the file name is enough
    path = name if folder == from_folder else posixpath.relpath(to_uri, from_folder or ".")
    target = quote(path, safe="/.-_~") + ("#" + _RESERVED.sub(lambda m: quote(m[0]), anchor) if anchor else "")
    return f"[{label or escape(title)}]({target})"


def _wikilink(text: str, match: re.Match[str]) -> Wikilink:
    name, anchor = split_anchor(" ".join(_original(text, match, "name").split()))
    return Wikilink(name, anchor, " ".join(_original(text, match, "label").split()))


def _write_non_wikilink(text: str, match: re.Match[str]) -> str | None:
    """Return the text to write for double brackets that are not a wikilink; None for a wikilink."""
    inside, start = _original(text, match, "name").strip(), match.start()
    before = text[start - 1 : start]
    if (before.isalnum() or before in {")", "_"}) and before and _ARRAY_INDEX.fullmatch(inside) and not match["label"]:
        return match[0]
    if _URL.fullmatch(inside):
        label = " ".join(_original(text, match, "label").split())
        return f"[{label}]({inside})" if label else f"<{inside}>"
    is_alone = _LINE_START.search(text, max(0, start - 4), start) and _LINE_END.match(text, match.end())
    return "[TOC]" if is_alone and _TABLE_OF_CONTENTS.fullmatch(inside) and not match["label"] else None


def _original(text: str, match: re.Match[str], name: str | int) -> str:
    """Return a group of a match from the original text: the match was made in the masked text."""
    return text[match.start(name) : match.end(name)] if match[name] else ""


def find_sentence(body: str, link: Link, show: Callable[[str], str] = str) -> Sentence:
    """Return the sentence that contains a link. Marks around the link survive the removal of markup.

    `show` replaces what the host does not understand in the Markdown around the link.
    """
    start, end = _block(body, link.start, link.end)
    label = plain_text(link.label)
    block = f"{body[start : link.start]}{_MARK}{label}{_MARK}{body[link.end : end]}"
    bare = show(_MARKER.sub("", _QUOTE_MARKS.sub("", block)))
    for sentence in split_sentences(plain_text(bare)):
        before, mark, rest = sentence.partition(_MARK)
        if mark:
            middle, _, after = rest.partition(_MARK)
            return Sentence(shorten_start(before, _MAX_SHOWN), middle, shorten(after, _MAX_SHOWN))
    return Sentence("", label, "")


def _block(body: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and end of the paragraph, list item or table cell around a link."""
    first, last = max(0, start - _MAX_CONTEXT), end + _MAX_CONTEXT
    row = body.rfind("\n", max(0, start - _MAX_ROW), start) + 1
    is_cell = body.startswith("|", row)
    before = (_CELL_BOUNDARY if is_cell else _BLOCK_BOUNDARY).finditer(
        body, max(row, first) if is_cell else first, start
    )
    after = (_CELL_BOUNDARY if is_cell else _BLOCK_BOUNDARY).search(body, end, last)
    return max((m.end() for m in before), default=first), after.start() if after else min(last, len(body))
