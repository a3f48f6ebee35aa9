# SPDX-License-Identifier: MIT
"""A source text and a location in it: parsers take a `Source`, problems point at a `Span`.

The host reads files and makes `Source` values of them; the engine never opens a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """The path an author would open, such as `docs/concepts/vectors.md`; problems name it."""
    text: str
    """The whole text, with `\\n` line endings."""
    uri: str = ""
    """The page path, such as `concepts/vectors.md`; empty for a file that is not a page."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A line of a file."""

    path: str
    """The path of the `Source`."""
    line: int
    """The line number, counted from 1."""


def count_lines(text: str, positions: Iterable[int]) -> Iterator[int]:
    """Yield the line of each position, counted from 0. The positions must be sorted, so that one pass is enough."""
    line = done = 0
    for position in positions:
        line += text.count("\n", done, position)
        done = position
        yield line
