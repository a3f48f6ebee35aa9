# SPDX-License-Identifier: MIT
"""Find the code in a Markdown text: code spans, HTML comments, and HTML elements whose content is not prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from cairn.text.paired_marks import ParagraphBreaks

RAW = ("pre", "code", "script", "style", "textarea", "svg", "math", "title", "template", "select")
"""HTML elements in which links are not recognized."""
_RUN = re.compile("`+")
_BACKTICKS = re.compile(r"\\[\\`]|`+")
_OPENING = re.compile(rf"{_BACKTICKS.pattern}|<!--|<(?P<tag>{'|'.join(RAW)})(?=[\s>/])", re.IGNORECASE)


def find_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each code span, comment and `RAW` element, from left to right."""
    if "`" in text or "<" in text:
        yield from _find(text, _OPENING if "<" in text else _BACKTICKS)


def find_code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each code span between backticks."""
    if "`" in text:
        yield from _find(text, _BACKTICKS)


def _find(text: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    ends = _Ends(text)
    position = 0
    while mark := opening.search(text, position):
        position = mark.end()
        end = ends.find(mark)
        if end is not None:
            yield mark.start(), end
            position = end


class _Ends:
    """Finds the ends of code spans, comments and elements. It remembers which closing tags are missing."""

    def __init__(self, text: str) -> None:
        self._text, self._breaks = text, ParagraphBreaks(text)
        self._runs: dict[int, list[int]] | None = None
        self._missing: set[str] = set()

    def find(self, mark: re.Match[str]) -> int | None:
        sign = mark[0]
        if sign[0] == "\\":
            return None
        return self._after_code(mark.end(), len(sign)) if sign[0] == "`" else self._after_raw(mark.end(), sign.lower())

    def _after_code(self, position: int, length: int) -> int | None:
        """Return the end of the next run of `length` backticks in the same paragraph, or None."""
        if self._runs is None:
            self._runs = {}
            for run in _RUN.finditer(self._text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        last = self._breaks.after(position)
        for shorter in range(length, 0, -1):  # like Python-Markdown, fall back to fewer backticks
            starts = self._runs.get(shorter, [])
            number = bisect_left(starts, position)
            if number < len(starts) and starts[number] < last:
                return starts[number] + shorter
        return None

    def _after_raw(self, position: int, sign: str) -> int | None:
        """Return the end of a comment or an element, or None if it is not closed."""
        closing = None if sign in self._missing else _closing(sign).search(self._text, position)
        if closing is None:
            self._missing.add(sign)
        return closing.end() if closing else None


@cache
def _closing(sign: str) -> re.Pattern[str]:
    return re.compile("-->" if sign == "<!--" else rf"</{sign[1:]}\s*>", re.IGNORECASE)
