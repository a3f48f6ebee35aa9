# SPDX-License-Identifier: MIT
"""Related concepts: concepts that share a direct prerequisite, grouped by it, and those that documents name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cairn.content.concept import Concept
from cairn.graph.catalogue import Catalogue
from cairn.graph.prerequisites import PrerequisiteGraph


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """One group of related concepts, as a page shows it."""

    prerequisite: str
    """The id of the shared prerequisite; empty for a group that a document names."""
    members: tuple[str, ...]
    """The ids that the page lists; may be fewer than the whole group."""
    size: int
    """The size of the whole group, including members that another group lists."""
    owner: str = ""
    """The id of the concept whose `related` list names the group; empty if it follows from a prerequisite."""


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """Concepts that one document names together as related."""

    members: tuple[str, ...]
    """Their ids."""
    owner: str
    """The id of the concept whose document names them."""


def named_groups(catalogue: Catalogue) -> dict[str, tuple[NamedGroup, ...]]:
    """Return the named groups of each concept; its own `related` lists come first.

    A stub has no lists of its own. It gets the groups of others that contain it, including the concept that names it.
    """
    groups: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for concept in catalogue.concepts.values():
        for ids in _own_groups(concept, catalogue):
            groups[concept.id].setdefault(ids, concept.id)
    for concept in catalogue.concepts.values():
        for ids in _own_groups(concept, catalogue):
            with_owner = tuple(sorted({concept.id, *ids}))
            for member in ids:
                if not catalogue.is_written(member):
                    groups[member].setdefault(with_owner, concept.id)
    return {k: tuple(NamedGroup(ids, owner) for ids, owner in v.items()) for k, v in groups.items()}


def _own_groups(concept: Concept, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for group in concept.related:
        found = (catalogue.resolve(reference) for reference in group)
        yield tuple(dict.fromkeys(f[0] for f in found if f and f[0] != concept.id))


@dataclass(frozen=True, slots=True)
class RelatedLimits:
    """How many related concepts a page shows."""

    group: int
    """The maximum number of names per group."""
    page: int
    """The maximum number of names in all groups together."""


def build_related(
    concept_id: str,
    graph: PrerequisiteGraph,
    dependents: Mapping[str, Sequence[str]],
    named: Sequence[NamedGroup],
    limits: RelatedLimits,
) -> tuple[RelatedGroup, ...]:
    """Return the groups that the page of a concept shows, without duplicates.

    `dependents` are the dependents of each concept in learning order; `named` are the named groups of this concept.
    """
    seen = {concept_id, *(p.id for p in graph.before.get(concept_id, ()))}
    groups = []
    for prerequisite in graph.before.get(concept_id, ()):
        siblings = dependents.get(prerequisite.id, ())
        members = tuple(islice((s for s in siblings if s not in seen), limits.group))
        seen.update(members)
        if members:
            groups.append(RelatedGroup(prerequisite.id, members, max(len(siblings) - 1, len(members))))
    for group in named:
        unseen = [i for i in group.members if i not in seen]
        seen.update(unseen)
        if unseen:
            groups.append(RelatedGroup("", tuple(unseen[: limits.group]), len(unseen), group.owner))
    return tuple(_limit_total(groups, limits.page))


def _limit_total(groups: Sequence[RelatedGroup], most: int) -> Iterator[RelatedGroup]:
    """Limit the groups to `most` names in all. The groups take turns; those that an author named come first.

    So a large group does not crowd out a small one, which is more specific.
    """
    turns = sorted(range(len(groups)), key=lambda number: not groups[number].owner)
    counts = [0] * len(groups)
    while most > 0 and turns:
        turns = [number for number in turns if counts[number] < len(groups[number].members)]
        for number in turns[:most]:
            counts[number] += 1
        most -= len(turns)
    for group, count in zip(groups, counts, strict=True):
        if count:
            yield replace(group, members=group.members[:count])
