# SPDX-License-Identifier: MIT
"""The prerequisite graph: what to learn before and after each concept, and in which order to learn.

Every step visits each concept and each prerequisite a bounded number of times.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cairn.graph.catalogue import Catalogue
    from cairn.text.source import Span

_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What a concept asks its reader to know first."""

    id: str
    """The id of a concept or stub."""
    reason: str
    """Plain text; empty where the author gives none."""
    span: Span
    """Where it is named."""


@dataclass(frozen=True, slots=True)
class PrerequisiteGraph:
    """Who comes before whom, by id; concepts without any are left out."""

    before: Mapping[str, tuple[Prerequisite, ...]]
    """The prerequisites of a concept, in its author's order."""
    after: Mapping[str, tuple[str, ...]]
    """The dependents of a concept, sorted by id."""

    def ancestors(self, concept_id: str) -> set[str]:
        """Return everything that comes before a concept, directly or not."""
        found: set[str] = set()
        queue = [concept_id]
        while queue:
            new = {p.id for p in self.before.get(queue.pop(), ())} - found - {concept_id}
            found |= new
            queue += new
        return found


def build_graph(catalogue: Catalogue) -> tuple[PrerequisiteGraph, list[Problem]]:
    """Look up the prerequisites of all concepts; one that is named twice counts once, itself not at all."""
    before: dict[str, tuple[Prerequisite, ...]] = {}
    after: dict[str, list[str]] = defaultdict(list)
    problems = []
    for concept in catalogue.concepts.values():
        found: dict[str, Prerequisite] = {}
        for reference in concept.learn_before:
            meant = catalogue.resolve(reference)
            if meant and meant[0] == concept.id:
                fault = f"'{concept.title}' is its own prerequisite. Remove this entry."
                problems.append(Problem(Code.PREREQUISITE_SELF, reference.span, fault))
            elif meant:
                found.setdefault(meant[0], Prerequisite(*meant, reference.span))
        before[concept.id] = tuple(found.values())
        for prerequisite in found:
            after[prerequisite].append(concept.id)
    return PrerequisiteGraph(before, {k: tuple(v) for k, v in sorted(after.items())}), problems


def learning_order(graph: PrerequisiteGraph, concepts: Iterable[str], key: Callable[[str], _K]) -> tuple[str, ...]:
    """Sort concepts so that each comes after its prerequisites; among those that are free, by `key`.

    Prerequisites outside `concepts` are passed over; what stands in a circle comes last, by `key`.
    """
    ranked = sorted(concepts, key=lambda c: (key(c), c))
    places = {c: place for place, c in enumerate(ranked)}
    waiting = {c: sum(p.id in places for p in graph.before.get(c, ())) for c in ranked}
    heap = [place for place, c in enumerate(ranked) if not waiting[c]]
    order: list[str] = []
    while heap:
        order.append(ranked[heapq.heappop(heap)])
        for dependent in graph.after.get(order[-1], ()):
            if dependent in places:
                waiting[dependent] -= 1
                if not waiting[dependent]:
                    heapq.heappush(heap, places[dependent])
    rest = [c for c in ranked if waiting[c]]
    return (*order, *rest)


def is_sorted(graph: PrerequisiteGraph, order: Iterable[str]) -> bool:
    """Say whether each concept comes after its prerequisites; a learning order in which one does not has a circle."""
    passed: set[str] = set()
    for concept in order:
        passed.add(concept)
        if not passed.isdisjoint(graph.after.get(concept, ())):
            return False
    return True


def find_implied(graph: PrerequisiteGraph, order: tuple[str, ...], titles: Callable[[str], str]) -> list[Problem]:
    """Return an information for each prerequisite that already follows from another one of the same concept.

    `order` is a learning order. What comes before each concept is remembered as the bits of one number, so
    that a step is a single operation however deep the graph is.
    """
    bits = {concept: 1 << place for place, concept in enumerate(order)}
    above: dict[str, int] = {}
    problems = []
    for concept in order:
        direct = [p for p in graph.before.get(concept, ()) if p.id in bits]
        own = implied = 0
        for prerequisite in direct:
            own |= bits[prerequisite.id]
            implied |= above.get(prerequisite.id, 0)
        above[concept] = own | implied
        for prerequisite in direct if own & implied else ():
            if implied & bits[prerequisite.id]:
                fault = f"'{titles(prerequisite.id)}' is implied by another prerequisite of '{titles(concept)}'."
                note = f"{fault} Remove it, unless you want it listed."
                problems.append(Problem(Code.PREREQUISITE_IMPLIED, prerequisite.span, note))
    return problems
