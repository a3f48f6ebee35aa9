# SPDX-License-Identifier: MIT
"""Marks that come in pairs, found in one pass: each character of a text is looked at a bounded number of times.

A regular expression that looks for the end of each opening mark reads the rest of the text anew for every mark
that is never closed. Here, an opening mark without an end ends the search, since no later one can have an end either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BREAK = re.compile(r"\n[ \t>]*(?=\n|\Z)")
"""A blank line, also in a quote: nothing within a line reaches across it."""


def find_pairs(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str], shortest: int = 0
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the places of pairs: where each begins, where its content begins and ends, and where it ends.

    Whether a mark closes must not depend on the one that it closes. Between both stand `shortest` characters or more.
    """
    place = 0
    while (first := opening.search(text, place)) and (last := closing.search(text, first.end() + shortest)):
        yield first.start(), first.end(), last.start(), last.end()
        place = last.end()


def replace_pairs(
    text: str,
    opening: re.Pattern[str],
    closing: re.Pattern[str],
    write: Callable[[str], str] = str,
    shortest: int = 0,
) -> str:
    """Return the text with each pair replaced by what `write` makes of its content."""
    parts: list[str] = []
    done = 0
    for start, first, last, end in find_pairs(text, opening, closing, shortest):
        parts += text[done:start], write(text[first:last])
        done = end
    return "".join((*parts, text[done:])) if parts else text


class Breaks:
    """Where paragraphs end; asked for places from left to right, it reads the text once."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text, self._next = text, -1

    def after(self, place: int) -> int:
        """Return the end of the paragraph in which a place is."""
        if self._next < place:
            found = BREAK.search(self._text, place)
            self._next = found.start() if found else len(self._text)
        return self._next
