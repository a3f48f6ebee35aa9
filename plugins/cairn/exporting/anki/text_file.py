# SPDX-License-Identifier: MIT
"""Notes as a text file that Anki imports: a line for each, with tabs between its fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from cairn.exporting.anki.note import Note

_HEAD = ("#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:6")


def write_text(notes: Iterable[Note]) -> bytes:
    """Return the file. Fields with tabs, quotes or line ends stand in quotes."""
    text = io.StringIO()
    text.writelines(f"{line}\n" for line in _HEAD)
    rows = csv.writer(text, csv.excel_tab, lineterminator="\n")
    for note in notes:
        sides = note.sides
        rows.writerow((note.guid, sides.kind, note.deck, sides.front, sides.back, " ".join(note.tags)))
    return text.getvalue().encode()
