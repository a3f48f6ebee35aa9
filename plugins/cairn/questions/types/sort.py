# SPDX-License-Identifier: MIT
"""Sorting: learners assign each row its category."""

from __future__ import annotations

import re
from dataclasses import replace

from cairn.questions.exercise_type import Block, ExerciseType, sample
from cairn.questions.keys import Key
from cairn.questions.notation.assignments import Assign, AssignRow, Target, complete, lint_rows
from cairn.questions.notation.lists import (
    Item,
    parse_items,
    report_duplicates,
    report_empty,
    report_quotes,
    report_strays,
    write_item,
)
from cairn.text.problem import Code
from cairn.text.slug import item_id
from cairn.yaml.reader import ScalarNode
from cairn.yaml.writer import prose

_NO_TITLE = re.compile(r"\s*$|[-*+](?:\s|$)")


def _parse(block: Block) -> Assign | None:
    """Parse a list of categories, each with an indented list of its rows."""
    items = parse_items(block.text)
    if report_strays(block, items, "- category"):
        return None
    categories = [(item, item.text.partition("\n")) for item in items]
    targets = {item_id(title): Target(item_id(title), title) for _, (title, _, _) in categories}
    report_duplicates(block, ((item_id(title), item.line) for item, (title, _, _) in categories), "Categories")
    report_quotes(block, items)
    rows = [row for item, (title, _, rest) in categories for row in _rows(block, item, title, rest)]
    report_duplicates(block, ((row.id, item.line) for item, row in rows), "Rows")
    return complete(block, "sort", [r for _, r in rows], targets.values(), "at least two categories, with rows")


def _rows(block: Block, category: Item, title: str, rest: str) -> list[tuple[Item, AssignRow]]:
    literal = block.text.is_literal
    inner = replace(block, text=ScalarNode(rest, category.line + literal, is_literal=literal))
    items = parse_items(inner.text)
    report_strays(inner, items, "- row")
    if _NO_TITLE.match(title):
        fault = f"This category of '{block.question_id}' has no name. Add one."
        block.report(Code.VALUE_INVALID, category.line, fault)
    report_empty(block, items)
    return [(item, AssignRow(item_id(item.text), item.text, item_id(title), item.quote)) for item in items]


def _write(exercise: Assign) -> list[str]:
    def rows(target: str) -> list[str]:
        return [write_item(f"- {row.text}", row.feedback) for row in exercise.rows if row.target == target]

    items = (write_item(f"- {target.text}", more=rows(target.id)) for target in exercise.targets)
    return prose("sort", "\n".join(items), "")


SORT = ExerciseType(
    name="sort",
    schema=(Key("sort", "A list of categories, with their rows as lists below them.", is_markdown=True, is_list=True),),
    parse=_parse,
    write=_write,
    scaffold=(
        sample("sort: |", "  - The first group", "    - One thing", "  - The second group", "    - Another thing"),
    ),
    lint=lint_rows,
)
