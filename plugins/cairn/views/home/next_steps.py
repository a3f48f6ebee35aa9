# SPDX-License-Identifier: MIT
"""Finds where a reader may begin. A script replaces this list by the next steps of a reader who has a record."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from cairn.content.page_link import PageLink
from cairn.site import Site
from cairn.views.generated_page import TAGS
from cairn.views.home.home_models import NextSteps
from cairn.views.home.learning_path import compile_step
from cairn.views.links import link_concept

_MAX_STARTS = 5
_MAX_COMPARED = 20
"""How many concepts are compared by all that builds on them, directly or not; a search for each takes its time."""
_MAX_NEXT = 4


def compile_next_steps(site: Site) -> NextSteps:
    """Return where to begin on a site."""
    starts = find_starts(site)
    first = compile_step(site, starts[0]) if starts else None
    written = (concept for concept in site.order if site.catalogue.is_written(concept) and concept not in starts)
    a_to_z = PageLink(site.messages.say("page.a-to-z"), site.page_at(f"{site.folder}/index.md"))
    return NextSteps(
        starts=tuple(link_concept(site, concept) for concept in starts),
        following=tuple(link_concept(site, concept) for concept in islice(written, _MAX_NEXT)),
        minutes=first.minutes + first.questions if first else 0,
        questions=first.questions if first else 0,
        needs_others=any(site.graph.before.get(start) for start in starts[:1]),
        concept_count=sum(concept.is_written for concept in site.catalogue.concepts.values()),
        chapter_count=sum(bool(address) for address in site.chapters),
        question_count=len(site.questions.questions),
        contents=PageLink(site.messages.say("page.contents"), site.page_at(TAGS)) if site.tags.tags else a_to_z,
        a_to_z=a_to_z,
    )


def find_starts(site: Site) -> tuple[str, ...]:
    """Return the concepts without prerequisites that most others need, in learning order.

    Where each written concept has a prerequisite, it is the first one in learning order.
    """
    written = [concept for concept in site.order if site.catalogue.is_written(concept)]
    roots = [concept for concept in written if not site.graph.before.get(concept)]
    needed = [concept for concept in roots if site.dependents.get(concept)] or roots or written[:1]
    compared = sorted(needed, key=lambda concept: -len(site.dependents.get(concept, ())))[:_MAX_COMPARED]
    best = sorted(compared, key=lambda concept: -_count_dependents(site, concept))[:_MAX_STARTS]
    return tuple(sorted(best, key=site.positions.__getitem__))


def _count_dependents(site: Site, concept: str) -> int:
    """Return the number of concepts that need a concept, directly or not."""
    found: set[str] = {concept}
    waiting: list[Iterable[str]] = [site.dependents.get(concept, ())]
    while waiting:
        new = set(waiting.pop()) - found
        found |= new
        waiting += (site.dependents.get(dependent, ()) for dependent in new)
    return len(found)
