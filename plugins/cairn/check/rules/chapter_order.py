# SPDX-License-Identifier: MIT
"""What does not fit the order of chapters, where they have one: a number in their names, or an order in `tags.yml`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cairn.graph.learning_order import chapter_of
from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.check.rules.thresholds import Thresholds
    from cairn.site import Site


def find_later_prerequisites(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the prerequisites that stand in a later chapter than what builds on them."""
    chapters = {i: chapter_of(concept, site.tags) for i, concept in site.catalogue.concepts.items()}
    ordered, rank = _ordered(site), site.tags.rank
    for concept_id, prerequisites in site.graph.before.items():
        own = chapters[concept_id]
        for prerequisite in prerequisites if own in ordered else ():
            other = chapters.get(prerequisite.id, "")
            if other in ordered and ordered[other] == ordered[own] and rank[other] > rank[own]:
                fault = f"'{site.catalogue.title(prerequisite.id)}' is in a later chapter, '{_title(site, other)}'."
                advice = f"Move it to '{_title(site, own)}' or earlier, or remove it here."
                yield Problem(Code.PREREQUISITE_LATER, prerequisite.span, f"{fault} {advice}")


def find_late_roots(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the concepts that others build on and that build on nothing, in a later chapter where most others do."""
    ordered = _ordered(site)
    first: set[str] = set()
    for address, concepts in site.chapters.items():
        parent = ordered.get(address)
        rooted = [c for c in concepts if not site.graph.before.get(c)]
        if parent in first and 2 * len(rooted) < len(concepts):
            yield from (_late_root(site, c, address) for c in rooted if site.graph.after.get(c))
        if parent is not None:
            first.add(parent)


def _late_root(site: Site, concept_id: str, address: str) -> Problem:
    concept = site.catalogue.concepts[concept_id]
    fault = f"'{concept.title}' has no prerequisite, although it is in a later chapter, '{_title(site, address)}'."
    return Problem(Code.ROOT_LATE, concept.span, f"{fault} Add its prerequisites, or move it to an earlier chapter.")


def _title(site: Site, address: str) -> str:
    return site.tags.tags[address].title


def _ordered(site: Site) -> dict[str, str]:
    """Return the tag above each chapter that has a place in an order; empty for those that have none above them."""
    found: dict[str, str] = {}
    siblings: dict[str, list[str]] = defaultdict(list)
    for address in site.tags.tags:
        siblings[address.rpartition("/")[0]].append(address)
    for parent, addresses in siblings.items():
        found |= {address: parent for address in addresses if _has_place(site, address)}
    return found


def _has_place(site: Site, address: str) -> bool:
    tag = site.tags.tags[address]
    return (tag.metadata is not None and tag.metadata.order is not None) or any(map(str.isdigit, tag.title))
