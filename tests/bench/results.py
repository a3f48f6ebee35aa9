# SPDX-License-Identifier: MIT
"""What a run has found: a value that is kept as JSON, so that its report can be written again without building."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING

from .measure import Cost
from .rounds import FULL, Trial, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Results:
    trials: tuple[Trial, ...]
    weights: tuple[Weight, ...]
    absent: Mapping[str, str]
    """Why a stack is not among them, by its title; a sentence goes on with it."""
    versions: Mapping[str, str]
    """What each stack consists of, by its title."""
    date: str
    machine: str

    def sizes(self) -> list[int]:
        return sorted({trial.size for trial in self.trials})

    def costs(self, stack: str, size: int, kind: str) -> list[Cost]:
        return [trial.cost for trial in self.trials if (trial.stack, trial.size, trial.kind) == (stack, size, kind)]

    def weight(self, stack: str, size: int) -> Weight | None:
        return next((weight for weight in self.weights if (weight.stack, weight.size) == (stack, size)), None)

    def line(self, stack: str) -> list[tuple[int, float]]:
        """The processor time of a full build, the least of all rounds, by size."""
        found = ((size, self.costs(stack, size, FULL)) for size in self.sizes())
        return [(size, min(cost.cpu for cost in costs)) for size, costs in found if costs]

    @property
    def rounds(self) -> int:
        first = self.trials[0]
        return len(self.costs(first.stack, first.size, first.kind))


def write_results(results: Results) -> str:
    return json.dumps(asdict(results), indent=1) + "\n"


def parse_results(text: str) -> Results:
    raw = json.loads(text)
    trials = tuple(Trial(**{**trial, "cost": Cost(**trial["cost"])}) for trial in raw.pop("trials"))
    return Results(trials, tuple(Weight(**weight) for weight in raw.pop("weights")), **raw)


def least_and_median(values: Sequence[float]) -> str:
    """Both, as the tables show them."""
    return f"{show(min(values))} ({show(median(values))})"


def show(value: float) -> str:
    """A number with as many digits as mean something."""
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def growth_exponent(line: Sequence[tuple[int, float]]) -> float:
    """The slope of a straight line through the logarithms: 1 is linear growth, 2 quadratic."""
    across, up = zip(*((math.log(size), math.log(cost)) for size, cost in line), strict=True)
    middle, height = fmean(across), fmean(up)
    spread = fmean((x - middle) ** 2 for x in across)
    return fmean((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / spread
