# SPDX-License-Identifier: MIT
"""Numbers and ranges, with an optional tolerance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.answers import Answer, parse_answers, write_answers
from cairn.questions.notation.text_comparison import normalize
from cairn.text.problem import Code
from cairn.yaml.json_schema import NUMBER as NUMBER_SCHEMA
from cairn.yaml.writer import prose, scalar

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_BOUND = r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,4})?"
_RANGE = re.compile(rf"(?P<low>{_BOUND}) ?\.\. ?(?P<high>{_BOUND})")
_FLOAT_RANGE = 300


@dataclass(frozen=True, slots=True)
class Number:
    """A question whose key is a number, accepted within a tolerance, or one of several numbers and ranges."""

    answers: tuple[Answer, ...]
    """The foreseen answers, in source order: numbers as typed, in decimal or with an exponent, in ASCII characters, and
    ranges of two of them, joined by `..`."""
    within: str
    """The tolerance of each number, absolute or in percent; `0` if the response must be exact."""
    unit: str
    """The unit, as plain text; empty if there is none."""

    type = "number"

    @property
    def shown(self) -> Answer:
        """The answer that is shown as the key: the first right one."""
        return next(answer for answer in self.answers if answer.is_right)

    @property
    def only(self) -> dict[str, Any] | None:
        """The key in the page, if it is one number; otherwise None."""
        is_one = len(self.answers) == 1 and self.shown.is_plain and ".." not in self.shown.text
        return self.key[0] if is_one else None

    @property
    def key(self) -> list[dict[str, Any]]:
        """The key in the page: the value and the absolute tolerance of each answer. A range has those of its middle."""
        return [answer.entry(**_bounds(answer.text, self.within)) for answer in self.answers]

    def map_markdown(self, change: Callable[[str], str]) -> Number:
        """Return the exercise with the feedback changed."""
        return replace(self, answers=tuple(answer.map_markdown(change) for answer in self.answers))


def _bounds(text: str, within: str) -> dict[str, str]:
    """Return the value and the tolerance of a number or a range; nothing for any other response."""
    if not text:
        return {}
    low, *others = map(Decimal, text.split(".."))
    if others:
        return {"value": _plain((low + others[0]) / 2), "within": _plain((others[0] - low) / 2)}
    return {"value": text, "within": _plain(_tolerance(within, low) or Decimal(0))}


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _parse(block: Block) -> Number | None:
    """Parse a number or a list of them, with `within` (absolute, or in percent) and `unit`."""
    within, unit = block.mapping.text("within"), block.mapping.text("unit")
    answers = parse_answers(block, _check)
    tolerance = " ".join(within.value.split()).replace(" %", "%") if within else "0"
    if within and _tolerance(tolerance, Decimal(0)) is None:
        fault = f"'{within.value.strip()}' is not a tolerance. Write a number such as 0.01, or a percentage such as 5%."
        block.report(Code.VALUE_INVALID, within.line, fault)
        return None
    if within and answers and all(".." in answer.text or not answer.text for answer in answers):
        fault = f"'within' of '{block.question_id}' has no effect on ranges. Remove it, or widen the ranges."
        block.report(Code.VALUE_INVALID, within.line, fault)
    return Number(answers, _write_tolerance(tolerance), unit.value.strip() if unit else "") if answers else None


def _check(block: Block, text: str, line: int) -> str:
    """Return a number or a range in ASCII characters; report what is neither and return an empty text."""
    written = normalize(text)
    ends = match.groups() if (match := _RANGE.fullmatch(written)) else (written,)
    numbers = [_decimal(end) for end in ends]
    if any(number is None for number in numbers):
        fault = f"'{text}' is not a number. Write digits with a decimal point, such as 0.5."
        block.report(Code.VALUE_INVALID, line, fault)
        return ""
    if len(ends) > 1 and Decimal(ends[0]) >= Decimal(ends[1]):
        block.report(Code.VALUE_INVALID, line, f"The range '{text}' is empty. Write the smaller number first.")
        return ""
    return "..".join(ends)


def _decimal(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(normalize(text))
    number = Decimal(match[0]) if match else None
    return number if number is not None and abs(number.adjusted()) < _FLOAT_RANGE else None


def _tolerance(text: str, value: Decimal) -> Decimal | None:
    share = text.strip().endswith("%")
    number = _decimal(text.strip().removesuffix("%"))
    if number is None or number < 0:
        return None
    return abs(value) * number / 100 if share else number


def _write_tolerance(text: str) -> str:
    """Return a valid tolerance in its shortest form."""
    number = _plain(_decimal(text.removesuffix("%")) or Decimal(0))
    return f"{number}%" if text.endswith("%") and number != "0" else number


def _write(exercise: Number) -> Iterator[str]:
    if len(exercise.answers) == 1 and exercise.shown.is_plain:
        yield f"number: {exercise.shown.text}"
    else:
        yield from prose("number", write_answers(exercise.answers), "")
    if exercise.within != "0":
        yield f"within: {exercise.within}"
    if exercise.unit:
        yield f"unit: {scalar(exercise.unit)}"


NUMBER = ExerciseType(
    name="number",
    schema=(
        Key(
            "number",
            "The number, with a decimal point; a range such as 1..2; or a list of them with marks and feedback.",
            NUMBER_SCHEMA,
            has_feedback=True,
        ),
        Key("within", "How far off an answer may be: a number, or a percentage such as 5%.", NUMBER_SCHEMA),
        Key("unit", "The unit, shown after the field."),
    ),
    parse=_parse,
    write=_write,
    scaffold=(sample("number: 1", "within: 0.1"),),
    lint=lambda question, exercise: find_unexplained(question, (answer.feedback for answer in exercise.answers)),
)
