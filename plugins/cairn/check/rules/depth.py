# SPDX-License-Identifier: MIT
"""Measure the depth of each concept: the length of the longest chain of prerequisites that leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cairn.site import Site


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
