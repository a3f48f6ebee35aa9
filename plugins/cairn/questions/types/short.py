# SPDX-License-Identifier: MIT
"""A short text: a few words, which are compared with the accepted responses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.accepted import EXACT, check_accepted, is_exact, lint_accepted
from cairn.questions.notation.answers import Answer, parse_answers, write_answers
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.text.problem import Problem
from cairn.yaml.writer import prose


@dataclass(frozen=True, slots=True)
class Short:
    """An exercise whose response is a few words."""

    answers: tuple[Answer, ...]
    """The foreseen answers, in source order: texts and, between slashes, regular expressions."""
    is_exact: bool = False
    """Whether a response must equal a text exactly."""

    type = "short"

    @property
    def shown(self) -> Answer:
        """The answer that is shown as the key: the first right text."""
        right = [answer for answer in self.answers if answer.is_right]
        return next((answer for answer in right if find_pattern(answer.text) is None), right[0])

    @property
    def key(self) -> Any:
        """The key in the page: the accepted texts, or all answers if they differ in more than their text."""
        is_plain = all(answer.is_plain for answer in self.answers)
        texts = [answer.text if is_plain else answer.entry(text=answer.text) for answer in self.answers]
        return {"accept": texts, "exact": True} if self.is_exact else texts

    def map_markdown(self, change: Callable[[str], str]) -> Short:
        """Return the exercise with the feedback changed."""
        return replace(self, answers=tuple(answer.map_markdown(change) for answer in self.answers))


def _parse(block: Block) -> Short | None:
    """Parse a list of answers, or a single accepted one."""
    answers = parse_answers(block, check_accepted)
    return Short(answers, is_exact(block)) if answers else None


def _write(exercise: Short) -> Iterator[str]:
    yield from prose("accept", write_answers(exercise.answers), "")
    if exercise.is_exact:
        yield "exact: yes"


def _lint(question: Question, exercise: Short) -> Iterator[Problem]:
    yield from lint_accepted(question, [[answer.text for answer in exercise.answers]], exact=exercise.is_exact)
    yield from find_unexplained(question, (answer.feedback for answer in exercise.answers))


SHORT = ExerciseType(
    name="short",
    schema=(
        Key(
            "accept",
            "A list of accepted answers; /.../ is a regular expression, '[ ]' is wrong, '>' starts feedback.",
            is_list=True,
            has_feedback=True,
        ),
        EXACT,
    ),
    parse=_parse,
    write=_write,
    scaffold=(sample("accept: |", "  - the answer"),),
    lint=_lint,
)
