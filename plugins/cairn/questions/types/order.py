# SPDX-License-Identifier: MIT
"""Ordering: learners put rows in order; rows with equal numbers are ties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.lists import parse_items, report_duplicates, report_empty, report_strays, write_item
from cairn.text.problem import Code
from cairn.text.prose import plain_text
from cairn.text.slug import item_id
from cairn.yaml.writer import prose


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row."""

    id: str
    """Derived from the text."""
    text: str
    """Markdown."""
    rank: int
    """Its position; rows with equal ranks may be in any order."""
    feedback: str
    """Markdown; empty if there is none."""

    @property
    def label(self) -> str:
        """The row as plain text, for the accessible names of its buttons."""
        return plain_text(self.text)


@dataclass(frozen=True, slots=True)
class Order:
    """Rows that learners put in order."""

    rows: tuple[OrderRow, ...]
    """The rows, in the correct order."""

    type = "order"

    @property
    def shown(self) -> tuple[OrderRow, ...]:
        """The rows sorted by id so that the key is not revealed; reversed if that order is correct."""
        rows = sorted(self.rows, key=lambda row: row.id)
        is_right = all(a.rank <= b.rank for a, b in pairwise(rows))
        return tuple(reversed(rows)) if is_right else tuple(rows)

    def map_markdown(self, change: Callable[[str], str]) -> Order:
        """Return the rows with their texts and feedback changed."""
        rows = (replace(r, text=change(r.text), feedback=change(r.feedback)) for r in self.rows)
        return replace(self, rows=tuple(rows))


def _parse(block: Block) -> Order | None:
    """Parse a numbered list in the correct order."""
    items = parse_items(block.text, numbered=True)
    if report_strays(block, items, "1. "):
        return None
    report_empty(block, items)
    rows = [OrderRow(item_id(i.text), i.text, i.number, i.quote) for i in items]
    report_duplicates(block, ((item_id(i.text), i.line) for i in items), "Rows")
    if len({row.rank for row in rows}) < 2:  # noqa: PLR2004  # an order needs two places
        fault = f"The rows of '{block.question_id}' have no order. Number them 1, 2, 3, with equal numbers for ties."
        block.report(Code.QUESTION_WITHOUT_KEY, block.mapping.line("order"), fault)
        return None
    return Order(tuple(sorted(rows, key=lambda row: row.rank)))


def _write(exercise: Order) -> list[str]:
    items = (write_item(f"{row.rank}. {row.text}", row.feedback) for row in exercise.rows)
    return prose("order", "\n".join(items), "")


ORDER = ExerciseType(
    name="order",
    schema=(
        Key(
            "order",
            "A numbered list in the right order. Rows with equal numbers may swap places.",
            is_markdown=True,
            is_list=True,
        ),
    ),
    parse=_parse,
    write=_write,
    scaffold=(sample("order: |", "  1. The first step", "  2. The second step", "  3. The third step"),),
    lint=lambda question, exercise: find_unexplained(question, (row.feedback for row in exercise.rows)),
)
