# SPDX-License-Identifier: MIT
"""How deep each concept lies: the longest way to it from a concept that has no prerequisites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cairn.site import Site


@dataclass(frozen=True, slots=True)
class Depths:
    """The layers of a site."""

    layer: Mapping[str, int]
    """By id: 1 for a concept without prerequisites, else one more than the deepest of these. Stubs have none."""
    above: Mapping[str, str]
    """The deepest prerequisite of each concept that has one."""

    def path_to(self, concept_id: str) -> list[str]:
        """Return the longest chain that ends in a concept, from its beginning."""
        path = [concept_id]
        while path[-1] in self.above:
            path.append(self.above[path[-1]])
        return path[::-1]


def build_depths(site: Site) -> Depths:
    """Measure all concepts in learning order; within a circle, only what comes before in that order counts."""
    layer: dict[str, int] = {}
    above: dict[str, str] = {}
    for concept in site.order:
        deepest = max(((layer[p.id], p.id) for p in site.graph.before.get(concept, ()) if p.id in layer), default=None)
        layer[concept] = deepest[0] + 1 if deepest else 1
        above |= {concept: deepest[1]} if deepest else {}
    return Depths(layer, above)
