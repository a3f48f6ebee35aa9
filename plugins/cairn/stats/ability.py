# SPDX-License-Identifier: MIT
"""How well each reader does on questions other than a given one, compared with all readers of the same questions."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cairn.stats.attempts import Attempt

_MIN_OTHERS = 5
"""From so many other questions on, it says something how a reader does on them."""

FirstAttempts = Mapping[str, Attempt]
"""The first counted attempt of one reader on each question, by question id."""


@dataclass(frozen=True, slots=True)
class Ability:
    """How one reader does: on each question 1 or 0, less the share of all readers who got it right."""

    residuals: Mapping[str, float]
    """By question id."""
    total: float
    """Their sum."""

    def without(self, question: str) -> float | None:
        """Return the mean over the other questions, or None if there are too few of them."""
        others = len(self.residuals) - 1
        return (self.total - self.residuals[question]) / others if others >= _MIN_OTHERS else None


def find_abilities(readers: Sequence[FirstAttempts]) -> tuple[Ability, ...]:
    """Return how each reader does."""
    results: dict[str, list[bool]] = defaultdict(list)
    for firsts in readers:
        for question, attempt in firsts.items():
            results[question].append(attempt.is_right)
    shares = {question: sum(found) / len(found) for question, found in results.items()}
    return tuple(_ability({q: attempt.is_right - shares[q] for q, attempt in firsts.items()}) for firsts in readers)


def _ability(residuals: Mapping[str, float]) -> Ability:
    return Ability(residuals, math.fsum(residuals.values()))


def find_thirds(abilities: Iterable[float]) -> tuple[float, float]:
    """Return the highest value of the lower third and the lowest of the upper third; equals are in the same third."""
    ranked = sorted(abilities)
    size = len(ranked) // 3
    return ranked[size - 1], ranked[-size]
