# SPDX-License-Identifier: MIT
"""Write a question as items of Canvas: one as a rule, and several where Canvas knows no such question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cairn.exporting.canvas.chosen import write_assignment, write_choices, write_judge, write_order
from cairn.exporting.canvas.gapped import write_blanks, write_table
from cairn.exporting.canvas.parts import Task, Texts, write_item
from cairn.exporting.canvas.typed import write_draft, write_number, write_open, write_short
from cairn.exporting.xml_text import Xml
from cairn.questions.question import DRAFT, Question
from cairn.questions.types.blanks import Blanks

_WRITERS: Mapping[str, Callable[[Question, Any, Texts], Task | None]] = {
    "single": write_choices,
    "multiple": write_choices,
    "judge": write_judge,
    "order": write_order,
    "match": write_assignment,
    "sort": write_assignment,
    "table": write_table,
    "number": write_number,
    "short": write_short,
    "open": write_open,
    DRAFT: lambda question, _exercise, texts: write_draft(question, texts),
}
_TEXT_ONLY = "text_only"


def write_items(question: Question, texts: Texts, case: str = "") -> tuple[tuple[Xml, ...], tuple[str, ...]]:
    """Return the items of a question, none if it cannot be carried, and what they do not carry, in whole sentences.

    `case` is the id of the case that it is part of.
    """
    tasks = _write_tasks(question, texts)
    rationale = texts.html(question.rationale) if question.rationale else ""
    items = (write_item(f"{question.id}{task.suffix}", question.label, task, rationale, case) for task in tasks)
    return tuple(items), tasks[0].losses if tasks else ()


def write_scenario(case: Question, texts: Texts) -> Xml:
    """Return the scenario of a case as text without a question."""
    return write_item(case.id, case.label, Task(_TEXT_ONLY, texts.html(case.stem)), "")


def _write_tasks(question: Question, texts: Texts) -> tuple[Task, ...]:
    if isinstance(question.exercise, Blanks):
        return write_blanks(question, question.exercise, texts)
    task = _WRITERS[question.type](question, question.exercise, texts)
    return (task,) if task else ()
