# SPDX-License-Identifier: MIT
"""Notes as a text file that Anki imports: a line for each, with tabs between its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cairn.exporting.anki.note import Note

_HEAD = ("#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:6")


_QUOTED = re.compile(r'[\t\r\n"]')


def write_text(notes: Iterable[Note]) -> bytes:
    """Return the file. Fields with tabs, quotes or line ends stand in quotes."""
    return "".join(f"{line}\n" for line in (*_HEAD, *map(_write_note, notes))).encode()


def _write_note(note: Note) -> str:
    sides = note.sides
    fields = (note.guid, sides.kind, note.deck, sides.front, sides.back, " ".join(note.tags))
    return "\t".join(map(_quote, fields))


def _quote(field: str) -> str:
    return '"{}"'.format(field.replace('"', '""')) if _QUOTED.search(field) else field
