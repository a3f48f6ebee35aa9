# SPDX-License-Identifier: MIT
"""Read a table: its separator, the columns that its first line names, and its rows with their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from cairn.importing.tables.records import Record, read_records
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_HAS_MORE = "This row has more cells than there are columns. Put quotes around a text with a separator."
_TOO_WIDE = "The first line names more than 1,000 columns. Remove those that are not needed."
_NAMES = {
    "id": "id",
    "concept": "concept konzept begriff concepto",
    "stem": "stem question frage pregunta",
    "right": "right correct answer richtig antwort juste réponse correcta respuesta",
    "wrong": "wrong incorrect falsch faux incorrecta",
    "feedback": "feedback rückmeldung retour comentario",
    "rationale": "rationale explanation erklärung explication explicación",
    "hint": "hint hinweis indice pista",
    "unit": "unit einheit unité unidad",
    "within": "within toleranz tolérance tolerancia",
    "type": "type typ tipo",
    "learn_before": "learn_before voraussetzung prérequis requisito",
    "reason": "reason grund raison razón",
    "tag": "tag schlagwort étiquette etiqueta",
    "alias": "alias",
    "body": "body text texte texto",
}
_COLUMNS = {spelling: name for name, spellings in _NAMES.items() for spelling in spellings.split()}
_NUMBERED = frozenset({"wrong", "feedback", "hint"})
_OF_CONCEPTS = frozenset({"learn_before", "reason", "tag", "alias", "body"})
"""The columns that say nothing about a question. Of the others, only `concept` says something about a concept."""
_MOST_COLUMNS = 1_000
_NUMBERED_NAME = re.compile(r"(?P<name>\w+?)_?(?P<number>[0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    span: Span
    """The line on which it begins."""
    cells: dict[str, str]
    """The cells that are not empty, by column; the columns of several choices are `wrong 1`, `wrong 2`, …"""
    fault: str = ""
    """Why it cannot be read, in whole sentences; empty if it can."""

    def numbered(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the number and the cell of each column with this name."""
        for column, cell in self.cells.items():
            base, _, number = column.partition(" ")
            if base == name:
                yield number, cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    columns: tuple[str, ...]
    """The columns, in source order."""
    rows: tuple[Row, ...]
    """The rows that are not empty, in source order."""


def read_table(source: Source, *, is_sheet: bool = False) -> Table | tuple[Problem, ...]:
    """Return the table of a source, or what is wrong with its first line.

    For the sheet of a workbook, which is separated by commas, lines are the numbers of its rows.
    """
    head, _, _ = source.text.partition("\n")
    records = read_records(source.text, "," if is_sheet else max(",;\t", key=head.count))
    if is_sheet:
        records = (replace(record, line=number) for number, record in enumerate(records, start=1))
    return _build_table(records, source.path)


def _build_table(records: Iterator[Record], path: str) -> Table | tuple[Problem, ...]:
    first = next(records, Record(1, ()))
    if first.fault:
        return (Problem(Code.IMPORT_DAMAGED, Span(path, first.line), first.fault),)
    columns = [_find_column(cell) or cell for cell in first.cells]
    if len(columns) > _MOST_COLUMNS:
        return (Problem(Code.IMPORT_DAMAGED, Span(path, 1), _TOO_WIDE),)
    faults = tuple(_find_faults(columns, path))
    return faults or Table(tuple(columns), tuple(_read_rows(records, columns, path)))


def _find_column(cell: str) -> str:
    """Return the column that a cell of the first line names; empty if there is none."""
    bare = " ".join(cell.split()).casefold().replace(" ", "_")
    if bare in _COLUMNS:
        return _COLUMNS[bare]
    match = _NUMBERED_NAME.fullmatch(bare)
    name = _COLUMNS.get(match["name"], "") if match else ""
    return f"{name} {match['number']}" if match and name in _NUMBERED else ""


def _find_faults(columns: list[str], path: str) -> Iterator[Problem]:
    known = {_find_column(column) for column in columns}
    for column in columns if known != {""} else ():  # a table of something else, such as a sheet with notes
        if column and _find_column(column) != column:
            near = get_close_matches(column.casefold(), _COLUMNS, 1)
            advice = (
                f"Did you mean '{near[0]}'?" if near else f"Rename it or remove it. Known are: {', '.join(_NAMES)}."
            )
            yield Problem(Code.IMPORT_DAMAGED, Span(path, 1), f"The column '{column[:60]}' is unknown. {advice}")
    for column in sorted(column for column, count in Counter(filter(None, columns)).items() if count > 1):
        yield Problem(Code.IMPORT_DAMAGED, Span(path, 1), f"The column '{column}' appears twice. Remove one of them.")
    if not {"stem"} & known and not {"concept", "learn_before"} <= known:
        fault = "The first line names no column 'stem', nor both 'concept' and 'learn_before'. Add them."
        yield Problem(Code.IMPORT_DAMAGED, Span(path, 1), fault)
    else:
        yield from _find_misplaced(columns, path)


def _find_misplaced(columns: list[str], path: str) -> Iterator[Problem]:
    """Yield a problem for each column that says nothing in this kind of table."""
    is_of_questions = "stem" in columns
    other = "concepts" if is_of_questions else "questions"
    for column in columns:
        is_known = _find_column(column) == column and column not in {"", "concept"}
        if is_known and (column in _OF_CONCEPTS) == is_of_questions:
            fault = f"The column '{column}' is for tables of {other}. Remove it."
            yield Problem(Code.IMPORT_DAMAGED, Span(path, 1), fault)


def _read_rows(records: Iterable[Record], columns: list[str], path: str) -> Iterator[Row]:
    for record in records:
        cells = record.cells
        named = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name and cell.strip()}
        fault = record.fault or (_HAS_MORE if any(cell.strip() for cell in cells[len(columns) :]) else "")
        if named or fault:
            yield Row(Span(path, record.line), named, fault)
