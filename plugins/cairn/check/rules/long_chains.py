# SPDX-License-Identifier: MIT
"""Measure how deep each concept lies, and find chains of prerequisites that are too long for most learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cairn.check.rules.thresholds import Thresholds
from cairn.site import Site
from cairn.text.problem import Code, Problem


def find_long_chains(site: Site, limits: Thresholds) -> Iterator[Problem]:
    """Yield the longest chain of the site if it is too long; shortening it usually shortens the others too."""
    depths = build_depths(site)
    deep = [concept for concept, layer in depths.layer.items() if layer >= limits.chain]
    if deep:
        end = min(deep, key=lambda concept: (-depths.layer[concept], concept))
        path = depths.path_to(end)
        count = f"{len(deep):,} concept{'s are' if len(deep) > 1 else ' is'} at depth {limits.chain} or more."
        fault = f"'{site.catalogue.title(end)}' ends a chain of {len(path)} concepts: {' -> '.join(path)}. {count}"
        advice = "Check whether one of them can be learned without the one before it."
        yield Problem(Code.CHAIN_LONG, site.catalogue.concepts[end].span, f"{fault} {advice}")


@dataclass(frozen=True, slots=True)
class Depths:
    """The depths of all concepts."""

    layer: Mapping[str, int]
    """The depth by concept id: 1 without prerequisites, otherwise one more than the deepest prerequisite; no stubs."""
    above: Mapping[str, str]
    """The deepest prerequisite of each concept that has one, by concept id."""

    def path_to(self, concept_id: str) -> list[str]:
        """Return the longest chain that ends in a concept, starting with its first concept."""
        path = [concept_id]
        while path[-1] in self.above:
            path.append(self.above[path[-1]])
        return path[::-1]


def build_depths(site: Site) -> Depths:
    """Measure all concepts in learning order; within a cycle, only prerequisites earlier in that order count."""
    layer: dict[str, int] = {}
    above: dict[str, str] = {}
    for concept in site.order:
        deepest = max(((layer[p.id], p.id) for p in site.graph.before.get(concept, ()) if p.id in layer), default=None)
        layer[concept] = deepest[0] + 1 if deepest else 1
        above |= {concept: deepest[1]} if deepest else {}
    return Depths(layer, above)
