# SPDX-License-Identifier: MIT
"""Build the view model of a concept page: look up its neighbors and limit the lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cairn.content.link import find_sentence
from cairn.content.page_link import PageLink
from cairn.content.tag_path import TagPath
from cairn.graph.backlinks import Backlink
from cairn.graph.related import RelatedGroup
from cairn.links.page_parts import (
    AFTER,
    BESIDE_AFTER,
    BESIDE_RELATED,
    MAX_NAMES,
    RELATED,
    all_related,
    related_groups,
    sections_below,
)
from cairn.site import Site
from cairn.views.concept.concept_map import build_concept_map
from cairn.views.concept.concept_models import BacklinkEntry, ChapterOutline, CitationEntry, ConceptPage, RelatedList
from cairn.views.links import LinkList, link_concept, link_question, link_tag

MAX_IN_OUTLINE = 13
"""The maximum number of concepts in the outline beside a concept; more would make the page too large."""


def compile_concept(site: Site, concept_id: str) -> ConceptPage:
    """Return the view model of the page of a concept or stub."""
    concept = site.catalogue.concepts.get(concept_id)
    tags = concept.tags if concept else ()
    before = tuple(link_concept(site, p.id, note=p.reason) for p in site.graph.before.get(concept_id, ()))
    after = tuple(link_concept(site, d) for d in site.dependents.get(concept_id, ()))
    here = link_concept(site, concept_id)
    more = max(0, len(after) - MAX_NAMES)
    backlinks = site.backlinks.get(concept_id, ())
    groups = related_groups(site, concept_id)
    return ConceptPage(
        id=concept_id,
        title=site.catalogue.title(concept_id),
        uri=here.uri,
        is_written=here.is_written,
        tags=tuple(link_tag(site, tag) for tag in tags),
        before=LinkList(before),
        after=LinkList(after[:MAX_NAMES], more, PageLink(here.title, here.uri, anchor=AFTER)),
        all_after=after if more else (),
        needed_by=LinkList(()) if here.is_written else _needed_by(site, concept_id),
        questions=_questions(site, site.questions.by_concept.get(concept_id, ()), here.uri),
        related=tuple(_related(site, concept_id, group) for group in groups),
        all_related=tuple(link_concept(site, i) for i in all_related(site, concept_id, groups)),
        related_questions=_questions(site, site.questions.seen_on.get(concept_id, ()), here.uri),
        references=tuple(_citations(site, concept_id)),
        backlinks=tuple(_backlink(site, b) for b in backlinks[:MAX_NAMES]),
        more_backlinks=max(0, len(backlinks) - MAX_NAMES),
        sections=tuple(sections_below(site, concept_id, groups)),
        outline=_outline(site, concept_id, tags[0]) if tags else None,
        concept_map=build_concept_map(before, here, after),
        votes=concept.votes if concept else None,
    )


def _backlink(site: Site, backlink: Backlink) -> BacklinkEntry:
    page, link = site.documents[backlink.uri], site.links[backlink.uri][backlink.number]
    return BacklinkEntry(PageLink(page.title, page.uri), find_sentence(page.body, link))


def _needed_by(site: Site, concept_id: str) -> LinkList:
    ids = site.dependents.get(concept_id, ())
    reasons = {i: p.reason for i in ids[:MAX_NAMES] for p in site.graph.before[i] if p.id == concept_id}
    return LinkList(tuple(link_concept(site, i, note=r) for i, r in reasons.items()), max(0, len(ids) - MAX_NAMES))


def _questions(site: Site, ids: Sequence[str], uri: str = "") -> LinkList:
    links = tuple(link_question(site, i, uri) for i in ids[:MAX_NAMES])
    return LinkList(links, max(0, len(ids) - MAX_NAMES))


def _related(site: Site, concept_id: str, group: RelatedGroup) -> RelatedList:
    links = tuple(link_concept(site, member) for member in group.members)
    more = group.size - len(links)
    home = link_concept(site, group.prerequisite or group.owner)
    if group.owner:
        anchor = RELATED if group.owner == concept_id else BESIDE_RELATED
    else:
        anchor = AFTER if len(site.dependents[group.prerequisite]) > MAX_NAMES else BESIDE_AFTER
    full_list = PageLink(home.title, home.uri, anchor=anchor)
    return RelatedList(home if group.prerequisite else None, LinkList(links, more, full_list))


def _citations(site: Site, concept_id: str) -> Iterable[CitationEntry]:
    concept = site.catalogue.concepts.get(concept_id)
    for citation in concept.references if concept else ():
        reference = site.references.get(citation.key)
        if reference:
            yield CitationEntry(reference, citation.locator, citation.times)


def _outline(site: Site, concept_id: str, tag: TagPath) -> ChapterOutline:
    """Return a part of the chapter that contains the concept and fits into the outline."""
    ids = site.chapters[site.tags.address(tag)]
    chapter = link_tag(site, tag)
    position = site.chapter_positions[concept_id]
    first = max(0, min(position - MAX_IN_OUTLINE // 2, len(ids) - MAX_IN_OUTLINE))
    links = tuple(link_concept(site, i) for i in ids[first : first + MAX_IN_OUTLINE])
    return ChapterOutline(chapter, len(ids), LinkList(links, len(ids) - len(links), chapter))
