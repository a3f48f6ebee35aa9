# SPDX-License-Identifier: MIT
"""A connected part as chains of concepts, from which shorter chains branch off.

It is the order in which the boxes are read, and how they are shown where columns have no room. Each concept comes after
all that it builds on, in the branch of the last of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from cairn.views.drawings.part import Part


@dataclass(frozen=True, slots=True)
class Step:
    """A concept in a chain; the next one, if there is any, builds on it."""

    concept: int
    """The concept."""
    branches: tuple[tuple[Step, ...], ...] = ()
    """The chains that branch off here."""


def build_chains(part: Part) -> tuple[tuple[Step, ...], ...]:
    """Return one chain for each concept of the part that builds on nothing in it.

    What opens most goes on with its chain, and the rest branches off: so branches are short and seldom nested.
    """
    weights = _count_descendants(part)
    waiting = {concept: len(part.before[concept]) for concept in part.concepts}

    def visit(concept: int) -> tuple[Step, ...]:
        chains = []
        for dependent in sorted(part.after[concept], key=lambda c: (weights[c], c)):
            waiting[dependent] -= 1
            if not waiting[dependent]:
                chains.append(visit(dependent))
        return (Step(concept, tuple(chains[:-1])), *(chains[-1] if chains else ()))

    return tuple(visit(concept) for concept in part.concepts if not part.before[concept])


def read_chains(chains: Iterable[tuple[Step, ...]]) -> Iterator[int]:
    """Yield the concepts of chains in the order in which they are read."""
    for chain in chains:
        for step in chain:
            yield step.concept
            yield from read_chains(step.branches)


def _count_descendants(part: Part) -> dict[int, int]:
    descendants: dict[int, int] = {}
    for concept in reversed(part.concepts):
        descendants[concept] = reduce(or_, (descendants[c] | 1 << c for c in part.after[concept]), 0)
    return {concept: bits.bit_count() for concept, bits in descendants.items()}
