# SPDX-License-Identifier: MIT
"""Which concepts a chapter has, in which order. Every count and every list of a chapter comes from here.

The first tag of a concept is its chapter. A tag also has the concepts of the chapters below it. Its other concepts are
of other chapters, and only bear the tag.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cairn.content.concept import Concept
from cairn.graph.tag_index import TagIndex


@dataclass(frozen=True, slots=True)
class TagConcepts:
    """The concepts of a tag, each of them once."""

    own: tuple[str, ...]
    """The ids of the concepts whose chapter is this tag or one below it: chapter by chapter, each in learning order."""
    others: tuple[str, ...]
    """The ids of the other concepts with this tag or one below it, in learning order."""

    @property
    def main(self) -> tuple[str, ...]:
        """The concepts that are listed and counted wherever the tag is: all concepts if it is not a chapter."""
        return self.own or self.others

    @property
    def count(self) -> int:
        """The number of concepts that is shown wherever the tag is."""
        return len(self.main)


def chapter_of(concept: Concept, tags: TagIndex) -> str:
    """Return the address of a concept's chapter; empty if it has none."""
    return tags.address(concept.tags[0]) if concept.tags else ""


def build_chapters(concepts: Mapping[str, Concept], order: Iterable[str], tags: TagIndex) -> dict[str, tuple[str, ...]]:
    """Return the concepts with exactly this chapter, as ordered; chapters are given by address, in tag order."""
    found: dict[str, list[str]] = {address: [] for address in (*tags.tags, "")}
    for concept in order:
        found[chapter_of(concepts[concept], tags)].append(concept)
    return {address: tuple(ids) for address, ids in found.items() if ids}


def build_tag_concepts(
    concepts: Mapping[str, Concept], order: Sequence[str], tags: TagIndex, chapters: Mapping[str, Sequence[str]]
) -> dict[str, TagConcepts]:
    """Return the concepts of each tag, by its address."""
    own: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    for chapter, ids in chapters.items():
        for address in with_parents(chapter):
            own[address] += ids
    for concept_id in order:
        concept = concepts[concept_id]
        own_tags = set(with_parents(chapter_of(concept, tags)))
        for address in dict.fromkeys(a for tag in concept.tags for a in with_parents(tags.address(tag))):
            if address not in own_tags:
                others[address].append(concept_id)
    return {address: TagConcepts(tuple(own[address]), tuple(others[address])) for address in tags.tags}


def find_last(concepts: Mapping[str, Concept], chapters: Mapping[str, Sequence[str]]) -> str:
    """Return the last written concept of the last chapter that has any; empty if nothing is written."""
    ids = (concept for chapter in reversed([*chapters.values()]) for concept in reversed(chapter))
    return next((concept for concept in ids if concepts[concept].is_written), "")


def with_parents(address: str) -> Iterator[str]:
    """Yield the addresses of the tags above a tag, and its own."""
    parts = address.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
