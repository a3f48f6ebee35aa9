# SPDX-License-Identifier: MIT
"""Related concepts: those that share a direct prerequisite, in groups named by it; never the page itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cairn.content.concept import Concept
    from cairn.graph.catalogue import Catalogue
    from cairn.graph.prerequisites import PrerequisiteGraph


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Concepts that build on the same prerequisite."""

    prerequisite: str
    """Its id; empty where nobody has named it yet."""
    members: tuple[str, ...]
    """The first ids, as many as a page lists."""
    size: int
    """How many there are in all, with those that another group lists."""
    owner: str = ""
    """The id of the concept whose list (`related`) the group is; empty where it follows from a prerequisite."""


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """Concepts that a document names together as related."""

    members: tuple[str, ...]
    """Their ids."""
    owner: str
    """The id of the concept whose document names them."""


def named_groups(catalogue: Catalogue) -> dict[str, tuple[NamedGroup, ...]]:
    """Return, for each concept, the groups in whose lists (`related`) it stands, its own ones first.

    A stub has no list of its own; it stands in those of others, together with their author.
    """
    groups: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for concept in catalogue.concepts.values():
        for ids in _own_groups(concept, catalogue):
            groups[concept.id].setdefault(ids, concept.id)
    for concept in catalogue.concepts.values():
        for ids in _own_groups(concept, catalogue):
            whole = tuple(sorted({concept.id, *ids}))
            for member in ids:
                if not catalogue.is_written(member):
                    groups[member].setdefault(whole, concept.id)
    return {k: tuple(NamedGroup(ids, owner) for ids, owner in v.items()) for k, v in groups.items()}


def _own_groups(concept: Concept, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for group in concept.related:
        found = (catalogue.resolve(reference) for reference in group)
        yield tuple(dict.fromkeys(f[0] for f in found if f and f[0] != concept.id))


@dataclass(frozen=True, slots=True)
class RelatedLimits:
    """How much a page shows of its related concepts."""

    group: int
    """So many names of one group."""
    page: int
    """So many names in all."""


def build_related(
    concept_id: str,
    graph: PrerequisiteGraph,
    dependents: Mapping[str, Sequence[str]],
    named: Sequence[NamedGroup],
    limits: RelatedLimits,
) -> tuple[RelatedGroup, ...]:
    """Return the groups of one concept, as much of them as a page shows, no concept twice.

    `dependents` holds the dependents of each concept in learning order; `named` the groups of its `related`.
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
        fresh = [i for i in group.members if i not in seen]
        seen.update(fresh)
        if fresh:
            groups.append(RelatedGroup("", tuple(fresh[: limits.group]), len(fresh), group.owner))
    return tuple(_share(groups, limits.page))


def _share(groups: Sequence[RelatedGroup], most: int) -> Iterator[RelatedGroup]:
    """Yield groups with so many names in all. They take turns, those that an author has named before others.

    So a small group, whose members share something rare, is not crowded out by a large one.
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
