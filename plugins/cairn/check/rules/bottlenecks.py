# SPDX-License-Identifier: MIT
"""Find bottlenecks: concepts that many others depend on, where a gap or a weak text does the most damage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from cairn.check.rules.thresholds import Thresholds
from cairn.check.rules.wanted_concepts import explain_gap
from cairn.site import Site
from cairn.text.problem import Code, Problem

_MAX_REPORTED = 5
"""The maximum number of bottlenecks to report; those with the most dependents come first."""
_MIN_FOR_STUB, _MIN_FOR_CONCEPT, _SHARE = 10, 20, 2
"""The minimum number of dependents of a stub and of a concept; a concept also needs half of the site."""


def find_bottlenecks(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the stubs and concepts with the most dependents, direct or indirect."""
    counts = count_dependents(site)
    unwritten = [i for i, n in counts.items() if n >= _MIN_FOR_STUB and not site.catalogue.is_written(i)]
    for concept_id in sorted(unwritten, key=lambda i: (-counts[i], i))[:_MAX_REPORTED]:
        gap = explain_gap(site, concept_id)
        yield _problem(site, concept_id, f"{_summary(site, concept_id, counts)}, which {gap} first.")
    minimum = max(_MIN_FOR_CONCEPT, len(site.catalogue.concepts) // _SHARE)
    bottlenecks = [i for i, n in counts.items() if n >= minimum and site.catalogue.is_written(i)]
    for concept_id in sorted(bottlenecks, key=lambda i: (-counts[i], i))[:_MAX_REPORTED]:
        advice = f"{_summary(site, concept_id, counts)}. Make sure that it reads well and has good questions."
        yield _problem(site, concept_id, advice)


def _summary(site: Site, concept_id: str, counts: dict[str, int]) -> str:
    total = len(site.catalogue.concepts)
    return f"{counts[concept_id]:,} of {total:,} concepts depend on '{site.catalogue.title(concept_id)}'"


def _problem(site: Site, concept_id: str, message: str) -> Problem:
    concept = site.catalogue.concepts.get(concept_id)
    first = site.graph.after[concept_id][0]
    span = concept.span if concept else next(p.span for p in site.graph.before[first] if p.id == concept_id)
    return Problem(Code.CONCEPT_BOTTLENECK, span, message)


def count_dependents(site: Site) -> dict[str, int]:
    """Return the number of direct and indirect dependents of each concept or stub.

    The dependents of a concept are the bits of one integer, as in `prerequisites.find_implied`.
    """
    bits = {concept: 1 << index for index, concept in enumerate(reversed(site.order))}
    dependent_bits: dict[str, int] = {}
    for concept in (*reversed(site.order), *site.catalogue.stubs):
        found = (dependent_bits.get(d, 0) | bits[d] for d in site.graph.after.get(concept, ()))
        dependent_bits[concept] = reduce(or_, found, 0)
    return {concept: number.bit_count() for concept, number in dependent_bits.items() if number}
