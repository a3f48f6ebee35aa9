# SPDX-License-Identifier: MIT
"""Build the view model of a concept page: look up its neighbors and limit the lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from cairn.content.citation_text import quote_citations
from cairn.content.link import find_sentence
from cairn.content.page_link import PageLink
from cairn.content.tag_path import TagPath
from cairn.graph.backlinks import Backlink
from cairn.graph.names import other_names
from cairn.graph.related import RelatedGroup
from cairn.links.page_parts import (
    AFTER,
    BESIDE_AFTER,
    BESIDE_RELATED,
    MAX_NAMES,
    NEEDING,
    RELATED,
    all_related,
    needing_questions,
    related_groups,
    sections_below,
)
from cairn.links.wikilinks import shown_words
from cairn.site import Site
from cairn.text.markdown import escape
from cairn.views.concept.concept_map import build_concept_map
from cairn.views.concept.concept_models import BacklinkEntry, ChapterOutline, CitationEntry, ConceptPage, RelatedList
from cairn.views.concept.read_instead import find_instead, find_onward, link_contents
from cairn.views.links import LinkList, link_concept, link_question, link_tag, link_tags_above

MAX_IN_OUTLINE = 13
"""The usual number of concepts in the outline beside a concept; more would make the page too large."""
_BEFORE_IN_OUTLINE = 5
"""How many of them come before the concept. With more, it would be out of view on a phone."""
_SLACK = 2
"""How many more concepts are shown rather than left out: a line that says so takes up space, too."""


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
    needed_by = LinkList(()) if here.is_written else _needed_by(site, concept_id)
    instead = LinkList(()) if here.is_written else find_instead(site, concept_id)
    needing = tuple(link_question(site, q) for q in needing_questions(site, concept_id))
    return ConceptPage(
        id=concept_id,
        title=site.catalogue.title(concept_id),
        uri=here.uri,
        is_written=here.is_written,
        aliases=other_names(concept) if concept else (),
        path=link_tags_above(site, tags[0]) if tags else (),
        tags=tuple(link_tag(site, tag) for tag in tags),
        before=LinkList(before),
        after=LinkList(after[:MAX_NAMES], more, PageLink(here.title, here.uri, anchor=AFTER)),
        all_after=after if more else (),
        needed_by=needed_by,
        instead=instead,
        onward=find_onward(needed_by, instead),
        needing_questions=LinkList(needing[:MAX_NAMES], len(needing[MAX_NAMES:]), replace(here, anchor=NEEDING)),
        all_needing_questions=needing if len(needing) > MAX_NAMES else (),
        related=tuple(_related(site, concept_id, group) for group in groups),
        all_related=tuple(link_concept(site, i) for i in all_related(site, concept_id, groups)),
        references=tuple(_citations(site, concept_id)),
        backlinks=tuple(_backlink(site, b) for b in backlinks[:MAX_NAMES]),
        more_backlinks=tuple(_link_page(site, b) for b in backlinks[MAX_NAMES:]),
        sections=tuple(sections_below(site, concept_id, groups)),
        outline=_outline(site, concept_id, tags[0]) if tags else None,
        concept_map=build_concept_map(before, here, after),
        contents=link_contents(site) if concept_id == site.last else None,
        votes=concept.votes if concept else None,
    )


def _backlink(site: Site, backlink: Backlink) -> BacklinkEntry:
    body, link = site.documents[backlink.uri].body, site.links[backlink.uri][backlink.number]
    if link.is_wikilink and link.label in {link.name, f"{link.name}#{link.anchor}"}:
        link = replace(link, label=escape(shown_words(site, link.name, link.anchor)))
    quote = partial(quote_citations, references=site.quoted_references)
    return BacklinkEntry(_link_page(site, backlink), find_sentence(body, link, quote))


def _link_page(site: Site, backlink: Backlink) -> PageLink:
    return PageLink(site.documents[backlink.uri].title, backlink.uri)


def _needed_by(site: Site, concept_id: str) -> LinkList:
    ids = site.dependents.get(concept_id, ())
    reasons = {i: p.reason for i in ids[:MAX_NAMES] for p in site.graph.before[i] if p.id == concept_id}
    links = tuple(link_concept(site, i, note=r) for i, r in reasons.items())
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
    for citation in site.citations.get(concept_id, ()):
        reference = site.references.get(citation.key)
        if reference:
            yield CitationEntry(reference, citation.locator, citation.times)


def _outline(site: Site, concept_id: str, tag: TagPath) -> ChapterOutline:
    """Return the part of a concept's chapter that fits into the outline, with the concept near its beginning."""
    address = site.tags.address(tag)
    ids = site.tag_concepts[address].own
    position = site.chapter_positions[concept_id]
    first = position - _BEFORE_IN_OUTLINE if position > _BEFORE_IN_OUTLINE + _SLACK else 0
    end = first + MAX_IN_OUTLINE if len(ids) > first + MAX_IN_OUTLINE + _SLACK else len(ids)
    links = tuple(link_concept(site, i) for i in ids[first:end])
    begins = {part[0] for part in site.chapter_parts.get(address, ())}
    firsts = tuple(site.catalogue.uri(i) for i in ids[first + 1 : end] if i in begins)
    return ChapterOutline(link_tag(site, tag), len(ids), links, firsts, first, len(ids) - end)
