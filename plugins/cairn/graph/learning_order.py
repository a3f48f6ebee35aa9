# SPDX-License-Identifier: MIT
"""The learning order of a site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from cairn.content.concept import Concept
from cairn.graph.chapters import chapter_of
from cairn.graph.prerequisites import PrerequisiteGraph, learning_order
from cairn.graph.tag_index import TagIndex
from cairn.text.collation import collation_key


def build_order(graph: PrerequisiteGraph, concepts: Mapping[str, Concept], tags: TagIndex) -> tuple[str, ...]:
    """Return all concepts in learning order; ties are sorted by chapter, title and id, those without a chapter last."""
    last = len(tags.rank)

    def key(concept_id: str) -> tuple[object, ...]:
        concept = concepts[concept_id]
        return tags.rank.get(chapter_of(concept, tags), last), collation_key(concept.title), concept_id

    return learning_order(graph, concepts, key)


def sort_dependents(graph: PrerequisiteGraph, order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the dependents of each concept in learning order."""
    dependents: dict[str, list[str]] = defaultdict(list)
    for concept in order:
        for prerequisite in graph.before.get(concept, ()):
            dependents[prerequisite.id].append(concept)
    return {concept: tuple(found) for concept, found in dependents.items()}
