# SPDX-License-Identifier: MIT
"""Ordering: rows that are to be put in order; equal numbers are ties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cairn.questions.types.list_notation import parse_items, refuse_duplicates, refuse_empty, refuse_stray
from cairn.text.problem import Code
from cairn.text.prose import plain_text
from cairn.text.slug import item_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.yaml.mapping_reader import MappingReader
    from cairn.yaml.reader import ScalarNode


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row."""

    id: str
    text: str
    """Markdown."""
    rank: int
    """Its place; rows of equal rank may stand either way."""
    feedback: str
    """Markdown; empty where there is none."""

    @property
    def label(self) -> str:
        """The row as plain text, for the names of its buttons."""
        return plain_text(self.text)


@dataclass(frozen=True, slots=True)
class Order:
    """Rows to be put in order."""

    rows: tuple[OrderRow, ...]
    """In the right order."""

    type = "order"

    @property
    def shown(self) -> tuple[OrderRow, ...]:
        """The rows in an order that does not give the key away: that of their ids, unless that is right."""
        rows = sorted(self.rows, key=lambda row: row.id)
        is_right = all(a.rank <= b.rank for a, b in pairwise(rows))
        return tuple(reversed(rows)) if is_right else tuple(rows)

    def map_markdown(self, change: Callable[[str], str]) -> Order:
        """Return the rows with their texts and feedback changed."""
        rows = (replace(r, text=change(r.text), feedback=change(r.feedback)) for r in self.rows)
        return replace(self, rows=tuple(rows))


def parse_order(mapping: MappingReader, block: ScalarNode, name: str) -> Order | None:
    """Read the `order` of a question: a numbered list in the right order."""
    items = parse_items(block, numbered=True)
    if refuse_stray(mapping, block, items, name, "1. "):
        return None
    refuse_empty(mapping, items, name)
    rows = [OrderRow(item_id(i.text), i.text, i.number, i.quote) for i in items]
    refuse_duplicates(mapping, ((item_id(i.text), i.line) for i in items), "Rows", name)
    if len({row.rank for row in rows}) < 2:  # noqa: PLR2004  # an order needs two places
        fault = f"The rows of '{name}' have no order. Number them 1, 2, 3, with equal numbers for ties."
        mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line("order"), fault)
        return None
    return Order(tuple(sorted(rows, key=lambda row: row.rank)))
