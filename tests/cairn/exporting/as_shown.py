# SPDX-License-Identifier: MIT
"""Questions as learners see them, to compare what was exported with what is imported again.

HTML says the same in other letters of Markdown, so texts are compared as HTML, and ids of choices, which are made of
these letters, are not compared. A range and a number with a tolerance are the same key.
"""

from __future__ import annotations

import re
from dataclasses import replace
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
    if isinstance(exercise, Choices):
        return [(text(c.text), c.is_key, c.share, text(whole_feedback(c))) for c in exercise.items]
    if isinstance(exercise, Order):
        return [(row.rank, text(row.text), text(row.feedback)) for row in exercise.rows]
    if isinstance(exercise, Assign):
        rows = [(text(r.text), text(exercise.target(r.target).text), text(r.feedback)) for r in exercise.rows]
        return rows, sorted(text(target.text) for target in exercise.targets)
    if isinstance(exercise, Table):
        cells = [[text(c.target.text) for c in row.cells] for row in exercise.rows]
        return [*map(text, exercise.head)], [text(row.text) for row in exercise.rows], cells
    if isinstance(exercise, Number):
        keys = [{**key, "id": ""} for key in exercise.key]
        return keys, [text(answer.feedback) for answer in exercise.answers], exercise.unit
    if isinstance(exercise, Blanks):
        gaps = [(gap.accepted, gap.options) for gap in exercise.gaps]
        return text(exercise.markdown), gaps, exercise.is_exact
    if isinstance(exercise, Short):
        return [(a.text, a.share, text(a.feedback)) for a in exercise.answers], exercise.is_exact
    if isinstance(exercise, Open):
        return text(exercise.model), [text(idea.text) for idea in exercise.rubric]
    return exercise


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
