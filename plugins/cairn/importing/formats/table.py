# SPDX-License-Identifier: MIT
"""Tables of questions, or of concepts and their prerequisites, as every spreadsheet saves them.

A workbook of several sheets has a table in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.reading.decoding import decode
from cairn.importing.tables.columns import Table, read_table
from cairn.importing.tables.pair_rows import read_pairs
from cairn.importing.tables.question_rows import read_questions
from cairn.importing.texts import PLAIN
from cairn.text.problem import Code, Problem
from cairn.text.source import Source

_ENDINGS = (".csv", ".tsv", ".xlsx")
_EMPTY = "This workbook has no sheet with text. Fill one in."


def _detect(bundle: Bundle) -> int:
    return 3 if bundle.path.lower().endswith(_ENDINGS) else 0


def _read(bundle: Bundle) -> Found:
    if bundle.path.lower().endswith(_ENDINGS[-1]):
        return _read_workbook(bundle)
    source = decode(bundle)
    if isinstance(source, Problem):
        return damaged(source)
    table = read_table(source)
    return _read_table(table, bundle, "") if isinstance(table, Table) else Found(problems=table, is_read=False)


def _read_workbook(bundle: Bundle) -> Found:
    """Read each sheet; several sheets with questions are a group each."""
    sheets = {name: read_table(source, is_sheet=True) for name, source in _find_sheets(bundle)}
    tables = {name: table for name, table in sheets.items() if isinstance(table, Table)}
    faults = tuple(fault for table in sheets.values() if isinstance(table, tuple) for fault in table)
    if not tables:
        return Found(problems=faults or (Problem(Code.IMPORT_DAMAGED, bundle.place(), _EMPTY),), is_read=False)
    has_groups = sum("stem" in table.columns for table in tables.values()) > 1
    found = [_read_table(table, bundle, name if has_groups else "") for name, table in tables.items()]
    return Found(
        tuple(group for each in found for group in each.groups),
        tuple(document for each in found for document in each.documents),
        tuple(item for each in found for item in each.left_out),
        problems=faults,
    )


def _find_sheets(bundle: Bundle) -> Iterator[tuple[str, Source]]:
    for name, data in bundle.members.items():
        text = data.decode()
        if text.strip(', "\n'):
            yield name, Source(bundle.place(name).path, text)


def _read_table(table: Table, bundle: Bundle, group: str) -> Found:
    kind = bundle.text or PLAIN
    if "stem" not in table.columns:
        return read_pairs(table.rows, kind)
    found = read_questions(table.rows, kind)
    questions = tuple(each for each in found if isinstance(each, FoundQuestion))
    left_out = tuple(each for each in found if isinstance(each, LeftOut))
    return Found((Group((group,) if group else (), questions),) if questions else (), left_out=left_out)


TABLE = Format("csv", "tables of questions, or of concepts and prerequisites", _ENDINGS, _detect, _read)
