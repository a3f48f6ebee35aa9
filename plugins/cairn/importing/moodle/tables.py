# SPDX-License-Identifier: MIT
"""Read a table of gaps as a table question, whose cells, but for the first of a row, are lists to choose from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cairn.importing.notation.arranged import fill_table
from cairn.importing.notation.carried import WHOLE, Carried
from cairn.importing.notation.gaps import Gap, gap_mark
from cairn.importing.texts import escape_text

_BETWEEN = re.compile(r"(?<!\\)\|")
_MIN_LINES = 3


def read_table(text: str, gaps: Sequence[Gap]) -> Carried | None:
    """Return a table question; None if the text is no such table, or offers what no cell of a column has."""
    lines = [[cell.strip() for cell in _BETWEEN.split(line)[1:-1]] for line in text.split("\n")]
    if len(lines) < _MIN_LINES or not all(line and len(line) == len(lines[0]) for line in lines):
        return None
    head, _, *body = lines
    found = [cell for row in body for cell in row[1:]]
    if found != [gap_mark(number) for number in range(len(gaps))]:
        return None
    width = len(head) - 1
    keys = [[answer.text for answer in gap.answers if answer.share >= WHOLE] for gap in gaps]
    if not width or not all(gap.is_choice and len(key) == 1 for gap, key in zip(gaps, keys, strict=True)):
        return None
    everything = {text for key in keys for text in key}
    for column in range(width):
        own = {text for key in keys[column::width] for text in key}
        options = own if len(own) > 1 else everything
        if any({answer.text for answer in gap.answers} != options for gap in gaps[column::width]):
            return None
    cells = [escape_text(text) for key in keys for text in key]
    rows = [[row[0], *cells[n * width : (n + 1) * width]] for n, row in enumerate(body)]
    return fill_table(head, rows)
