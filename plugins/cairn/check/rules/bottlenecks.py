# SPDX-License-Identifier: MIT
"""Concepts on which very many others depend: where a gap or a weak text costs the most."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.check.rules.thresholds import Thresholds
    from cairn.site import Site

_MOST = 5
"""So many are named, the narrowest first."""
_FEWEST_OF_STUB, _FEWEST, _SHARE = 10, 20, 2
"""A stub with so many dependents is one; a concept with so many, if they are one in two of the whole site."""


def find_bottlenecks(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the stubs and the concepts on which most depends, directly or not."""
    counts = count_dependents(site)
    unwritten = [i for i, n in counts.items() if n >= _FEWEST_OF_STUB and not site.catalogue.is_written(i)]
    for concept_id in sorted(unwritten, key=lambda i: (-counts[i], i))[:_MOST]:
        yield _fault(site, concept_id, f"{_lead(site, concept_id, counts)}, which has no document yet. Write it first.")
    fewest = max(_FEWEST, len(site.catalogue.concepts) // _SHARE)
    narrow = [i for i, n in counts.items() if n >= fewest and site.catalogue.is_written(i)]
    for concept_id in sorted(narrow, key=lambda i: (-counts[i], i))[:_MOST]:
        advice = f"{_lead(site, concept_id, counts)}. Make sure that it reads well and has good questions."
        yield _fault(site, concept_id, advice)


def _lead(site: Site, concept_id: str, counts: dict[str, int]) -> str:
    total = len(site.catalogue.concepts)
    return f"{counts[concept_id]:,} of {total:,} concepts depend on '{site.catalogue.title(concept_id)}'"


def _fault(site: Site, concept_id: str, message: str) -> Problem:
    concept = site.catalogue.concepts.get(concept_id)
    first = site.graph.after[concept_id][0]
    span = concept.span if concept else next(p.span for p in site.graph.before[first] if p.id == concept_id)
    return Problem(Code.CONCEPT_BOTTLENECK, span, message)


def count_dependents(site: Site) -> dict[str, int]:
    """Return how many concepts depend on each concept or stub, directly or not.

    What comes after each concept is remembered as the bits of one number, as in `graph.find_implied`.
    """
    bits = {concept: 1 << place for place, concept in enumerate(reversed(site.order))}
    below: dict[str, int] = {}
    for concept in (*reversed(site.order), *site.catalogue.stubs):
        found = (below.get(d, 0) | bits[d] for d in site.graph.after.get(concept, ()))
        below[concept] = reduce(or_, found, 0)
    return {concept: number.bit_count() for concept, number in below.items() if number}
