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

from cairn.text.markdown import escape, mask_code
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text, split_sentences
from cairn.text.raw_html import RawHtml
from cairn.text.slug import split_anchor
from cairn.text.source import Span, count_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cairn.content.document import Document

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
_UNSAFE = re.compile(r"[\s()<>\[\]\"\\%`*$|{}]")
"""What has a meaning in the address of a link; the letters of an anchor stay, for the host looks for them."""
_EMBED = re.compile(r"!\[\[(?<!\\!\[\[)(?P<name>[^\[\]\n]{1,300})\]\](?!\()")
_INDEX = re.compile(r"(?:[-+]?\d+|[a-z])(?:[ \t]*[-+*:,](?:[ \t]*(?:\d+|[a-z]))?)*|:")
"""What stands in double brackets behind a word that is an array: `a[[0]]`, `x[[1:3]]`, `f[[i, j]]`."""
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]*://|mailto:)[^\s<>]+", re.IGNORECASE)
_CONTENTS = re.compile(r"_?toc_?", re.IGNORECASE)
"""What other programs take for a table of contents, on a line of its own."""
_LINE_START, _LINE_END = re.compile(r"(?:\A|\n)[ \t]{0,3}\Z"), re.compile(r"[ \t]*(?:\n|\Z)")
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
    anchor: str = ""
    """The heading in a wikilink, as it was typed; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """What stands between `[[` and `]]`."""

    name: str
    """The name, as it was typed; empty in a link within the page."""
    anchor: str
    """The heading, after a `#`; empty where there is none."""
    label: str
    """The Markdown after the `|`; empty where there is none."""
    is_in_html: bool = False
    """Whether it is in HTML, in whose text no Markdown is read."""


def find_links(document: Document) -> tuple[Link, ...]:
    """Return the links of a page to other pages, in the order of the text."""
    body = document.body
    if "[" not in body:
        return ()
    masked = mask_code(body)
    folder = posixpath.dirname(document.uri)
    wikilinks = ((m, _wikilink(body, m)) for m in WIKILINK.finditer(masked) if _write_other(body, m) is None)
    found = [(m, w.name, w.anchor, True) for m, w in wikilinks]
    found += [(m, _place(folder, m["path"]), "", False) for m in PAGE_LINK.finditer(masked)]
    found.sort(key=lambda f: f[0].start())
    lines = count_lines(body, (m.start() for m, *_ in found))
    spans = (Span(document.source.path, document.body_line + line) for line in lines)
    return tuple(
        _link(document, m, name, anchor, s, is_wikilink=wiki)
        for (m, name, anchor, wiki), s in zip(found, spans, strict=True)
    )


def find_embeds(document: Document) -> Iterator[Problem]:
    """Yield a problem for each `![[...]]`, which other programs replace by what it names."""
    found = list(_EMBED.finditer(mask_code(document.body))) if "![[" in document.body else []
    lines = count_lines(document.body, (m.start() for m in found))
    for match, line in zip(found, lines, strict=True):
        span = Span(document.source.path, document.body_line + line)
        fault = f"'{_group(document.body, match, 'name')}' cannot be embedded here."
        advice = "Write [[name]] for a link, or ![text](path) for an image."
        yield Problem(Code.EMBED_UNSUPPORTED, span, f"{fault} {advice}")


def _link(document: Document, match: re.Match[str], name: str, anchor: str, span: Span, *, is_wikilink: bool) -> Link:
    label = _group(document.body, match, "label") or _group(document.body, match, 1)
    return Link(name, is_wikilink, span, match.start(), match.end(), label, anchor)


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
        other = _write_other(text, match)
        if other is None:
            link = _wikilink(text, match)
            other = write(replace(link, is_in_html=True) if html.holds(match.start()) else link)
        parts += text[end : match.start()], other
        end = match.end()
    return "".join((*parts, text[end:]))


def find_wikilinks(text: str) -> tuple[Wikilink, ...]:
    """Return the wikilinks of a Markdown text."""
    return tuple(link for _, link in locate_wikilinks(text))


def locate_wikilinks(text: str) -> Iterator[tuple[int, Wikilink]]:
    """Yield the wikilinks of a Markdown text, each with its line, counted from 0."""
    if "[[" in text:
        found = [m for m in WIKILINK.finditer(mask_code(text)) if _write_other(text, m) is None]
        for line, match in zip(count_lines(text, (m.start() for m in found)), found, strict=True):
            yield line, _wikilink(text, match)


def write_link(title: str, from_uri: str, to_uri: str, *, label: str = "", anchor: str = "") -> str:
    """Return a Markdown link between two places; `label` is Markdown, and `title` text that stands in for it."""
    folder, name = posixpath.split(to_uri)
    here = posixpath.dirname(from_uri)  # mostly the same, and the way is a name
    path = name if folder == here else posixpath.relpath(to_uri, here or ".")
    target = quote(path, safe="/.-_~") + ("#" + _UNSAFE.sub(lambda m: quote(m[0]), anchor) if anchor else "")
    return f"[{label or escape(title)}]({target})"


def _wikilink(text: str, match: re.Match[str]) -> Wikilink:
    name, anchor = split_anchor(" ".join(_group(text, match, "name").split()))
    return Wikilink(name, anchor, " ".join(_group(text, match, "label").split()))


def _write_other(text: str, match: re.Match[str]) -> str | None:
    """Return what to write for double brackets that name no concept; None where they do."""
    inside, start = _group(text, match, "name").strip(), match.start()
    before = text[start - 1 : start]
    if (before.isalnum() or before in {")", "_"}) and before and _INDEX.fullmatch(inside) and not match["label"]:
        return match[0]
    if _URL.fullmatch(inside):
        label = " ".join(_group(text, match, "label").split())
        return f"[{label}]({inside})" if label else f"<{inside}>"
    is_alone = _LINE_START.search(text, max(0, start - 4), start) and _LINE_END.match(text, match.end())
    return "[TOC]" if is_alone and _CONTENTS.fullmatch(inside) and not match["label"] else None


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
