# SPDX-License-Identifier: MIT
"""Where a reader goes on from a concept that nobody has written: the written concepts that are nearest to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cairn.content.page_link import PageLink
from cairn.graph.names import fold_slug
from cairn.links.page_parts import MAX_NAMES
from cairn.site import Site
from cairn.text.slug import slug
from cairn.views.generated_page import TAGS
from cairn.views.links import LinkList, link_concept

_MAX_INSTEAD = 5
_MAX_WORDS = 12
"""How many words of a title are compared; each part of it is looked up."""


def find_instead(site: Site, concept_id: str) -> LinkList:
    """Return up to five written concepts to read instead of an unwritten one, each with the reason, nearest first."""
    reasons: dict[str, str] = {}
    left_out = {concept_id, *site.dependents.get(concept_id, ())}
    for found, reason in _find_near(site, concept_id):
        if found not in left_out and site.catalogue.is_written(found):
            reasons.setdefault(found, reason)
    links = tuple(link_concept(site, i, note=reason) for i, reason in islice(reasons.items(), _MAX_INSTEAD))
    return LinkList(links, rest=link_contents(site))


def link_contents(site: Site) -> PageLink:
    """Return a link to all contents."""
    return PageLink(site.messages.say("concept.all-contents"), site.page_at(TAGS))


def find_onward(needed_by: LinkList, instead: LinkList) -> PageLink | None:
    """Return the first written concept to go on with: one that needs the unwritten one, else one to read instead."""
    return next((link for link in (*needed_by.links, *instead.links) if link.is_written), None)


def _find_near(site: Site, concept_id: str) -> Iterator[tuple[str, str]]:
    say = site.messages.say
    for found in _named_in(site, site.catalogue.title(concept_id)):
        yield found, say("concept.instead-name")
    for needing in site.dependents.get(concept_id, ())[:MAX_NAMES]:
        reason = say("concept.instead-builds-on", title=site.catalogue.title(needing))
        yield from ((prerequisite.id, reason) for prerequisite in site.graph.before[needing])
    for backlink in site.backlinks.get(concept_id, ())[:MAX_NAMES]:
        if mentioning := site.concept_ids.get(backlink.uri):
            yield mentioning, say("concept.instead-mentions")
    yield from ((found, say("concept.instead-chapter")) for found in _beside(site, concept_id))


def _named_in(site: Site, title: str) -> Iterator[str]:
    """Yield the concepts with a name that is a part of a title, the longest first; a plural counts as its singular."""
    words = slug(title).split("-")[:_MAX_WORDS]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            part = fold_slug("-".join(words[start : start + length]))
            for form in (part, part.removesuffix("s"), f"{part}s"):
                yield from site.catalogue.names.slugs.get(form, ())


def _beside(site: Site, concept_id: str) -> Iterator[str]:
    """Yield the other concepts of a concept's chapter, the nearest in learning order first."""
    concept = site.catalogue.concepts.get(concept_id)
    if not concept or not concept.tags:
        return
    ids = site.tag_concepts[site.tags.address(concept.tags[0])].own
    position = site.chapter_positions[concept_id]
    near = range(max(0, position - _MAX_INSTEAD), min(len(ids), position + _MAX_INSTEAD + 1))
    yield from (ids[n] for n in sorted(near, key=lambda n: (abs(n - position), n)))
