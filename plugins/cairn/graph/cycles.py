# SPDX-License-Identifier: MIT
"""Circles among prerequisites: nobody could begin to learn what requires itself."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from cairn.graph.prerequisites import PrerequisiteGraph

_STARTS_A_CIRCLE = 100


def find_cycles(graph: PrerequisiteGraph) -> list[Problem]:
    """Return one problem for each knot of concepts that require one another, with its shortest circle."""
    problems = []
    for component in find_components(graph):
        path = _shortest_circle(graph, component)
        first = next(p for p in graph.before[path[0]] if p.id == path[1])
        arrows = " -> ".join(path)
        fault = f"Prerequisites form a cycle: {arrows}. Remove one of them."
        problems.append(Problem(Code.PREREQUISITE_CYCLE, first.span, fault))
    return problems


def find_components(graph: PrerequisiteGraph) -> list[set[str]]:
    """Return the groups in which each concept leads to each other one (S. R. Kosaraju's two passes)."""
    left = dict.fromkeys(_finishing_order(graph))
    components = []
    for start in reversed(list(left)):
        component = set()
        queue = [start] if start in left else []
        while queue:
            concept = queue.pop()
            if concept in left:
                del left[concept]
                component.add(concept)
                queue += [d for d in graph.after.get(concept, ()) if d in left]
        components += [component] if len(component) > 1 else []
    return components


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


def _shortest_circle(graph: PrerequisiteGraph, component: set[str]) -> list[str]:
    """Return the shortest way from a concept back to itself; in a very large knot, from one of the first."""
    circles = (shortest_cycle_from(graph, component, start) for start in sorted(component)[:_STARTS_A_CIRCLE])
    return min(circles, key=lambda path: (len(path), path))


def shortest_cycle_from(graph: PrerequisiteGraph, component: set[str], start: str) -> list[str]:
    """Return a shortest way from a concept of a knot back to itself, both ends included."""
    came_from: dict[str, str] = {}
    queue = deque([start])
    while start not in came_from:
        concept = queue.popleft()
        for prerequisite in sorted(p.id for p in graph.before[concept] if p.id in component):
            if prerequisite not in came_from:
                came_from[prerequisite] = concept
                queue.append(prerequisite)
    path = [start, came_from[start]]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return path[::-1]
