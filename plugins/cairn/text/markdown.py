# SPDX-License-Identifier: MIT
"""What the engine needs to know of Markdown: where code is, what the title is, and how to escape text.

The host renders all Markdown. This module finds the parts that are not prose (so that `[[...]]` in code is not a
link), and escapes text so that no extension treats it as markup. `prose` turns Markdown into plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cairn.text.code_spans import find_code
from cairn.text.formula import Notation, current_notation, find_literal_spans

_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+)*)"  # a fence may begin a list item
    r"(?P<marks>`{3,}(?=[^`\n]*$)|~{3,}(?!~))(?P<info>.*)$"
)
_COMMENT, _COMMENT_END = "<!--", "-->"
_INLINE_CODE = re.compile(r"`[^`]*`")
_INDENT = re.compile(r" {4}|\t")
_INDENTED_LINES = re.compile(r"(?:(?: {4}|\t).*(?:\n|\Z))+")
_CONTAINER = re.compile(r"\s*(?:(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|={3}[!+]*)\s|\[\^)")
_HEADING = re.compile(r"^#(?!#)[ \t]*(?P<atx>\S.*)$|^(?P<setext>[^\s\0].*)\n=+[ \t]*$", re.MULTILINE)
_SPECIAL = re.compile(r"[&<>*_`\[\]\\|{}$~^=#:]|^[-+!?](?=\W|$)|^\d(?=\d*[.)](?:\s|$))")

NO_PROSE = "\0"
"""Replaces each character of code in a masked text; an author cannot type it."""
_CACHE_SIZE = 4
"""The cache size: the steps that read a page ask for the same text several times in a row."""
BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
"""A run of lines that are not blank."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of code."""

    info: str
    """The text after the opening marks."""
    text: str
    """The lines between the marks, each with its newline."""
    first: int
    """The line of the opening marks, counted from 0."""
    last: int
    """The line of the closing marks, counted from 0."""
    indent: str
    """The text before the opening marks: white space, quote marks, and the marker of a list item that begins here."""


@lru_cache(_CACHE_SIZE)
def find_fences(text: str) -> tuple[Fence, ...]:
    """Return the fenced code blocks of a Markdown text. Unclosed fences and fences in comments do not count."""
    return tuple(_fences(text.split("\n"))) if "```" in text or "~~~" in text else ()


def _fences(lines: list[str]) -> Iterator[Fence]:
    unclosed: set[str] = set()
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        marks = opening["marks"] if opening else _COMMENT if _opens_comment(lines[number]) else ""
        if marks and marks not in unclosed:
            last = _closing_line(lines, number, marks)
            if last is None:
                unclosed.add(marks)
            elif opening:
                text = "".join(line + "\n" for line in lines[number + 1 : last])
                yield Fence(opening["info"].strip(), text, number, last, opening["indent"])
            number = number if last is None else last
        number += 1


def _opens_comment(line: str) -> bool:
    if _COMMENT not in line:
        return False
    _, mark, comment = _INLINE_CODE.sub("", line).rpartition(_COMMENT)
    return bool(mark) and _COMMENT_END not in comment


def _closing_line(lines: list[str], first: int, marks: str) -> int | None:
    for number in range(first + 1, len(lines)):
        bare = lines[number].strip(" \t>")
        if marks == _COMMENT:
            if _COMMENT_END in lines[number]:
                return number
        elif len(bare) >= len(marks) and not bare.strip(marks[0]):
            return number
    return None


def mask_code(text: str) -> str:
    """Return the text with everything that is not prose replaced by `NO_PROSE`, character for character."""
    return _mask_code(text, current_notation())


@lru_cache(_CACHE_SIZE)
def _mask_code(text: str, _notation: Notation) -> str:
    masked = _mask_signs(text)
    return _mask_indented(blank_out(masked, find_literal_spans(masked)))


def mask_all_but_formulas(text: str) -> str:
    """Return the text with code masked and formulas left as they are."""
    return _mask_indented(_mask_signs(text))


def _mask_signs(text: str) -> str:
    """Mask fenced code, code spans, comments and raw elements."""
    fences = find_fences(text)
    lines = text.split("\n") if fences else []
    for fence in fences:
        for number in range(fence.first, fence.last + 1):
            length = len(lines[number])  # the indent stays: it shows that a list continues
            lines[number] = (fence.indent + NO_PROSE * length)[:length]
    fenced = "\n".join(lines) if fences else text
    return blank_out(fenced, find_code(fenced))


def blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with the given spans, sorted by start, replaced by `NO_PROSE`; newlines stay."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        if end > done:
            parts += text[done : max(start, done)], _mask(text[max(start, done) : end])
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _mask(text: str) -> str:
    return "\n".join(NO_PROSE * len(line) for line in text.split("\n"))


def _mask_indented(text: str) -> str:
    """Mask indented code. Indented lines that continue a list, footnote or admonition are not code."""
    if "    " not in text and "\t" not in text:
        return text
    parts: list[str] = []
    end = 0
    is_contained = False
    for block in BLOCK.finditer(text):
        if not _INDENT.match(block[0]):
            is_contained = bool(_CONTAINER.match(block[0]))
        elif not is_contained and (code := _INDENTED_LINES.match(block[0])):
            parts += text[end : block.start()], _mask(code[0])
            end = block.start() + code.end()
    return "".join((*parts, text[end:]))


def find_heading(body: str) -> str | None:
    """Return the Markdown of the first level-1 heading, or None."""
    span = locate_heading(body)
    return body[slice(*span)] if span else None


def locate_heading(body: str) -> tuple[int, int] | None:
    """Return the start and end of the text of the first level-1 heading, or None."""
    match = _HEADING.search(mask_code(body))
    if match is None or match["atx"] is None:
        return match.span("setext") if match else None
    start, text = match.start("atx"), match["atx"]
    bare = text.rstrip(" \t").rstrip("#").rstrip(" \t") or text[0]  # a heading may be closed by `#` signs
    return start, start + len(bare)


def escape(text: str) -> str:
    """Return Markdown that shows exactly this text on one line, whatever extensions are enabled."""
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split()))
