# SPDX-License-Identifier: MIT
"""True or false: the stem is a statement to be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.exercise_type import ExerciseType, find_unexplained
from cairn.questions.keys import Key
from cairn.questions.notation.choices import Choice, Choices
from cairn.yaml.json_schema import FLAG

if TYPE_CHECKING:
    from cairn.questions.exercise_type import Block

_SAMPLE = """\
stem: A statement to judge.
is_true: yes
rationale: Why the key is right."""


def _parse(block: Block) -> Choices | None:
    key = block.mapping.flag("is_true")
    if key is None:
        return None
    return Choices("judge", (Choice("true", "True", key, ""), Choice("false", "False", not key, "")))


JUDGE = ExerciseType(
    name="judge",
    schema=(Key("is_true", FLAG, "Whether the stem is true."),),
    parse=_parse,
    write=lambda exercise: [f"is_true: {'yes' if exercise.items[0].is_key else 'no'}"],
    scaffold=(_SAMPLE,),
    lint=lambda question, _exercise: find_unexplained(question),
)
