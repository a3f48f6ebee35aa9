# SPDX-License-Identifier: MIT
"""What the engine must know of Markdown: where code stands, what a text says, how to write text as text.

The host renders all Markdown. This module only finds what is no prose (so that `[[...]]` in code is no
link), reads prose as plain text, and escapes text so that no extension takes it for markup.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t).*(?:\n|\Z)|[ \t]*\n(?=(?: {4}|\t)))+")
_CONTAINER = re.compile(r"^\s*(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|={3}|\[\^|/{3,})(?:\s|\S)")
_NO_PROSE = re.compile(
    r"<!--.*?-->"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|\$\$.+?\$\$"
    r"|\\\(.+?\\\)"
    r"|<(?P<tag>pre|code|script|style)\b.*?</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
_HEADING = re.compile(r"^#[ \t]+(?P<atx>.+?)[ \t]*#*[ \t]*$|^(?P<setext>\S.*)\n=+[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{:?[ ]*[#.][^}]*\}\s*$")
_MARKUP = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?<!\\)\[\[([^\]|]*?)(?:\\?\|([^\]]*))?\]\]"), lambda m: m[2] or m[1]),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->"), ""),
    (re.compile(r"\{\{\s*concept\(\s*['\"]([^'\"]*)['\"].*?\}\}"), r"\1"),
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}"), ""),
    (re.compile(r"(?<!\\)`+([^`]+)`+"), r"\1"),
    (re.compile(r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\\w])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|$~^=:])"), r"\1"),
)
_SPECIAL = re.compile(r"[&<>*_`\[\]\\|{}$~^=#:]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9\u00c0-\uffff])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Eq|Ch|Sec|No|Dr|Mr|Ms)\.|\b[A-Z]\.)$")
_FENCED = "~"
_NO_PARAGRAPH = ("<", " ", "\t", "{", "---", "===", _FENCED)
_BLOCK_START = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>|\||!!!|\?\?\?)\s*")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of code."""

    info: str
    """What stands after the opening marks."""
    text: str
    """The lines between the marks, each with its line end."""
    first: int
    """The line of the opening marks, counted from 0."""
    last: int
    """The line of the closing marks."""
    indent: str
    """What stands before the opening marks."""


def find_fences(text: str) -> tuple[Fence, ...]:
    """Return the fenced blocks of a Markdown text; one that is never closed is none."""
    lines = text.split("\n")
    return tuple(_fences(lines))


def _fences(lines: list[str]) -> Iterator[Fence]:
    unclosed: set[str] = set()
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening and opening["marks"] not in unclosed:
            last = _closing_line(lines, number, opening["marks"])
            if last is None:
                unclosed.add(opening["marks"])
            else:
                text = "".join(line + "\n" for line in lines[number + 1 : last])
                yield Fence(opening["info"].strip(), text, number, last, opening["indent"])
                number = last
        number += 1


def _closing_line(lines: list[str], first: int, marks: str) -> int | None:
    for number in range(first + 1, len(lines)):
        bare = lines[number].strip(" \t>")
        if len(bare) >= len(marks) and not bare.strip(marks[0]):
            return number
    return None


def mask_code(text: str) -> str:
    """Return the text with everything that is no prose blotted out, so that places stay the same."""
    lines = text.split("\n")
    for fence in _fences(lines):
        for number in range(fence.first, fence.last + 1):
            lines[number] = _FENCED * len(lines[number])
    masked = _NO_PROSE.sub(lambda m: _blank(m[0]), "\n".join(lines))
    return _INDENTED.sub(lambda m: m[0] if _is_continued(masked, m.start()) else _blank(m[0]), masked)


def _blank(text: str) -> str:
    return "".join("\n" if c == "\n" else " " for c in text)


def _is_continued(text: str, start: int) -> bool:
    """Say whether indented lines belong to a list, note or admonition that stands before them."""
    end = start
    while end > 0:
        begin = text.rfind("\n", 0, end - 1) + 1
        line = text[begin:end]
        if line.strip() and not line.startswith(("    ", "\t")):
            return bool(_CONTAINER.match(line))
        end = begin
    return False


def heading_title(body: str) -> str | None:
    """Return the text of the first level-1 heading, or None."""
    match = _HEADING.search(mask_code(body))
    if match is None:
        return None
    group = "atx" if match["atx"] is not None else "setext"
    return plain_text(_ATTRIBUTES.sub("", body[match.start(group) : match.end(group)])) or None


def plain_text(text: str) -> str:
    """Return what a Markdown text says, without its markup, on one line."""
    text = " ".join(text.split())
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return " ".join(html.unescape(text).split())


def escape(text: str) -> str:
    """Return Markdown that shows exactly this text, on one line, whatever extensions are on."""
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split()))


def first_sentence(body: str) -> str:
    """Return the first sentence of the first paragraph of prose as plain text; empty where there is none."""
    masked = mask_code(body)
    for match in re.finditer(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", masked, re.MULTILINE):
        paragraph = body[match.start() : match.end()]
        if not _BLOCK_START.match(match[0]) and not match[0].startswith(_NO_PARAGRAPH):
            words = plain_text(paragraph)
            if words:
                return split_sentences(words)[0]
    return ""


def split_sentences(text: str) -> list[str]:
    """Split plain text into sentences; an abbreviation such as `e.g.` ends none."""
    sentences: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, start, match.start()):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    return [*sentences, text[start:].strip()] if text[start:].strip() or not sentences else sentences
