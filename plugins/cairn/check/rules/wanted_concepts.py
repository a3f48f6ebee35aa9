# SPDX-License-Identifier: MIT
"""Find the concepts to write next: those without content that the most files refer to."""

from __future__ import annotations

from collections.abc import Iterator

from cairn.check.rules.thresholds import Thresholds
from cairn.site import Site
from cairn.text.collation import collation_key
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_MIN_FILES = 2
"""The minimum number of files that must refer to a concept for it to be reported."""


def find_wanted(site: Site, limits: Thresholds) -> Iterator[Problem]:
    """Yield the most wanted concepts; the location is the first reference, or the empty document."""
    catalogue = site.catalogue
    demand = {i: n for i, n in catalogue.demand.items() if n >= _MIN_FILES}
    ranked = sorted(demand, key=lambda i: (-demand[i], collation_key(catalogue.title(i)), i))[: limits.wanted]
    spans = _first_usages(site, set(ranked))
    for rank, concept_id in enumerate(ranked, 1):
        concept = catalogue.concepts.get(concept_id)
        if span := concept.span if concept else spans.get(concept_id):
            gap = f"'{catalogue.title(concept_id)}', which {explain_gap(site, concept_id)}"
            fault = f"{demand[concept_id]:,} files name {gap}."
            yield Problem(Code.STUB_WANTED, span, f"{fault} It is number {rank} of the wanted concepts.")


def explain_gap(site: Site, concept_id: str) -> str:
    """Return why a concept that others need is not on the site, and what to do."""
    draft = site.drafts.get(concept_id)
    return f"is still a draft, {draft}. Publish it" if draft else "has no document yet. Write it"


def _first_usages(site: Site, wanted: set[str]) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for concept_id, span in _usages(site) if wanted else ():
        if concept_id in wanted and (concept_id not in spans or span < spans[concept_id]):
            spans[concept_id] = span
    return spans


def _usages(site: Site) -> Iterator[tuple[str | None, Span]]:
    for prerequisites in site.graph.before.values():
        yield from ((p.id, p.span) for p in prerequisites)
    references = [m for concept in site.catalogue.concepts.values() for group in concept.related for m in group]
    for question in site.questions.questions.values():
        references += (*question.concepts, *question.seen_on, *question.links)
    yield from (
        (site.catalogue.find(site.catalogue.split_remark(reference)[0]), reference.span) for reference in references
    )
    for links in site.links.values():
        yield from ((site.catalogue.find_link(link.name, link.anchor), link.span) for link in links if link.is_wikilink)
