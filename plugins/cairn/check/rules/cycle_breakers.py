# SPDX-License-Identifier: MIT
"""Where several cycles run into one another: the prerequisite to begin with, whose removal breaks the most."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from cairn.graph.cycles import find_components, shortest_cycle_from
from cairn.graph.prerequisites import PrerequisiteGraph
from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.check.rules.thresholds import Thresholds
    from cairn.site import Site

_STARTS, _TRIED = 30, 8
"""The cycles of so many concepts are looked at, and so many prerequisites taken out by way of trial."""


def find_cycle_breakers(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield one prerequisite for each knot of several cycles; a single cycle may be broken anywhere."""
    for component in find_components(site.graph):
        if sum(p.id in component for c in component for p in site.graph.before[c]) > len(component):
            left, concept, prerequisite = min(_trials(site.graph, component))
            yield _fault(site, concept, prerequisite, len(component), left)


def _trials(graph: PrerequisiteGraph, component: set[str]) -> Iterator[tuple[int, str, str]]:
    """Yield how many concepts are left in cycles without a prerequisite, for those that are in most of them."""
    circles = {tuple(shortest_cycle_from(graph, component, start)) for start in sorted(component)[:_STARTS]}
    steps = Counter(step for circle in circles for step in set(pairwise(circle)))
    for concept, prerequisite in sorted(steps, key=lambda step: (-steps[step], step))[:_TRIED]:
        rest = find_components(_without(graph, component, (concept, prerequisite)))
        yield sum(map(len, rest)), concept, prerequisite


def _without(graph: PrerequisiteGraph, component: set[str], step: tuple[str, str]) -> PrerequisiteGraph:
    before = {
        c: tuple(p for p in graph.before[c] if p.id in component and (c, p.id) != step) for c in sorted(component)
    }
    after = {c: tuple(d for d in graph.after[c] if d in component and (d, c) != step) for c in sorted(component)}
    return PrerequisiteGraph(before, after)


def _fault(site: Site, concept: str, prerequisite: str, size: int, left: int) -> Problem:
    titles = site.catalogue.title
    span = next(p.span for p in site.graph.before[concept] if p.id == prerequisite)
    rest = f"{left} are left in cycles" if left else "no cycle is left"
    fault = f"{size} concepts require one another in several cycles. Without '{titles(prerequisite)}' here, {rest}."
    return Problem(Code.CYCLE_BREAKER, span, f"{fault} Remove this entry first from '{titles(concept)}'.")
