# SPDX-License-Identifier: MIT
"""The learning order of a site, and its chapters: the first tag of a concept is its chapter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from cairn.content.concept import Concept
from cairn.graph.prerequisites import PrerequisiteGraph, learning_order
from cairn.graph.tag_index import TagIndex
from cairn.text.slug import natural_key


def chapter_of(concept: Concept, tags: TagIndex) -> str:
    """Return the address of a concept's chapter; empty if it has none."""
    return tags.address(concept.tags[0]) if concept.tags else ""


def build_order(graph: PrerequisiteGraph, concepts: Mapping[str, Concept], tags: TagIndex) -> tuple[str, ...]:
    """Return all concepts in learning order; ties are sorted by chapter, title and id, those without a chapter last."""
    last = len(tags.rank)

    def key(concept_id: str) -> tuple[object, ...]:
        concept = concepts[concept_id]
        return tags.rank.get(chapter_of(concept, tags), last), natural_key(concept.title), concept_id

    return learning_order(graph, concepts, key)


def build_chapters(
    concepts: Mapping[str, Concept], order: tuple[str, ...], tags: TagIndex
) -> dict[str, tuple[str, ...]]:
    """Return the concepts of each chapter in learning order; chapters are given by address, in tag order."""
    found: dict[str, list[str]] = {address: [] for address in (*tags.tags, "")}
    for concept in order:
        found[chapter_of(concepts[concept], tags)].append(concept)
    return {address: tuple(ids) for address, ids in found.items() if ids}


def sort_dependents(graph: PrerequisiteGraph, order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the dependents of each concept in learning order."""
    dependents: dict[str, list[str]] = defaultdict(list)
    for concept in order:
        for prerequisite in graph.before.get(concept, ()):
            dependents[prerequisite.id].append(concept)
    return {concept: tuple(found) for concept, found in dependents.items()}
