# SPDX-License-Identifier: MIT
"""Find contradictions to the order of chapters, which is given by numbers in titles or by `order` in `tags.yml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cairn.check.rules.thresholds import Thresholds
from cairn.graph.chapters import chapter_of
from cairn.site import Site
from cairn.text.problem import Code, Problem


def find_later_prerequisites(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the prerequisites that belong to a later chapter than the concept that needs them."""
    chapters = {i: chapter_of(concept, site.tags) for i, concept in site.catalogue.concepts.items()}
    ordered, rank = _ordered_chapters(site), site.tags.rank
    for concept_id, prerequisites in site.graph.before.items():
        chapter = chapters[concept_id]
        for prerequisite in prerequisites if chapter in ordered else ():
            other = chapters.get(prerequisite.id, "")
            if other in ordered and ordered[other] == ordered[chapter] and rank[other] > rank[chapter]:
                fault = f"'{site.catalogue.title(prerequisite.id)}' is in a later chapter, '{_title(site, other)}'."
                advice = f"Move it to '{_title(site, chapter)}' or earlier, or remove it here."
                yield Problem(Code.PREREQUISITE_LATER, prerequisite.span, f"{fault} {advice}")


def find_late_roots(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield concepts in later chapters that have dependents but no prerequisites, where most concepts have some."""
    ordered = _ordered_chapters(site)
    parents_with_chapter: set[str] = set()
    for address, concepts in site.chapters.items():
        parent = ordered.get(address)
        roots = [c for c in concepts if not site.graph.before.get(c)]
        if parent in parents_with_chapter and 2 * len(roots) < len(concepts):
            yield from (_late_root(site, c, address) for c in roots if site.graph.after.get(c))
        if parent is not None:
            parents_with_chapter.add(parent)


def _late_root(site: Site, concept_id: str, address: str) -> Problem:
    concept = site.catalogue.concepts[concept_id]
    fault = f"'{concept.title}' has no prerequisite, although it is in a later chapter, '{_title(site, address)}'."
    return Problem(Code.ROOT_LATE, concept.span, f"{fault} Add its prerequisites, or move it to an earlier chapter.")


def _title(site: Site, address: str) -> str:
    return site.tags.tags[address].title


def _ordered_chapters(site: Site) -> dict[str, str]:
    """Return the parent tag of each chapter that has a position in an order; empty for a top-level chapter."""
    found: dict[str, str] = {}
    siblings: dict[str, list[str]] = defaultdict(list)
    for address in site.tags.tags:
        siblings[address.rpartition("/")[0]].append(address)
    for parent, addresses in siblings.items():
        found |= {address: parent for address in addresses if _has_order(site, address)}
    return found


def _has_order(site: Site, address: str) -> bool:
    tag = site.tags.tags[address]
    return (tag.metadata is not None and tag.metadata.order is not None) or any(map(str.isdigit, tag.title))
