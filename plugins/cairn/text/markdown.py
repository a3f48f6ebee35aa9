# SPDX-License-Identifier: MIT
"""What the engine must know of Markdown: where code stands, what the title is, how to write text as text.

The host renders all Markdown. This module only finds what is no prose (so that `[[...]]` in code is no
link), and escapes text so that no extension takes it for markup. What a text says is the work of `prose`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cairn.text.code_spans import find_code
from cairn.text.formula import current_notation, find_signs_as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cairn.text.formula import Notation

_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+)*)"  # it may begin an item
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
"""What stands for each character of code in a masked text; an author cannot type it."""
_STEPS = 4
"""So many texts are remembered: the steps that read a page ask for the same one in a row."""
BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
"""Lines without an empty one between them."""


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
    """What stands before the opening marks: white space, marks of quotes, and that of a list item which begins here."""


@lru_cache(_STEPS)
def find_fences(text: str) -> tuple[Fence, ...]:
    """Return the fenced blocks of a Markdown text; one that is never closed, or in a comment, is none."""
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
    """Return the text with everything that is no prose blotted out, so that places stay the same."""
    return _mask_code(text, current_notation())


@lru_cache(_STEPS)
def _mask_code(text: str, _notation: Notation) -> str:
    masked = _mask_signs(text)
    return _mask_indented(blank_out(masked, find_signs_as_text(masked)))


def mask_all_but_formulas(text: str) -> str:
    """Return the text with its code blotted out, and its formulas as they are."""
    return _mask_indented(_mask_signs(text))


def _mask_signs(text: str) -> str:
    """Blot out what begins with a sign of code."""
    fences = find_fences(text)
    lines = text.split("\n") if fences else []
    for fence in fences:
        for number in range(fence.first, fence.last + 1):
            length = len(lines[number])  # the indent stays: it tells that a list goes on
            lines[number] = (fence.indent + NO_PROSE * length)[:length]
    fenced = "\n".join(lines) if fences else text
    return blank_out(fenced, find_code(fenced))


def blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with spans of it, in their order, blotted out."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        if end > done:
            parts += text[done : max(start, done)], _blot(text[max(start, done) : end])
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _blot(text: str) -> str:
    return "\n".join(NO_PROSE * len(line) for line in text.split("\n"))


def _mask_indented(text: str) -> str:
    """Blot out indented code; indented lines that belong to a list, note or admonition before them are none."""
    if "    " not in text and "\t" not in text:
        return text
    parts: list[str] = []
    end = 0
    is_contained = False
    for block in BLOCK.finditer(text):
        if not _INDENT.match(block[0]):
            is_contained = bool(_CONTAINER.match(block[0]))
        elif not is_contained and (code := _INDENTED_LINES.match(block[0])):
            parts += text[end : block.start()], _blot(code[0])
            end = block.start() + code.end()
    return "".join((*parts, text[end:]))


def find_heading(body: str) -> str | None:
    """Return the Markdown of the first level-1 heading, or None."""
    place = locate_heading(body)
    return body[slice(*place)] if place else None


def locate_heading(body: str) -> tuple[int, int] | None:
    """Return where the text of the first level-1 heading begins and ends, or None."""
    match = _HEADING.search(mask_code(body))
    if match is None or match["atx"] is None:
        return match.span("setext") if match else None
    start, text = match.start("atx"), match["atx"]
    bare = text.rstrip(" \t").rstrip("#").rstrip(" \t") or text[0]  # it may be closed by such signs
    return start, start + len(bare)


def escape(text: str) -> str:
    """Return Markdown that shows exactly this text, on one line, whatever extensions are on."""
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split()))
