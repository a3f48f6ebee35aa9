# SPDX-License-Identifier: MIT
"""Find pairs of marks in linear time.

A regular expression that searches for the end of each opening mark reads the rest of the text again for every mark
that is never closed. Here an opening mark without an end stops the search, since no later mark can have one either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

PARAGRAPH_BREAK = re.compile(r"\n[ \t>]*(?=\n|\Z)")
"""A blank line, also inside a quote. No inline markup crosses it."""


def find_pairs(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str], shortest: int = 0
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the positions of each pair: its start, the start and end of its content, and its end.

    Whether a mark closes must not depend on the mark that it closes. The content has at least `shortest` characters.
    """
    position = 0
    while (first := opening.search(text, position)) and (last := closing.search(text, first.end() + shortest)):
        yield first.start(), first.end(), last.start(), last.end()
        position = last.end()


def replace_pairs(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str], write: Callable[[str], str] = str, shortest: int = 0
) -> str:
    """Return the text with each pair replaced by `write(content)`."""
    parts: list[str] = []
    done = 0
    for start, first, last, end in find_pairs(text, opening, closing, shortest):
        parts += text[done:start], write(text[first:last])
        done = end
    return "".join((*parts, text[done:])) if parts else text


class ParagraphBreaks:
    """Finds the ends of paragraphs. It reads the text only once if it is asked for positions from left to right."""

    def __init__(self, text: str) -> None:
        """Prepare to search `text`."""
        self._text, self._next = text, -1

    def after(self, position: int) -> int:
        """Return the end of the paragraph that contains a position."""
        if self._next < position:
            found = PARAGRAPH_BREAK.search(self._text, position)
            self._next = found.start() if found else len(self._text)
        return self._next
