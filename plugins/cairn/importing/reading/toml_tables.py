# SPDX-License-Identifier: MIT
"""Read the tables of a TOML list one by one, so that each has its line, and a broken one does not spoil the others.

A line that looks like the beginning of a table may stand in a text of several lines. Then what is before it is no TOML,
but it is TOML together with what follows.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_MOST_PARTS = 100
_PARTS = re.compile(rf"(?:[\w\"'-]{{1,60}}[ \t]*\.[ \t]*){{{_MOST_PARTS}}}")
"""A key of more parts than anybody writes; Python takes a time for it that grows with their square."""
_PLACE = re.compile(r" \(at (?:line (?P<line>[0-9]+), column [0-9]+|end of document)\)")
_DEEP = "it is nested too deep"
NO_READER = "Python 3.10 cannot read TOML. Install 'mkdocs-cairn[toml]', or use Python 3.11 or later."
"""What is wrong where no reader is installed."""


@dataclass(frozen=True, slots=True)
class TomlTable:
    """A table of the list, and whatever stands between it and the next one."""

    line: int
    """The line on which it begins; that of a fault, if it is no TOML."""
    values: dict[str, Any]
    """The document that consists of it; empty if it is no TOML."""
    fault: str = ""
    """Why it is no TOML, in a few words; empty if it is."""


def load_parser() -> Callable[[str], dict[str, Any]] | None:
    """Return a function that reads TOML and raises ValueError; None if Python has none and none is installed."""
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415
    else:
        try:
            import tomli as tomllib  # noqa: PLC0415
        except ImportError:
            return None
    return tomllib.loads


def read_tables(text: str, name: str, parse: Callable[[str], dict[str, Any]]) -> tuple[TomlTable, ...]:
    """Return what stands before the first table of the list with this name, and each of its tables."""
    return tuple(_read_parts(re.compile(rf"^[ \t]*\[\[[ \t]*{name}[ \t]*\]\]", re.MULTILINE), text, parse))


def _read_parts(header: re.Pattern[str], text: str, parse: Callable[[str], dict[str, Any]]) -> Iterator[TomlTable]:
    starts = [0, *(match.start() for match in header.finditer(text)), len(text)]
    parts = [text[start:end] for start, end in pairwise(starts)]
    line, number = 1, 0
    while number < len(parts):
        table, taken = _parse(parts[number], line, parse), 1
        if table.fault and number + 1 < len(parts):
            joined = _parse(parts[number] + parts[number + 1], line, parse)
            table, taken = (table, 1) if joined.fault else (joined, 2)
        yield table
        line += sum(part.count("\n") for part in parts[number : number + taken])
        number += taken


def _parse(text: str, line: int, parse: Callable[[str], dict[str, Any]]) -> TomlTable:
    if _PARTS.search(text):
        return TomlTable(line, {}, _DEEP)
    try:
        return TomlTable(line, parse(text))
    except RecursionError:
        return TomlTable(line, {}, _DEEP)
    except ValueError as error:
        place = _PLACE.search(f"{error}")
        own = int(place["line"]) - 1 if place and place["line"] else 0
        return TomlTable(line + own, {}, _PLACE.sub("", f"{error}"))
