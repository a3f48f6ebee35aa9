# SPDX-License-Identifier: MIT
"""Questions as learners see them, to compare what was exported with what is imported again.

HTML says the same in other letters of Markdown, so texts are compared as HTML, and ids of choices, which are made of
these letters, are not compared. A range and a number with a tolerance are the same key.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING, Any

from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices, whole_feedback
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.types.blanks import Blanks
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.order import Order
from cairn.questions.types.short import Short
from cairn.questions.types.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.questions.question import Question

_BETWEEN = re.compile(r"\s*(</?(?:p|div|ul|ol|li|pre|table|thead|tbody|tr|th|td|blockquote)\b[^<>]*>)\s*")
_NO_MEANING = re.compile(r"</?(?:span|div|thead|tbody)\b[^<>]*>| class=\"(?!language)[^\"]*\"| style=\"[^\"]*\"")


def show(question: Question, html: Callable[[str, Question], str]) -> Any:
    """Return what a question shows and what it accepts; `html` writes its texts."""

    def text(markdown: str) -> str:
        shown = _NO_MEANING.sub("", _BETWEEN.sub(r"\1", html(markdown, question)))
        return " ".join(unescape(re.sub(r"^<p>|</p>$", "", shown)).split())

    common = (question.id, question.type, text(question.stem), text(question.rationale), question.is_shuffled)
    return (*common, tuple(map(text, question.hints)), _show_exercise(question.exercise, text))


def _show_exercise(exercise: Any, text: Callable[[str], str]) -> Any:
    return next(
        (show_type(exercise, text) for kind, show_type in _TYPES.items() if isinstance(exercise, kind)), exercise
    )


def _show_choices(exercise: Choices, text: Callable[[str], str]) -> Any:
    return [(text(c.text), c.is_key, c.share, text(whole_feedback(c))) for c in exercise.items]


def _show_order(exercise: Order, text: Callable[[str], str]) -> Any:
    return [(row.rank, text(row.text), text(row.feedback)) for row in exercise.rows]


def _show_rows(exercise: Assign, text: Callable[[str], str]) -> Any:
    rows = [(text(r.text), text(exercise.target(r.target).text), text(r.feedback)) for r in exercise.rows]
    return rows, sorted(text(target.text) for target in exercise.targets)


def _show_table(exercise: Table, text: Callable[[str], str]) -> Any:
    cells = [[text(c.target.text) for c in row.cells] for row in exercise.rows]
    return [*map(text, exercise.head)], [text(row.text) for row in exercise.rows], cells


def _show_number(exercise: Number, text: Callable[[str], str]) -> Any:
    keys = [f"{_plain(k.get('value'))} {_plain(k.get('within'))} {k['share']}" for k in exercise.key]
    return keys, [text(answer.feedback) for answer in exercise.answers], exercise.unit


def _show_blanks(exercise: Blanks, text: Callable[[str], str]) -> Any:
    return text(exercise.markdown), [(gap.accepted, gap.options) for gap in exercise.gaps], exercise.is_exact


def _show_short(exercise: Short, text: Callable[[str], str]) -> Any:
    return [(a.text, a.share, text(a.feedback)) for a in exercise.answers], exercise.is_exact


def _show_open(exercise: Open, text: Callable[[str], str]) -> Any:
    return text(exercise.model), [text(idea.text) for idea in exercise.rubric]


_TYPES: dict[type, Callable[[Any, Callable[[str], str]], Any]] = {
    Choices: _show_choices,
    Order: _show_order,
    Assign: _show_rows,
    Table: _show_table,
    Number: _show_number,
    Blanks: _show_blanks,
    Short: _show_short,
    Open: _show_open,
}


def _plain(number: str | None) -> str:
    return f"{Decimal(number).normalize():f}" if number else "any"


def without_losses(question: Question) -> Question:
    """Return a question without what most formats have no place for: patterns, ties, and feedback on rows."""
    exercise = question.exercise
    if isinstance(exercise, Order):
        rows = (replace(row, rank=rank, feedback="") for rank, row in enumerate(exercise.rows, start=1))
        exercise = replace(exercise, rows=tuple(rows))
    elif isinstance(exercise, Assign):
        exercise = replace(exercise, rows=tuple(replace(row, feedback="") for row in exercise.rows))
    elif isinstance(exercise, Short):
        plain = (answer for answer in exercise.answers if find_pattern(answer.text) is None)
        exercise = replace(exercise, answers=tuple(plain))
    return replace(question, exercise=exercise)
