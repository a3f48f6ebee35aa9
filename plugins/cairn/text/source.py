# SPDX-License-Identifier: MIT
"""A source text and a location in it: parsers take a `Source`, problems point at a `Span`.

The host reads files and makes `Source` values of them; the engine never opens a file.

`without_spans` removes locations from a value, so that two values can be compared wherever they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

_LEAVES = (str, int, bool, float, type(None))
_POSITION_FIELDS = {"start", "end", "body_line"}
"""Fields that contain a position. Fields named `line` are kept, because pages show them."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """The path an author would open, such as `docs/concepts/vectors.md`; problems name it."""
    text: str
    """The whole text, with `\\n` line endings."""
    uri: str = ""
    """The page path, such as `concepts/vectors.md`; empty for a file that is not a page."""
    defaults: tuple[Source, ...] = ()
    """The files with front matter that a page shares with others, from the outermost folder."""


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


def without_spans(value: Any) -> Any:
    """Return the value as tuples and plain values, without spans and positions."""
    if type(value) in _LEAVES:  # the most frequent case, and testing for Mapping is slow
        return value
    if isinstance(value, Span):
        return ()
    value_type: Any = type(value)
    if names := _field_names(value_type):
        return value_type.__name__, *(without_spans(getattr(value, name)) for name in names)
    if isinstance(value, tuple | list):
        return tuple(map(without_spans, value))
    if isinstance(value, Mapping):
        return tuple((without_spans(key), without_spans(one)) for key, one in value.items())
    return value


@cache
def _field_names(value_type: type[Any]) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, without positions; empty for other types."""
    return (
        ()
        if not is_dataclass(value_type)
        else tuple(field.name for field in fields(value_type) if field.name not in _POSITION_FIELDS)
    )
