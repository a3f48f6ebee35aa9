# SPDX-License-Identifier: MIT
"""Finds where a reader may begin. A script replaces this list by the next steps of a reader who has a record."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from cairn.content.page_link import PageLink
from cairn.site import Site
from cairn.views.generated_page import TAGS
from cairn.views.home.home_models import NextSteps
from cairn.views.home.learning_path import compile_step
from cairn.views.links import link_concept

_MAX_STARTS = 5
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
    """Return the concepts without prerequisites with which a reader may begin, best first.

    They are ranked as the script ranks what is ready to learn: by how many concepts build on them and on nothing else,
    then in learning order. A concept without questions is no start if another has some. Where each written concept has
    a prerequisite, the start is the first one in learning order.
    """
    written = [concept for concept in site.order if site.catalogue.is_written(concept)]
    counted = dict.fromkeys(concept for concept in written if site.questions.answerable(concept)) or set(written)
    missing = ([p.id for p in site.graph.before.get(concept, ()) if p.id in counted] for concept in counted)
    opened = Counter(prerequisites[0] for prerequisites in missing if len(prerequisites) == 1)
    roots = [concept for concept in written if not site.graph.before.get(concept)]
    starts = [concept for concept in roots if concept in counted] or roots or written[:1]
    return tuple(sorted(starts, key=lambda concept: -opened[concept])[:_MAX_STARTS])
