# SPDX-License-Identifier: MIT
"""Remove the comments of a note: what stands between two `%%`, and HTML comments. They are private.

Nobody has specified where such a comment ends if code or a quote is involved. So a note is read in each way that
another program may read it, and whatever is a comment in one of them is removed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cairn.text.formula import find_formulas
from cairn.text.markdown import Fence, find_fences, mask_all_but_formulas
from cairn.text.paired_marks import ParagraphBreaks

Spans = tuple[tuple[int, int], ...]
_SIGN = re.compile(r"\\[\\`$]|`+|\$\$?|%%|<!--")
_RUN = re.compile("`+")
_KEPT = re.compile(r"<!--\s*cairn:")
"""Comments that Cairn reads itself."""
_MAY_BE_CODE = re.compile(r"[`$~\t]|\n {4}")
_INDENTED = re.compile("^\0", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A text without its comments."""

    text: str
    """The text that is left."""
    lines: tuple[int, ...]
    """For each of its lines, the line of the whole text that it was, counted from 0."""
    unclosed: int | None
    """The line of a comment that is never closed, counted from 0; None if there is none."""


def remove_comments(text: str) -> Shown:
    """Return a Markdown text without its comments; a line that held nothing else goes away."""
    if "%%" not in text and "<!--" not in text:
        return Shown(text, tuple(range(text.count("\n") + 1)), None)
    spans, unclosed = _find_comments(text)
    shown, lines = _cut(text, spans)
    return Shown(shown, lines, None if unclosed is None else text.count("\n", 0, unclosed))


def _find_comments(text: str) -> tuple[Spans, int | None]:
    """Return what is a comment in any reading, and the start of a comment that is not closed."""
    masked = mask_all_but_formulas(text)
    formulas = {formula.start: formula.end for formula in find_formulas(masked)}
    fences = find_fences(text)
    indented = [found.start() for found in _INDENTED.finditer(masked) if text[found.start()] in " \t"]
    readings = {_locate(text, fences, indented, is_cut=is_cut) for is_cut in (True, False)}
    found: list[tuple[int, int]] = []
    unclosed = None
    for blocks in sorted(readings):
        spans, start = _Scanner(text, blocks, formulas, looks_inside=True).scan()
        found += spans
        unclosed = start if unclosed is None else unclosed
        if any(_MAY_BE_CODE.search(text, *span) for span in spans):
            spans, start = _Scanner(text, blocks, formulas, looks_inside=False).scan()
            found += spans
            unclosed = start if unclosed is None else unclosed
    return _merge(found), unclosed


def _locate(text: str, fences: Iterable[Fence], indented: Iterable[int], *, is_cut: bool) -> Spans:
    """Return the start and end of each block of code; `is_cut` ends a fence where its quote or its list item ends."""
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    spans = []
    for fence in fences:
        last = fence.last
        if is_cut and fence.indent:
            numbers = range(fence.first + 1, fence.last)
            left = (n for n in numbers if _leaves(text[starts[n] : starts[n + 1]], fence.indent))
            last = next(left, fence.last + 1) - 1
        spans.append((starts[fence.first], starts[min(last + 1, len(starts) - 1)]))
    ends = ((start, text.find("\n", start)) for start in indented)
    return _merge((*spans, *((start, end if end >= 0 else len(text)) for start, end in ends)))


def _leaves(line: str, indent: str) -> bool:
    """Return whether a line of a fence is outside the quote or the list item in which the fence begins."""
    bare = line.lstrip(" \t>")
    prefix = line[: len(line) - len(bare)]
    return bool(line.strip()) and (prefix.count(">") < indent.count(">") or len(prefix.expandtabs()) < len(indent))


class _Scanner:
    """Reads a text from left to right, and looks at each of its signs once."""

    def __init__(self, text: str, blocks: Spans, formulas: Mapping[int, int], *, looks_inside: bool) -> None:
        self._text, self._blocks, self._formulas, self._looks_inside = text, blocks, formulas, looks_inside
        self._block = 0
        self._runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self._runs.setdefault(len(run[0]), []).append(run.start())
        self._breaks = ParagraphBreaks(text)
        self._has_html_end = True

    def scan(self) -> tuple[list[tuple[int, int]], int | None]:
        """Return the comments, and the start of the last one if it is not closed."""
        found: list[tuple[int, int]] = []
        opened: int | None = None
        position = 0
        while sign := _SIGN.search(self._text, position):
            position = sign.end()
            if opened is None or self._looks_inside:
                position = self._after_literal(sign) or position
                if position != sign.end():
                    continue
            if sign[0] == "%%":
                found += [] if opened is None else [(opened, position)]
                opened = sign.start() if opened is None else None
            elif sign[0] == "<!--" and opened is None and (end := self._after_html(sign)):
                found += [] if _KEPT.match(self._text, sign.start()) else [(sign.start(), end)]
                position = end
        if opened is not None:
            found.append((opened, len(self._text)))
        return found, opened

    def _after_literal(self, sign: re.Match[str]) -> int | None:
        """Return the end of the code or formula that a sign is in, or begins."""
        while self._block < len(self._blocks) and self._blocks[self._block][1] <= sign.start():
            self._block += 1
        if self._block < len(self._blocks) and self._blocks[self._block][0] <= sign.start():
            return self._blocks[self._block][1]
        if sign[0][0] == "`":
            return self._after_code(sign)
        return self._formulas.get(sign.start()) if sign[0][0] == "$" else None

    def _after_code(self, sign: re.Match[str]) -> int | None:
        starts = self._runs.get(len(sign[0]), [])
        number = bisect_left(starts, sign.end())
        if number < len(starts) and starts[number] < self._breaks.after(sign.end()):
            return starts[number] + len(sign[0])
        return None

    def _after_html(self, sign: re.Match[str]) -> int | None:
        end = self._text.find("-->", sign.end()) if self._has_html_end else -1
        self._has_html_end = end >= 0
        return end + len("-->") if end >= 0 else None


def _merge(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _cut(text: str, spans: Spans) -> tuple[str, tuple[int, ...]]:
    """Return the text without the spans, and the number of the line that each of its lines was."""
    lines: list[tuple[int, str]] = []
    parts: list[str] = []
    number = begin = at = 0
    is_touched = False
    for start, end in (*spans, (len(text), len(text))):
        first, *others = text[begin:start].split("\n")
        parts.append(first)
        for line in others:
            lines += _finish(number, parts, is_touched=is_touched)
            parts, at, is_touched = [line], at + 1, False
            number = at
        at += text.count("\n", start, end)
        is_touched = is_touched or end > start
        has_space = parts[-1].endswith(" ") and text.startswith(" ", end)
        begin = end + has_space
    lines += _finish(number, parts, is_touched=is_touched)
    return "\n".join(line for _, line in lines), tuple(number for number, _ in lines) or (0,)


def _finish(number: int, parts: list[str], *, is_touched: bool) -> Iterator[tuple[int, str]]:
    """Yield a line with its number, unless it held only a comment."""
    line = "".join(parts)
    if not is_touched:
        yield number, line
    elif line.strip(" \t>"):
        yield number, line.rstrip(" \t")
