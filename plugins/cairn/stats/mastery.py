# SPDX-License-Identifier: MIT
"""Decide when a learner has mastered a concept.

Mastered: each of its questions (five of them, if there are more) was right without a hint at some time, there were two
days without a wrong attempt, and the last day was one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from cairn.stats.attempts import Attempt

_MOST_QUESTIONS = 5
"""How many different questions must be right, if a concept has more."""
_MIN_DAYS = 2


@dataclass(frozen=True, slots=True)
class ConceptMemory:
    """What decides on mastery of one concept; it does not depend on the order of the attempts."""

    right: frozenset[str] = frozenset()
    """The questions that were right without a hint."""
    days: frozenset[int] = frozenset()
    """The days with an attempt."""
    wrong_days: frozenset[int] = frozenset()
    """The days with a wrong attempt."""

    def add(self, attempt: Attempt) -> ConceptMemory:
        """Return the memory after one more counted attempt."""
        days = self.days | {attempt.day}
        if not attempt.is_right:
            return replace(self, days=days, wrong_days=self.wrong_days | {attempt.day})
        return replace(self, days=days, right=self.right if attempt.has_hint else self.right | {attempt.question})

    def is_mastered(self, questions: int) -> bool:
        """Return whether a concept with so many questions is mastered."""
        good_days = self.days - self.wrong_days
        is_last_good = bool(self.days) and max(self.days) in good_days
        return is_last_good and len(good_days) >= _MIN_DAYS and len(self.right) >= min(_MOST_QUESTIONS, questions)


NOTHING = ConceptMemory()
"""The memory of a concept before the first attempt."""


@dataclass(frozen=True, slots=True)
class History:
    """How one learner came to master a concept."""

    days: int | None
    """The days from the first attempt to mastery; None if it was never mastered."""
    lapses: int
    """How often a mastered concept was answered wrong on a later day."""


def find_history(attempts: Iterable[Attempt], questions: int) -> History:
    """Return the history of a concept with so many questions, from its counted attempts; a day is judged at its end."""
    memory, first, reached, lapses, was_mastered = NOTHING, None, None, 0, False
    for day, group in groupby(sorted(attempts, key=lambda attempt: attempt.day), key=lambda attempt: attempt.day):
        for attempt in group:
            memory = memory.add(attempt)
        first = day if first is None else first
        is_mastered = memory.is_mastered(questions)
        lapses += was_mastered and not is_mastered
        reached = day - first if is_mastered and reached is None else reached
        was_mastered = is_mastered
    return History(reached, lapses)
