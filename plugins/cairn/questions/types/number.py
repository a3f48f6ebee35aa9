# SPDX-License-Identifier: MIT
"""A number, with an optional tolerance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.text_comparison import normalize
from cairn.text.problem import Code
from cairn.yaml.json_schema import NUMBER as NUMBER_SCHEMA
from cairn.yaml.writer import scalar

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_FLOAT_RANGE = 300


@dataclass(frozen=True, slots=True)
class Number:
    """A question whose key is a number, accepted within a tolerance."""

    value: str
    """The number as typed, in decimal or with an exponent, converted to ASCII characters."""
    within: str
    """The absolute tolerance; `0` if the response must be exact."""
    unit: str
    """The unit, as plain text; empty if there is none."""

    type = "number"

    def map_markdown(self, _change: Callable[[str], str]) -> Number:
        """Return the exercise unchanged, because it contains no Markdown."""
        return self


def _parse(block: Block) -> Number | None:
    """Parse a number, with `within` (absolute, or in percent) and `unit`."""
    written = normalize(block.text.value)
    value = _decimal(written)
    within = block.mapping.text("within")
    unit = block.mapping.text("unit")
    tolerance = _tolerance(within.value if within else "0", value or Decimal(0))
    if value is None:
        fault = f"'{block.text.value.strip()}' is not a number. Write digits with a decimal point, such as 0.5."
        block.report(Code.VALUE_INVALID, block.text.line, fault)
    if within and tolerance is None:
        fault = f"'{within.value.strip()}' is not a tolerance. Write a number such as 0.01, or a percentage such as 5%."
        block.report(Code.VALUE_INVALID, within.line, fault)
    if value is None or tolerance is None:
        return None
    return Number(written, f"{tolerance.normalize():f}", unit.value.strip() if unit else "")


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


def _write(exercise: Number) -> Iterator[str]:
    yield f"number: {exercise.value}"
    if exercise.within != "0":
        yield f"within: {exercise.within}"
    if exercise.unit:
        yield f"unit: {scalar(exercise.unit)}"


NUMBER = ExerciseType(
    name="number",
    schema=(
        Key("number", "The number, with a decimal point.", NUMBER_SCHEMA),
        Key("within", "How far off an answer may be: a number, or a percentage such as 5%.", NUMBER_SCHEMA),
        Key("unit", "The unit, shown after the field."),
    ),
    parse=_parse,
    write=_write,
    scaffold=(sample("number: 1", "within: 0.1"),),
    lint=lambda question, _exercise: find_unexplained(question),
)
