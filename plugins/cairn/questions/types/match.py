# SPDX-License-Identifier: MIT
"""Matching: learners assign each row its target; the options are the targets of all rows and the distractors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cairn.questions.exercise_type import Block, ExerciseType, sample
from cairn.questions.keys import Key
from cairn.questions.notation.assignments import Assign, AssignRow, Target, complete, lint_rows
from cairn.questions.notation.lists import (
    Item,
    parse_items,
    report_duplicates,
    report_quotes,
    report_strays,
    write_item,
)
from cairn.text.markdown import mask_code
from cairn.text.problem import Code
from cairn.text.slug import item_id
from cairn.yaml.writer import prose

_COLONS = re.compile(r"(?:^|(?<=\s))::(?=\s|$)")


def _parse(block: Block) -> Assign | None:
    """Parse a list of `- row :: target`; a target without a row is a distractor."""
    items = parse_items(block.text)
    if report_strays(block, items, "- row :: target"):
        return None
    pairs = [(item, pair) for item in items if (pair := _pair(block, item))]
    rows = [(i, AssignRow(item_id(row), row, item_id(target), i.quote)) for i, (row, target) in pairs if row]
    report_duplicates(block, ((row.id, item.line) for item, row in rows), "Rows")
    distractors = [(item, item_id(target)) for item, (row, target) in pairs if not row]
    _report_redundant(block, distractors, {row.target for _, row in rows})
    report_quotes(block, (item for item, _ in distractors))
    targets = {item_id(target): Target(item_id(target), target) for _, (_, target) in pairs}
    found = sorted(targets.values(), key=lambda target: target.id)
    return complete(block, "match", [row for _, row in rows], found, "rows and at least two targets")


def _pair(block: Block, item: Item) -> tuple[str, str] | None:
    colons = list(_COLONS.finditer(mask_code(item.text)))
    if len(colons) == 1:
        row, target = item.text[: colons[0].start()].strip(), item.text[colons[0].end() :].strip()
        if target:
            return row, target
    what = "more than one '::'" if len(colons) > 1 else "no target"
    fault = f"This item of '{block.question_id}' has {what}. Write 'row :: target', or ':: target' for a distractor."
    block.report(Code.VALUE_INVALID, item.line, fault)
    return None


def _report_redundant(block: Block, distractors: Iterable[tuple[Item, str]], taken: set[str]) -> None:
    """Report distractors that are also targets."""
    for item, target in distractors:
        if target in taken:
            fault = f"This distractor of '{block.question_id}' is already a target. Reword or remove it."
            block.report(Code.CHOICE_DUPLICATE, item.line, fault)
        taken.add(target)


def _write(exercise: Assign) -> list[str]:
    taken = {row.target for row in exercise.rows}
    rows = [(f"{row.text} ", exercise.target(row.target).text, row.feedback) for row in exercise.rows]
    rows += [("", target.text, "") for target in exercise.targets if target.id not in taken]
    items = (write_item(f"- {row}:: {target}", feedback) for row, target, feedback in rows)
    return prose("match", "\n".join(items), "")


MATCH = ExerciseType(
    name="match",
    schema=(Key("match", "A list of 'row :: target'; ':: target' is a distractor.", is_markdown=True, is_list=True),),
    parse=_parse,
    write=_write,
    scaffold=(sample("match: |", "  - The first term :: its meaning", "  - The second term :: another meaning"),),
    lint=lint_rows,
)
