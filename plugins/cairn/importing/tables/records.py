# SPDX-License-Identifier: MIT
"""Split a table into records. A quote that is never closed, or a cell that is too long, spoils only its own record."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_CELL = 1_000_000
_UNCLOSED = "A cell of this row begins with a quote that is not closed. Close it, or write two quotes for one."
_TOO_LONG = "A cell of this row has more than a million characters. Shorten it."


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row."""

    line: int
    """The line on which it begins; in a spreadsheet, the number of the row."""
    cells: tuple[str, ...]
    """Its cells, in source order."""
    fault: str = ""
    """Why it cannot be read, in whole sentences; empty if it can."""


def read_records(text: str, separator: str) -> Iterator[Record]:
    """Yield the records of a table.

    A record may have several lines, because a cell in quotes may. If its quotes are wrong, only its first line is
    taken for a record, and the next line begins another one.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = [f"{line}\n" for line in text.split("\n")]
    start = 0
    while start < len(lines):
        reader = csv.reader(_from(lines, start), delimiter=separator, strict=True)
        line = start
        try:
            for cells in reader:
                yield Record(line + 1, tuple(cells))
                line = start + reader.line_num
        except csv.Error:
            yield _read_line(lines[line], line + 1, separator)
            start = line + 1
        else:
            return


def _from(lines: list[str], start: int) -> Iterator[str]:
    return (lines[number] for number in range(start, len(lines)))


def _read_line(text: str, line: int, separator: str) -> Record:
    """Return the record of one line whose quotes are wrong. Text behind a closing quote belongs to its cell."""
    try:
        cells = next(csv.reader([text], delimiter=separator))
    except csv.Error:
        return Record(line, (), _TOO_LONG)
    is_closed = not any(cell.endswith("\n") for cell in cells)
    return Record(line, tuple(cells), "" if is_closed else _UNCLOSED)
