# SPDX-License-Identifier: MIT
"""Statistics of the prerequisite graph by depth: concepts with questions, without questions, and without content."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cairn.check.rules.long_chains import build_depths
from cairn.site import Site


@dataclass(frozen=True, slots=True)
class Layer:
    """The concepts at one depth of the graph."""

    depth: int
    """1 for concepts without prerequisites, otherwise one more than the depth of the deepest prerequisite."""
    asked: int
    """The number of concepts with content and questions."""
    bare: int
    """The number of concepts with content and without questions."""
    missing: int
    """The number of concepts without content."""

    @property
    def total(self) -> int:
        """The number of concepts."""
        return self.asked + self.bare + self.missing


def build_layers(site: Site) -> tuple[Layer, ...]:
    """Count the concepts at each depth; a stub is placed directly before the first of its dependents."""
    layer = dict(build_depths(site).layer)
    for stub in site.catalogue.stubs:
        after = (layer[d] for d in site.graph.after.get(stub, ()) if d in site.catalogue.concepts)
        layer[stub] = max(1, min(after, default=2) - 1)
    counts = Counter((depth, _state(site, concept_id)) for concept_id, depth in layer.items())
    deepest = max(layer.values(), default=0)
    return tuple(Layer(d, *(counts[d, state] for state in range(3))) for d in range(1, deepest + 1))


def _state(site: Site, concept_id: str) -> int:
    if not site.catalogue.is_written(concept_id):
        return 2
    return 0 if site.questions.by_concept.get(concept_id) else 1
