# SPDX-License-Identifier: MIT
"""Multiple choice: two or more of several choices are correct."""

from __future__ import annotations

from cairn.questions.exercise_type import ExerciseType
from cairn.questions.notation.choices import CHOICES, lint_choices, parse_choices, sample_choices, write_choices

MULTIPLE = ExerciseType(
    name="multiple",
    schema=(CHOICES,),
    parse=parse_choices,
    write=write_choices,
    scaffold=(sample_choices(0, 1), sample_choices(1, 2), sample_choices(2, 0)),
    lint=lint_choices,
)
