# SPDX-License-Identifier: MIT
"""The connected parts of a small graph, without the edges that follow from others.

Concepts are numbers, in learning order: each edge leads from a lower number to a higher one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Concepts that edges connect."""

    concepts: tuple[int, ...]
    """The concepts, sorted."""
    before: Mapping[int, tuple[int, ...]]
    """The prerequisites of each concept, sorted."""
    after: Mapping[int, tuple[int, ...]]
    """The dependents of each concept, sorted."""

    @property
    def has_branch(self) -> bool:
        """Whether two edges begin or end at the same concept; otherwise it is a straight line."""
        return any(len(ends) > 1 for edges in (self.before, self.after) for ends in edges.values())


def find_parts(prerequisites: Sequence[Iterable[int]]) -> tuple[Part, ...]:
    """Return the connected parts, the largest first, for the prerequisites of each concept."""
    before = drop_implied(prerequisites)
    after: dict[int, list[int]] = defaultdict(list)
    for concept, earlier in enumerate(before):
        for prerequisite in earlier:
            after[prerequisite].append(concept)
    parts: list[Part] = []
    seen: set[int] = set()
    for concept in range(len(before)):
        if concept not in seen:
            found = _connected(concept, before, after)
            seen.update(found)
            parts.append(Part(found, {c: before[c] for c in found}, {c: tuple(after.get(c, ())) for c in found}))
    return tuple(sorted(parts, key=lambda part: (-len(part.concepts), part.concepts)))


def drop_implied(prerequisites: Sequence[Iterable[int]]) -> list[tuple[int, ...]]:
    """Return the prerequisites of each concept that do not follow from its other ones; an edge back is dropped.

    The ancestors of a concept are the bits of one integer.
    """
    ancestors: list[int] = []
    kept = []
    for concept, named in enumerate(prerequisites):
        direct = sorted({p for p in named if p < concept})
        implied = 0
        for prerequisite in direct:
            implied |= ancestors[prerequisite]
        ancestors.append(implied | sum(1 << p for p in direct))
        kept.append(tuple(p for p in direct if not implied >> p & 1))
    return kept


def _connected(start: int, before: Sequence[tuple[int, ...]], after: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    found, queue = {start}, [start]
    while queue:
        concept = queue.pop()
        new = {*before[concept], *after.get(concept, ())} - found
        found |= new
        queue += new
    return tuple(sorted(found))
