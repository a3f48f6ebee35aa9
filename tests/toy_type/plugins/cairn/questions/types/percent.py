# SPDX-License-Identifier: MIT
"""A percentage to be estimated: the nearer a response is, the higher it scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.questions.exercise_type import ExerciseType, find_unexplained
from cairn.questions.keys import Key
from cairn.text.problem import Code, Problem
from cairn.yaml.json_schema import COUNT
from cairn.yaml.writer import prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cairn.questions.exercise_type import Block
    from cairn.questions.question import Question

_HUNDRED = 100
_SAMPLE = """\
stem: How many percent?
percent: 50
rationale: Why the key is right."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage."""

    value: int
    """From 0 to 100."""
    of: str
    """Markdown: the whole; empty if there is none."""

    type = "percent"

    def map_markdown(self, change: Callable[[str], str]) -> Percent:
        """Return the percentage with its text changed."""
        return Percent(self.value, change(self.of))


def _parse(block: Block) -> Percent | None:
    value = block.mapping.count("percent")
    if value is not None and value > _HUNDRED:
        fault = f"The key of '{block.question_id}' is more than 100 percent. Write a number from 0 to 100."
        block.report(Code.VALUE_INVALID, block.text.line, fault)
        return None
    of = block.mapping.text("of")
    return None if value is None else Percent(value, of.value if of else "")


def _write(exercise: Percent) -> Iterator[str]:
    yield f"percent: {exercise.value}"
    if exercise.of:
        yield from prose("of", exercise.of, "")


def _lint(question: Question, exercise: Percent) -> Iterator[Problem]:
    if exercise.value in {0, _HUNDRED}:
        fault = f"The key of '{question.id}' is at the end of the scale. Ask for another share."
        yield Problem(Code.KEY_LONGEST, question.span, fault)
    yield from find_unexplained(question)


PERCENT = ExerciseType(
    name="percent",
    schema=(
        Key("percent", "The percentage, from 0 to 100.", COUNT),
        Key("of", "The whole, in Markdown.", is_markdown=True),
    ),
    parse=_parse,
    write=_write,
    scaffold=(_SAMPLE,),
    lint=_lint,
)
