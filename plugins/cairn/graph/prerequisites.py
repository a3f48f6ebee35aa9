# SPDX-License-Identifier: MIT
"""The prerequisite graph: what to learn before and after each concept, and in which order.

Every algorithm visits each concept and each prerequisite a bounded number of times.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from cairn.graph.catalogue import Catalogue
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A concept that must be learned before another one."""

    id: str
    """The id of a concept or stub."""
    reason: str
    """Why it is needed, as plain text; empty if the author gives no reason."""
    span: Span
    """Where it is named."""


@dataclass(frozen=True, slots=True)
class PrerequisiteGraph:
    """The prerequisites and dependents of concepts, by id; a concept that has none may be missing."""

    before: Mapping[str, tuple[Prerequisite, ...]]
    """The prerequisites of each concept, in its author's order."""
    after: Mapping[str, tuple[str, ...]]
    """The dependents of each concept, sorted by id."""

    def ancestors(self, concept_id: str) -> set[str]:
        """Return all direct and indirect prerequisites of a concept."""
        found: set[str] = set()
        queue = [concept_id]
        while queue:
            new = {p.id for p in self.before.get(queue.pop(), ())} - found - {concept_id}
            found |= new
            queue += new
        return found


def build_graph(catalogue: Catalogue) -> tuple[PrerequisiteGraph, list[Problem]]:
    """Resolve the prerequisites of all concepts, without duplicates; a concept that names itself is a problem."""
    before: dict[str, tuple[Prerequisite, ...]] = {}
    after: dict[str, list[str]] = defaultdict(list)
    problems = []
    for concept in catalogue.concepts.values():
        found: dict[str, Prerequisite] = {}
        for reference in concept.learn_before:
            target = catalogue.resolve(reference)
            if target and target[0] == concept.id:
                fault = f"'{concept.title}' is its own prerequisite. Remove this entry."
                problems.append(Problem(Code.PREREQUISITE_SELF, reference.span, fault))
            elif target:
                found.setdefault(target[0], Prerequisite(*target, reference.span))
        before[concept.id] = tuple(found.values())
        for prerequisite in found:
            after[prerequisite].append(concept.id)
    return PrerequisiteGraph(before, {k: tuple(v) for k, v in sorted(after.items())}), problems


def learning_order(graph: PrerequisiteGraph, concepts: Iterable[str], key: Callable[[str], _K]) -> tuple[str, ...]:
    """Sort concepts so that each comes after its prerequisites; where the graph leaves a choice, sort by `key`.

    Prerequisites outside `concepts` are ignored. Concepts in or behind a cycle come last, sorted by `key`.
    """
    ranked = sorted(concepts, key=lambda c: (key(c), c))
    ranks = {c: rank for rank, c in enumerate(ranked)}
    waiting = {c: sum(p.id in ranks for p in graph.before.get(c, ())) for c in ranked}
    heap = [rank for rank, c in enumerate(ranked) if not waiting[c]]
    order: list[str] = []
    while heap:
        order.append(ranked[heapq.heappop(heap)])
        for dependent in graph.after.get(order[-1], ()):
            if dependent in ranks:
                waiting[dependent] -= 1
                if not waiting[dependent]:
                    heapq.heappush(heap, ranks[dependent])
    in_cycles = [c for c in ranked if waiting[c]]
    return (*order, *in_cycles)


def respects_prerequisites(graph: PrerequisiteGraph, order: Iterable[str]) -> bool:
    """Return whether each concept comes after its prerequisites; if not, a learning order contains a cycle."""
    passed: set[str] = set()
    for concept in order:
        passed.add(concept)
        if not passed.isdisjoint(graph.after.get(concept, ())):
            return False
    return True


def find_implied(graph: PrerequisiteGraph, order: tuple[str, ...], titles: Callable[[str], str]) -> list[Problem]:
    """Return an informational problem for each prerequisite that another one of the same concept implies.

    `order` is a learning order. The ancestors of each concept are the bits of one integer, so that a step is a single
    operation, however deep the graph is.
    """
    bits = {concept: 1 << index for index, concept in enumerate(order)}
    ancestor_bits: dict[str, int] = {}
    problems = []
    for concept in order:
        direct = [p for p in graph.before.get(concept, ()) if p.id in bits]
        direct_bits = implied_bits = 0
        for prerequisite in direct:
            direct_bits |= bits[prerequisite.id]
            implied_bits |= ancestor_bits.get(prerequisite.id, 0)
        ancestor_bits[concept] = direct_bits | implied_bits
        for prerequisite in direct if direct_bits & implied_bits else ():
            if implied_bits & bits[prerequisite.id]:
                fault = f"'{titles(prerequisite.id)}' is implied by another prerequisite of '{titles(concept)}'."
                message = f"{fault} Remove it, unless you want it listed."
                problems.append(Problem(Code.PREREQUISITE_IMPLIED, prerequisite.span, message))
    return problems
