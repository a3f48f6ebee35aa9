# SPDX-License-Identifier: MIT
"""Exercises in Cairn's notation, and the questions that are made of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

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
TOO_LONG = "'{name}' has a text of more than a million characters. Shorten it."
LONGEST = 1_000_000
"""The maximum length of a text, in characters."""
_MOST = 1000
_TOGETHER = 200
"""The number of questions that are parsed at once."""
_HEAD = "concepts: [x]\nquestions:\n"
_NAME = "imported"
"""The id under which faults of a question are found; they name it as its source does."""
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


@dataclass(frozen=True, slots=True)
class Outline:
    """What a question is made of."""

    stem: str
    """The stem in the source, as Markdown."""
    carried: Carried
    """The exercise."""
    rationale: str
    """Markdown."""
    span: Span
    """Where the question is in the source."""


def build_question(stem: str, carried: Carried, rationale: str, span: Span) -> Question | str:
    """Return a question, or why it cannot be a question of Cairn."""
    return _build_alone(Outline(stem, carried, rationale, span))


def build_questions(outlines: Sequence[Outline]) -> list[Question | str]:
    """Return the question of each outline, or why it cannot be one. Parsing many at once takes less than half the time.

    Where anything is wrong with a question, it is parsed alone.
    """
    starts = range(0, len(outlines), _TOGETHER)
    return [question for start in starts for question in _build_together(outlines[start : start + _TOGETHER])]


def _build_together(outlines: Sequence[Outline]) -> list[Question | str]:
    if any(map(_is_too_long, outlines)):
        return [_build_alone(outline) for outline in outlines]
    texts = [_write(outline) for outline in outlines]
    first = [*accumulate((text.count("\n") for text in texts), initial=_HEAD.count("\n") + 1)]
    quiz, problems = parse_quiz_file(Source("", _HEAD + "".join(texts)))
    by_line = {question.span.line: question for question in quiz.questions}
    is_sound = len(by_line) == len(outlines)
    faulty = {bisect_right(first, each.span.line) - 1 for each in problems if each.code.severity is Severity.ERROR}
    return [
        replace(by_line[line], id="", span=outline.span)
        if is_sound and number not in faulty and (line := first[number] + 1) in by_line
        else _build_alone(outline)
        for number, outline in enumerate(outlines)
    ]


def _build_alone(outline: Outline) -> Question | str:
    if _is_too_long(outline):
        return TOO_LONG
    quiz, problems = parse_quiz_file(Source("", _HEAD + _write(outline, _NAME)))
    faults = [problem.message for problem in problems if problem.code.severity is Severity.ERROR]
    if len(quiz.questions) != 1 or faults:
        said = faults[0].replace(f"'{_NAME}'", "{name}") if faults else "it has no text"
        return f"{{name}} cannot be a question here: {said}"
    return replace(quiz.questions[0], id="", has_explicit_id=False, span=outline.span)


def _is_too_long(outline: Outline) -> bool:
    carried = outline.carried
    return max(map(len, (outline.stem, outline.rationale, carried.stem, carried.rationale, *carried.lines))) > LONGEST


def _write(outline: Outline, name: str = "") -> str:
    carried = outline.carried
    explained = "\n\n".join(filter(None, (outline.rationale, carried.rationale)))
    lines = [f"id: {name}"] if name else []
    lines += [*prose("stem", carried.stem or outline.stem, ""), *carried.lines]
    lines += prose("rationale", explained, "") if explained else []
    return "  -\n" + "".join(f"    {line}\n" if line else "\n" for line in lines)


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
