# SPDX-License-Identifier: MIT
"""True or false: the learner judges the statement in the stem."""

from __future__ import annotations

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.choices import Choice, Choices
from cairn.yaml.json_schema import FLAG


def _parse(block: Block) -> Choices | None:
    key = block.mapping.flag("is_true")
    if key is None:
        return None
    return Choices("judge", (Choice("true", "True", key, ""), Choice("false", "False", not key, "")))


JUDGE = ExerciseType(
    name="judge",
    schema=(Key("is_true", "Whether the stem is true.", FLAG),),
    parse=_parse,
    write=lambda exercise: [f"is_true: {'yes' if exercise.items[0].is_key else 'no'}"],
    scaffold=(sample("is_true: yes", stem="A statement to judge."),),
    lint=lambda question, _exercise: find_unexplained(question),
)
