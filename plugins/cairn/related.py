# SPDX-License-Identifier: MIT
"""Related concepts: those that share a direct prerequisite, in groups named by it; never the page itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cairn.catalogue import Catalogue
    from cairn.concept import Concept
    from cairn.graph import PrerequisiteGraph


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Concepts that build on the same prerequisite."""

    prerequisite: str
    """Its id; empty where nobody has named it yet."""
    members: tuple[str, ...]
    """The first ids, as many as a page lists."""
    size: int
    """How many there are in all, with those that another group lists."""


def named_groups(catalogue: Catalogue) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return, for each concept, the groups of ids in whose lists (`related`) it stands, its own ones first.

    A stub has no list of its own; it stands in those of others, together with their author.
    """
    groups: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for concept in catalogue.concepts.values():
        for ids in _own_groups(concept, catalogue):
            groups[concept.id].setdefault(ids)
    for concept in catalogue.concepts.values():
        for ids in _own_groups(concept, catalogue):
            whole = tuple(sorted({concept.id, *ids}))
            for member in ids:
                if not catalogue.is_written(member):
                    groups[member].setdefault(whole)
    return {k: tuple(v) for k, v in groups.items()}


def _own_groups(concept: Concept, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for group in concept.related:
        found = (catalogue.find_mention(mention) for mention in group)
        yield tuple(dict.fromkeys(f[0] for f in found if f and f[0] != concept.id))


def build_related(
    concept_id: str,
    graph: PrerequisiteGraph,
    dependents: Mapping[str, Sequence[str]],
    named: Sequence[tuple[str, ...]],
    most: int,
) -> tuple[RelatedGroup, ...]:
    """Return the groups of one concept, each with at most `most` members, no concept twice.

    `dependents` holds the dependents of each concept in learning order; `named` the groups of its `related`.
    """
    seen = {concept_id, *(p.id for p in graph.before.get(concept_id, ()))}
    groups = []
    for prerequisite in graph.before.get(concept_id, ()):
        siblings = dependents.get(prerequisite.id, ())
        members = tuple(islice((s for s in siblings if s not in seen), most))
        seen.update(members)
        if members:
            groups.append(RelatedGroup(prerequisite.id, members, max(len(siblings) - 1, len(members))))
    for ids in named:
        fresh = [i for i in ids if i not in seen]
        seen.update(fresh)
        if fresh:
            groups.append(RelatedGroup("", tuple(fresh[:most]), len(fresh)))
    return tuple(groups)
