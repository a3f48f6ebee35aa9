# SPDX-License-Identifier: MIT
"""Find cycles of prerequisites. A concept in a cycle requires itself, so nobody could start to learn it."""

from __future__ import annotations

from collections import deque

from cairn.graph.prerequisites import PrerequisiteGraph
from cairn.text.problem import Code, Problem

_MAX_STARTS = 100


def find_cycles(graph: PrerequisiteGraph) -> list[Problem]:
    """Return one problem per strongly connected component; it names the shortest cycle."""
    problems = []
    for component in find_components(graph):
        path = _shortest_cycle(graph, component)
        first = next(p for p in graph.before[path[0]] if p.id == path[1])
        arrows = " -> ".join(path)
        fault = f"Prerequisites form a cycle: {arrows}. Remove one of them."
        problems.append(Problem(Code.PREREQUISITE_CYCLE, first.span, fault))
    return problems


def find_components(graph: PrerequisiteGraph) -> list[set[str]]:
    """Return the strongly connected components with more than one concept (Kosaraju's algorithm, two passes)."""
    unassigned = dict.fromkeys(_finishing_order(graph))
    components = []
    for start in reversed(list(unassigned)):
        component = set()
        queue = [start] if start in unassigned else []
        while queue:
            concept = queue.pop()
            if concept in unassigned:
                del unassigned[concept]
                component.add(concept)
                queue += [d for d in graph.after.get(concept, ()) if d in unassigned]
        components += [component] if len(component) > 1 else []
    return components


def _finishing_order(graph: PrerequisiteGraph) -> list[str]:
    """Return the concepts in the order in which a depth-first search along prerequisites finishes them."""
    seen: set[str] = set()
    order = []
    for root in graph.before:
        stack = [(root, iter(graph.before[root]))] if root not in seen else []
        seen.add(root)
        while stack:
            _, prerequisites = stack[-1]
            following = next((p.id for p in prerequisites if p.id not in seen and p.id in graph.before), None)
            if following is None:
                order.append(stack.pop()[0])
            else:
                seen.add(following)
                stack.append((following, iter(graph.before[following])))
    return order


def _shortest_cycle(graph: PrerequisiteGraph, component: set[str]) -> list[str]:
    """Return the shortest cycle of a component. In a very large component, only the first concepts are tried."""
    cycles = (shortest_cycle_from(graph, component, start) for start in sorted(component)[:_MAX_STARTS])
    return min(cycles, key=lambda path: (len(path), path))


def shortest_cycle_from(graph: PrerequisiteGraph, component: set[str], start: str) -> list[str]:
    """Return a shortest cycle through `start` within its component; `start` is both the first and the last item."""
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
