# SPDX-License-Identifier: MIT
"""Single choice: one of several choices is correct."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cairn.questions.exercise_type import ExerciseType
from cairn.questions.notation.choices import (
    CHOICES,
    Choices,
    lint_choices,
    parse_choices,
    sample_choices,
    write_choices,
)
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem

_MIN_QUESTIONS = 4
"""A key that is always in the same position is reported only for at least this many questions."""


def _find_same_place(questions: Sequence[Question]) -> Iterator[Problem]:
    """Report a key that is always in the same position, among questions whose choices are not shuffled."""
    fixed = [question for question in questions if not question.is_shuffled]
    places = {_key_place(q.exercise) for q in fixed if isinstance(q.exercise, Choices)}
    if len(fixed) >= _MIN_QUESTIONS and len(places) == 1:
        fault = f"The key is choice {places.pop() + 1} in all {len(fixed)} questions here. Vary its position."
        yield Problem(Code.KEY_SAME_PLACE, fixed[0].span, fault)


def _key_place(exercise: Choices) -> int:
    return [choice.is_key for choice in exercise.items].index(True)


SINGLE = ExerciseType(
    name="single",
    schema=(CHOICES,),
    parse=parse_choices,
    write=write_choices,
    scaffold=(sample_choices(0), sample_choices(1), sample_choices(2)),
    lint=lint_choices,
    lint_file=_find_same_place,
)
