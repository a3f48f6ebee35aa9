# SPDX-License-Identifier: MIT
"""Exercises in Cairn's notation, and the questions that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import Question
from cairn.text.problem import Severity
from cairn.text.source import Source, Span
from cairn.yaml.writer import prose

WHOLE, NOTHING = Decimal(100), Decimal(0)
ANY = "*"
"""The text of an answer that stands for any other response."""
NO_KEY = "'{name}' has no right answer. Mark one in the source."
SHARES = "The parts of the credit that '{name}' gives for some answers are left out."
TOO_MANY = "'{name}' has more than 1000 answers. Split it."
_MOST = 1000
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a question foresees."""

    text: str
    """What it says: Markdown for a choice, plain text otherwise; `ANY` is any other response."""
    share: Decimal
    """Its share of the credit in percent; it may be negative."""
    feedback: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An exercise in Cairn's notation."""

    lines: tuple[str, ...] = ()
    """The lines of its keys; empty for a draft."""
    losses: tuple[str, ...] = ()
    """What it does not carry, in sentences with the place `{name}`."""
    stem: str = ""
    """Its stem, if that is not the stem of the source."""
    rationale: str = ""
    """What belongs in the rationale."""


Result = Carried | str
"""An exercise, or the sentence that says why there is none."""


def build_question(stem: str, carried: Carried, rationale: str, span: Span) -> Question | str:
    """Return a question, or why it cannot be a question of Cairn."""
    lines = [*prose("stem", carried.stem or stem, ""), *carried.lines]
    explained = "\n\n".join(filter(None, (rationale, carried.rationale)))
    lines += prose("rationale", explained, "") if explained else []
    question, fault = _parse(lines)
    if question is None or fault:
        return f"{{name}} cannot be a question here: {fault or 'it has no text'}"
    return replace(question, id="", span=span)


def _parse(lines: Iterable[str]) -> tuple[Question | None, str]:
    text = "questions:\n  -\n" + "".join(f"    {line}\n" if line else "\n" for line in lines)
    quiz, problems = parse_quiz_file(Source("", f"concepts: [x]\n{text}"))
    faults = [problem.message for problem in problems if problem.code.severity is Severity.ERROR]
    return (quiz.questions[0] if len(quiz.questions) == 1 else None), faults[0] if faults else ""


def has_too_many(answers: Sequence[object]) -> bool:
    """Return whether a question has more answers than a page can show."""
    return len(answers) > _MOST


def has_parts(answers: Iterable[Answer]) -> bool:
    """Return whether some answers get a part of the credit."""
    return any(NOTHING < answer.share < WHOLE for answer in answers)


def read_decimal(text: str) -> Decimal | None:
    """Return a number in decimal or with an exponent; None if the text is none, or is too long for one."""
    return Decimal(text.strip()) if _DECIMAL.fullmatch(text.strip()) else None


def write_decimal(value: Decimal) -> str:
    """Return a number without an exponent."""
    return f"{value.normalize():f}"
