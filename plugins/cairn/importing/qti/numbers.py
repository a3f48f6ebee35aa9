# SPDX-License-Identifier: MIT
"""Write numbers with their tolerances: one tolerance for all of them is that of the question, others make ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cairn.importing.notation.carried import (
    NOTHING,
    TOO_MANY,
    Answer,
    Result,
    has_too_many,
    read_decimal,
    write_decimal,
)
from cairn.importing.notation.typed import number
from cairn.yaml.writer import scalar

_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A number or a range that gets credit or feedback."""

    text: str
    """The number, or the lower end of a range; `ANY` for any other response."""
    share: Decimal
    """Its share of the credit in percent."""
    feedback: str = ""
    """Markdown."""
    high: str = ""
    """The upper end of a range."""
    below: Decimal = NOTHING
    """How far a response may be below the number."""
    above: Decimal = NOTHING
    """How far a response may be above the number."""
    is_relative: bool = False
    """Whether this is in percent of the number."""

    @property
    def tolerance(self) -> str:
        """The tolerance in the notation of questions; empty if it is none, or not the same on both sides."""
        if self.high or self.below != self.above or self.below <= NOTHING:
            return ""
        return f"{write_decimal(self.below)}{'%' if self.is_relative else ''}"


def accept_numbers(keys: Iterable[NumberKey], unit: str = "") -> Result:
    """Return a question that accepts numbers; of two equal ones, the first counts."""
    listed = [*keys]
    if has_too_many(listed):
        return TOO_MANY
    within = _find_tolerance(listed)
    answers = {text: Answer(text, key.share, key.feedback) for key in reversed(listed) if (text := _write(key, within))}
    ordered = dict.fromkeys(_write(key, within) for key in listed)
    extra = [f"within: {within}"] if within else []
    return number([answers[text] for text in ordered if text], [*extra, *([f"unit: {scalar(unit)}"] if unit else [])])


def _find_tolerance(keys: Sequence[NumberKey]) -> str:
    """Return the tolerance that all numbers have; empty if they have none, or not the same."""
    given = {key.tolerance for key in keys if not key.high and read_decimal(key.text) is not None}
    return given.pop() if len(given) == 1 else ""


def _write(key: NumberKey, within: str) -> str:
    """Return the notation of a number or a range."""
    value = read_decimal(key.text)
    if key.high:
        return f"{key.text}..{key.high}"
    if value is None or within or (key.below <= NOTHING and key.above <= NOTHING):
        return key.text
    below, above = (abs(value) * each / _PERCENT if key.is_relative else each for each in (key.below, key.above))
    return f"{write_decimal(value - below)}..{write_decimal(value + above)}"
