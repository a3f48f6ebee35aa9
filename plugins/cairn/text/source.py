# SPDX-License-Identifier: MIT
"""A text and a place in it: what every parser is given, and what every problem points at.

The rim reads files and makes `Source` values of them; the engine never opens a file itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """What the author would type to open it, such as `docs/concepts/vectors.md`; problems name it."""
    text: str
    """The whole text, with `\\n` line ends."""
    uri: str = ""
    """Its place among the documents, such as `concepts/vectors.md`; empty for files that are no page."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A line of a file."""

    path: str
    """The path of the `Source`."""
    line: int
    """Counted from 1."""


def count_lines(text: str, places: Iterable[int]) -> Iterator[int]:
    """Yield the line of each place in a text, counted from 0; the places come in order, so one pass counts them."""
    line = done = 0
    for place in places:
        line += text.count("\n", done, place)
        done = place
        yield line
