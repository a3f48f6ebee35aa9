# SPDX-License-Identifier: MIT
"""A text and a place in it: what every parser is given, and what every problem points at.

The rim reads files and makes `Source` values of them; the engine never opens a file itself.
"""

from __future__ import annotations

from dataclasses import dataclass


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
