# SPDX-License-Identifier: MIT
"""An attribute table: the first column is given, and learners choose a value for every other cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.assignments import Target
from cairn.questions.notation.lists import report_duplicates
from cairn.text.code_spans import find_code_spans
from cairn.text.problem import Code
from cairn.text.slug import item_id
from cairn.yaml.writer import prose

_RULE = re.compile(r"^:?-+:?$")
_MIN_LINES, _MIN_COLUMNS, _MIN_OPTIONS = 3, 2, 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell whose value the learner chooses."""

    id: str
    """The row id and column id, joined by a dot, because two cells may have the same value."""
    column: str
    """The header of its column, as Markdown."""
    target: Target
    """The correct value."""
    options: tuple[Target, ...]
    """The values to choose from, sorted by id."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the given text and the cells."""

    text: str
    """Markdown."""
    cells: tuple[Cell, ...]
    """One cell per column except the first."""


@dataclass(frozen=True, slots=True)
class Table:
    """An attribute table."""

    head: tuple[str, ...]
    """The column headers as Markdown; the given column is first."""
    rows: tuple[TableRow, ...]
    """The rows, in source order."""

    type = "table"

    def map_markdown(self, change: Callable[[str], str]) -> Table:
        """Return the table with the texts of its cells changed."""
        return Table(tuple(change(text) for text in self.head), tuple(_map_row(row, change) for row in self.rows))


def _map_row(row: TableRow, change: Callable[[str], str]) -> TableRow:
    def mapped(target: Target) -> Target:
        return replace(target, text=change(target.text))

    cells = (
        replace(c, column=change(c.column), target=mapped(c.target), options=tuple(map(mapped, c.options)))
        for c in row.cells
    )
    return TableRow(change(row.text), tuple(cells))


def _parse(block: Block) -> Table | None:
    """Parse a Markdown table with a header row."""
    lines = [
        (block.text.line_at(n), _cells(line)) for n, line in enumerate(block.text.value.split("\n")) if line.strip()
    ]
    if not _is_table(block, lines):
        return None
    head, body = lines[0][1], lines[2:]
    report_duplicates(block, ((item_id(cells[0]), line) for line, cells in body), "Rows")
    report_duplicates(block, ((item_id(text), lines[0][0]) for text in head), "Columns")
    options = _options([cells for _, cells in body])
    return Table(tuple(head), tuple(_row(head, cells, options) for _, cells in body))


def _is_table(block: Block, lines: list[tuple[int, list[str]]]) -> bool:
    """Report everything that prevents the lines from being a table with a header, a delimiter row and complete rows."""
    faults = list(_find_faults(block.question_id, block.mapping.line("table"), lines))
    for code, line, fault in faults:
        block.report(code, line, fault)
    return not faults


def _find_faults(name: str, first: int, lines: list[tuple[int, list[str]]]) -> Iterator[tuple[Code, int, str]]:
    if len(lines) < _MIN_LINES or not all(_RULE.match(cell) for cell in lines[1][1]):
        fault = f"The table of '{name}' needs a header row, a line of dashes and at least one more row."
        yield Code.QUESTION_WITHOUT_KEY, first, fault
        return
    width = len(lines[0][1])
    fault = f"This row of the table of '{name}' must have {width} filled cells, like the header row."
    yield from ((Code.VALUE_INVALID, n, fault) for n, cells in lines if len(cells) != width or not all(cells))
    if width < _MIN_COLUMNS:
        yield Code.QUESTION_WITHOUT_KEY, first, f"The table of '{name}' has nothing to fill in. Add a second column."
    elif len({item_id(text) for _, cells in lines[2:] for text in cells[1:]}) < _MIN_OPTIONS:
        fault = f"The table of '{name}' offers no choice, because all its cells are the same. Use different values."
        yield Code.QUESTION_WITHOUT_KEY, first, fault


def _cells(line: str) -> list[str]:
    r"""Split a row at its `|` characters; those in code and those written `\|` belong to the text."""
    row = line.strip()
    parts: list[str] = []
    done = 0
    for start, end in find_code_spans(row):
        parts += row[done:start], row[start:end].replace("|", "\x00")
        done = end
    shielded = "".join((*parts, row[done:])).replace("\\|", "\x01")
    bare = shielded.removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\x00", "|").replace("\x01", "\\|") for cell in bare.split("|")]


def _options(body: list[list[str]]) -> list[tuple[Target, ...]]:
    """Return the options of each column: its own values, or the values of the whole table if it has only one."""
    everything = _targets([text for cells in body for text in cells[1:]])
    columns = [_targets([cells[n] for cells in body]) for n in range(len(body[0]))]
    return [column if len(column) >= _MIN_OPTIONS else everything for column in columns]


def _targets(texts: list[str]) -> tuple[Target, ...]:
    return tuple(sorted({Target(item_id(text), text) for text in texts}, key=lambda target: target.id))


def _row(head: list[str], cells: list[str], options: list[tuple[Target, ...]]) -> TableRow:
    row = item_id(cells[0])
    found = (
        Cell(f"{row}.{item_id(column)}", column, Target(item_id(text), text), chosen)
        for column, text, chosen in zip(head[1:], cells[1:], options[1:], strict=True)
    )
    return TableRow(cells[0], tuple(found))


def _write(exercise: Table) -> list[str]:
    body = [(row.text, *(cell.target.text for cell in row.cells)) for row in exercise.rows]
    rows = (exercise.head, ("---",) * len(exercise.head), *body)
    return prose("table", "\n".join(f"| {' | '.join(cells)} |" for cells in rows), "")


TABLE = ExerciseType(
    name="table",
    schema=(Key("table", "A Markdown table whose first column is given.", is_markdown=True, is_list=True),),
    parse=_parse,
    write=_write,
    scaffold=(
        sample(
            "table: |", "  | Thing | Quality |", "  |-------|---------|", "  | One | big |", "  | Another | small |"
        ),
    ),
    lint=lambda question, _exercise: find_unexplained(question),
)
