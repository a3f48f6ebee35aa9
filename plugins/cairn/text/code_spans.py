# SPDX-License-Identifier: MIT
"""Code within a text: spans between backticks, comments, and elements of HTML whose text is no prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from cairn.text.paired_marks import Breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

RAW = ("pre", "code", "script", "style", "textarea", "svg", "math", "title", "template", "select")
"""The elements of HTML in whose text there are no links, whatever it looks like."""
_RUN = re.compile("`+")
_BACKTICKS = re.compile(r"\\[\\`]|`+")
_OPENING = re.compile(rf"{_BACKTICKS.pattern}|<!--|<(?P<tag>{'|'.join(RAW)})(?=[\s>/])", re.IGNORECASE)


def find_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of code, comments and such elements, from left to right."""
    if "`" in text or "<" in text:
        yield from _find(text, _OPENING if "<" in text else _BACKTICKS)


def find_code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of code between backticks alone."""
    if "`" in text:
        yield from _find(text, _BACKTICKS)


def _find(text: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    ends = _Ends(text)
    place = 0
    while mark := opening.search(text, place):
        place = mark.end()
        end = ends.find(mark)
        if end is not None:
            yield mark.start(), end
            place = end


class _Ends:
    """Where what begins in a text ends. What has been looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text, self._breaks = text, Breaks(text)
        self._runs: dict[int, list[int]] | None = None
        self._missing: set[str] = set()

    def find(self, mark: re.Match[str]) -> int | None:
        sign = mark[0]
        if sign[0] == "\\":
            return None
        return self._after_code(mark.end(), len(sign)) if sign[0] == "`" else self._after_raw(mark.end(), sign.lower())

    def _after_code(self, place: int, length: int) -> int | None:
        """Return the end of the next run of as many backticks in the same paragraph."""
        if self._runs is None:
            self._runs = {}
            for run in _RUN.finditer(self._text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        last = self._breaks.after(place)
        for shorter in range(length, 0, -1):  # where there is none, Python-Markdown takes fewer for the opening
            starts = self._runs.get(shorter, [])
            number = bisect_left(starts, place)
            if number < len(starts) and starts[number] < last:
                return starts[number] + shorter
        return None

    def _after_raw(self, place: int, sign: str) -> int | None:
        """Return the end of a comment, or of an element."""
        closing = None if sign in self._missing else _closing(sign).search(self._text, place)
        if closing is None:
            self._missing.add(sign)
        return closing.end() if closing else None


@cache
def _closing(sign: str) -> re.Pattern[str]:
    return re.compile("-->" if sign == "<!--" else rf"</{sign[1:]}\s*>", re.IGNORECASE)
