# SPDX-License-Identifier: MIT
"""Find the best prerequisite to remove where several cycles overlap: the one whose removal breaks the most cycles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from cairn.check.rules.thresholds import Thresholds
from cairn.graph.cycles import find_components, shortest_cycle_from
from cairn.graph.prerequisites import PrerequisiteGraph
from cairn.site import Site
from cairn.text.problem import Code, Problem

_MAX_STARTS, _MAX_TRIED = 30, 8
"""The maximum number of concepts to search for cycles from, and of prerequisites to try to remove."""


def find_cycle_breakers(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield one prerequisite per strongly connected component with several cycles; a single cycle needs no advice."""
    for component in find_components(site.graph):
        if sum(p.id in component for c in component for p in site.graph.before[c]) > len(component):
            remaining, concept, prerequisite = min(_try_removals(site.graph, component))
            yield _problem(site, concept, prerequisite, len(component), remaining)


def _try_removals(graph: PrerequisiteGraph, component: set[str]) -> Iterator[tuple[int, str, str]]:
    """For each prerequisite that is in many cycles, yield how many concepts stay in cycles without it."""
    cycles = {tuple(shortest_cycle_from(graph, component, start)) for start in sorted(component)[:_MAX_STARTS]}
    steps = Counter(step for cycle in cycles for step in set(pairwise(cycle)))
    for concept, prerequisite in sorted(steps, key=lambda step: (-steps[step], step))[:_MAX_TRIED]:
        rest = find_components(_without(graph, component, (concept, prerequisite)))
        yield sum(map(len, rest)), concept, prerequisite


def _without(graph: PrerequisiteGraph, component: set[str], step: tuple[str, str]) -> PrerequisiteGraph:
    before = {
        c: tuple(p for p in graph.before[c] if p.id in component and (c, p.id) != step) for c in sorted(component)
    }
    after = {c: tuple(d for d in graph.after[c] if d in component and (d, c) != step) for c in sorted(component)}
    return PrerequisiteGraph(before, after)


def _problem(site: Site, concept: str, prerequisite: str, size: int, remaining: int) -> Problem:
    titles = site.catalogue.title
    span = next(p.span for p in site.graph.before[concept] if p.id == prerequisite)
    rest = f"{remaining} of them are still in cycles" if remaining else "no cycle is left"
    fault = f"{size} concepts require one another in several cycles. Without '{titles(prerequisite)}' here, {rest}."
    return Problem(Code.CYCLE_BREAKER, span, f"{fault} Remove it from 'learn_before' of '{titles(concept)}' first.")
