# SPDX-License-Identifier: MIT
"""The prerequisite graph: what to learn before and after each concept, circles, and the learning order.

Every step visits each concept and each prerequisite a bounded number of times.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cairn.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cairn.catalogue import Catalogue
    from cairn.source import Span

_STARTS_A_CIRCLE = 100
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What a concept asks its reader to know first."""

    id: str
    reason: str
    """Plain text; empty where the author gives none."""
    span: Span


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
        for mention in concept.learn_before:
            meant = catalogue.find_mention(mention)
            if meant and meant[0] == concept.id:
                fault = f"'{concept.title}' is its own prerequisite. Remove this entry."
                problems.append(Problem(Code.PREREQUISITE_SELF, mention.span, fault))
            elif meant:
                found.setdefault(meant[0], Prerequisite(*meant, mention.span))
        before[concept.id] = tuple(found.values())
        for prerequisite in found:
            after[prerequisite].append(concept.id)
    return PrerequisiteGraph(before, {k: tuple(v) for k, v in sorted(after.items())}), problems


def find_cycles(graph: PrerequisiteGraph) -> list[Problem]:
    """Return one problem for each knot of concepts that require one another, with its shortest circle."""
    problems = []
    for knot in _knots(graph):
        path = _shortest_circle(graph, knot)
        first = next(p for p in graph.before[path[0]] if p.id == path[1])
        arrows = " -> ".join(path)
        fault = f"Prerequisites form a cycle: {arrows}. Remove one of them."
        problems.append(Problem(Code.PREREQUISITE_CYCLE, first.span, fault))
    return problems


def _knots(graph: PrerequisiteGraph) -> list[set[str]]:
    """Return the groups in which each concept leads to each other one (S. R. Kosaraju's two passes)."""
    left = dict.fromkeys(_finishing_order(graph))
    knots = []
    for start in reversed(list(left)):
        knot = set()
        queue = [start] if start in left else []
        while queue:
            concept = queue.pop()
            if concept in left:
                del left[concept]
                knot.add(concept)
                queue += [d for d in graph.after.get(concept, ()) if d in left]
        knots += [knot] if len(knot) > 1 else []
    return knots


def _finishing_order(graph: PrerequisiteGraph) -> list[str]:
    """Return the concepts in the order in which a search along prerequisites leaves them."""
    seen: set[str] = set()
    order = []
    for root in graph.before:
        calls = [(root, iter(graph.before[root]))] if root not in seen else []
        seen.add(root)
        while calls:
            _, rest = calls[-1]
            following = next((p.id for p in rest if p.id not in seen and p.id in graph.before), None)
            if following is None:
                order.append(calls.pop()[0])
            else:
                seen.add(following)
                calls.append((following, iter(graph.before[following])))
    return order


def _shortest_circle(graph: PrerequisiteGraph, knot: set[str]) -> list[str]:
    """Return the shortest way from a concept back to itself; in a very large knot, from one of the first."""
    circles = (_circle_from(graph, knot, start) for start in sorted(knot)[:_STARTS_A_CIRCLE])
    return min(circles, key=lambda path: (len(path), path))


def _circle_from(graph: PrerequisiteGraph, knot: set[str], start: str) -> list[str]:
    ways: dict[str, list[str]] = {}
    queue = deque([[start]])
    while queue:
        way = queue.popleft()
        for prerequisite in sorted(p.id for p in graph.before.get(way[-1], ()) if p.id in knot):
            if prerequisite not in ways:
                ways[prerequisite] = [*way, prerequisite]
                queue.append(ways[prerequisite])
        if start in ways:
            break
    return ways[start]


def learning_order(graph: PrerequisiteGraph, concepts: Iterable[str], key: Callable[[str], _K]) -> tuple[str, ...]:
    """Sort concepts so that each comes after its prerequisites; among those that are free, by `key`.

    Prerequisites outside `concepts` are passed over; what stands in a circle comes last, by `key`.
    """
    chosen = set(concepts)
    waiting = {c: sum(p.id in chosen for p in graph.before.get(c, ())) for c in chosen}
    heap = [(key(c), c) for c, count in waiting.items() if not count]
    heapq.heapify(heap)
    order: list[str] = []
    while heap:
        _, concept = heapq.heappop(heap)
        order.append(concept)
        for dependent in graph.after.get(concept, ()):
            if dependent in chosen:
                waiting[dependent] -= 1
                if not waiting[dependent]:
                    heapq.heappush(heap, (key(dependent), dependent))
    rest = sorted(chosen.difference(order), key=lambda c: (key(c), c))
    return (*order, *rest)


def find_implied(graph: PrerequisiteGraph, order: tuple[str, ...], titles: Callable[[str], str]) -> list[Problem]:
    """Return an information for each prerequisite that already follows from another one of the same concept.

    `order` is a learning order: it bounds the search upward, since an ancestor always comes earlier in it.
    """
    place = {c: n for n, c in enumerate(order)}
    problems = []
    for concept in order:
        direct = {p.id: p for p in graph.before.get(concept, ()) if p.id in place}
        for implied in sorted(_reached_above(graph, place, direct)) if len(direct) > 1 else ():
            fault = f"'{titles(implied)}' already follows from another prerequisite of '{titles(concept)}'."
            note = f"{fault} Leave it out, unless it is meant."
            problems.append(Problem(Code.PREREQUISITE_IMPLIED, direct[implied].span, note))
    return problems


def _reached_above(graph: PrerequisiteGraph, place: Mapping[str, int], direct: Mapping[str, Prerequisite]) -> set[str]:
    lowest = min(place[c] for c in direct)
    seen: set[str] = set()
    queue = list(direct)
    while queue:
        for prerequisite in graph.before.get(queue.pop(), ()):
            if prerequisite.id not in seen and place.get(prerequisite.id, -1) >= lowest:
                seen.add(prerequisite.id)
                queue.append(prerequisite.id)
    return seen & set(direct)
