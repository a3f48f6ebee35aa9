# SPDX-License-Identifier: MIT
"""Tables of questions, or of concepts and their prerequisites, as every spreadsheet saves them."""

from __future__ import annotations

from cairn.importing.decoding import decode
from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.tables.columns import read_table
from cairn.importing.tables.pair_rows import read_pairs
from cairn.importing.tables.question_rows import read_question
from cairn.importing.texts import PLAIN
from cairn.text.problem import Problem


def _detect(bundle: Bundle) -> int:
    return 3 if bundle.path.lower().endswith((".csv", ".tsv")) else 0


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    if isinstance(source, Problem):
        return damaged(source)
    table = read_table(source)
    if isinstance(table, tuple):
        return Found(problems=table, is_read=False)
    kind = bundle.text or PLAIN
    if "stem" not in table.columns:
        return read_pairs(table.rows, kind)
    found = [read_question(row, kind) for row in table.rows]
    questions = tuple(each for each in found if isinstance(each, FoundQuestion))
    left_out = tuple(each for each in found if isinstance(each, LeftOut))
    return Found((Group((), questions),) if questions else (), left_out=left_out)


TABLE = Format("csv", "tables of questions, or of concepts and prerequisites", (".csv", ".tsv"), _detect, _read)
