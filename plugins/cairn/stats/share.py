# SPDX-License-Identifier: MIT
"""The figures that statistics are made of: shares, and correlations with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

MIN_READERS = 30
"""From so many readers on, a comparison of readers says something."""
_Z = 1.96
"""The half width of a 95 % interval, in standard errors."""
_CLOSEST = 0.999999
"""A correlation nearer to 1 has no finite transformation."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a number."""

    count: int
    """How many are meant."""
    total: int
    """Out of how many."""

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 0 of nothing is 0."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Discrimination:
    """How well a question tells readers who do well elsewhere from the others: an item-rest correlation."""

    value: float
    """The point-biserial correlation, from -1 to 1."""
    low: float
    """The lower end of its 95 % interval."""
    high: float
    """The upper end."""
    readers: int
    """How many readers it is computed from."""


def correlate(right: Sequence[bool], abilities: Sequence[float]) -> Discrimination | None:
    """Return the point-biserial correlation of a question with what its readers do elsewhere.

    The interval is that of Fisher's transformation. None if there are too few readers, or if one side does not vary.
    """
    number = len(right)
    if number < MIN_READERS:
        return None
    mean_right, mean = sum(right) / number, math.fsum(abilities) / number
    products = math.fsum((r - mean_right) * (a - mean) for r, a in zip(right, abilities, strict=True))
    spread = math.sqrt(math.fsum((r - mean_right) ** 2 for r in right) * math.fsum((a - mean) ** 2 for a in abilities))
    if spread <= 0:
        return None
    value = max(-_CLOSEST, min(_CLOSEST, products / spread))
    center, width = math.atanh(value), _Z / math.sqrt(number - 3)
    return Discrimination(value, math.tanh(center - width), math.tanh(center + width), number)
