# SPDX-License-Identifier: MIT
"""The pages of tags: the concepts of a chapter in groups, then the concepts of other chapters that bear the tag.

A page lists the concepts of its subtags too if they fit; otherwise it leads to the pages of the subtags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from cairn.content.document import address
from cairn.content.in_text_citation import leave_out_citations
from cairn.content.page_link import PageLink
from cairn.graph.chapter_parts import MIN_SPLIT
from cairn.graph.tag_index import Tag
from cairn.links.page_parts import MAX_NAMES, Section
from cairn.site import Site
from cairn.text.prose import plain_text
from cairn.views.drawings.drawing import MAX_BOXES, compile_drawing
from cairn.views.generated_page import TAGS, GeneratedPage
from cairn.views.indexes.index_models import ConceptGroup, TagOutline, TagPage
from cairn.views.links import (
    ConceptEntry,
    LinkList,
    link_concept,
    link_map,
    link_question,
    link_tag,
    link_tags_above,
    tag_uri,
)

MAX_ENTRIES = 500
"""The maximum number of entries on one page of an index."""
_MAX_WITH_SUBTAGS = 100
"""The maximum number of concepts that the page of a tag lists together with those of its subtags."""
_BESIDE = 12
"""The number of tags before and after a tag that its outline shows."""

_Group = tuple[str, str, Sequence[str]]
"""The title of a group, the address of its tag if it has one, and its concepts."""
_FIRST_PART = "\0"
"""Stands for the title of the part with which a chapter begins; no author can type it."""


def make_tag_pages(site: Site) -> dict[str, GeneratedPage]:
    """Return the pages of all tags by page path."""
    pages = {}
    for tag in site.tags.tags.values():
        for number, uri in enumerate(_sheet_uris(site, tag)):
            title = site.messages.say("page.sheet", title=tag.title, number=number + 1) if number else tag.title
            view = partial(_compile_tag, tag=tag, sheet=number)
            pages[uri] = GeneratedPage(title, "" if number else tag.description, view)
    return pages


def parent_tag(site: Site, uri: str) -> str | None:
    """Return the page path of the parent of a tag page, or None if the page is not a tag page."""
    tag_address = address(uri).removeprefix("tags/").partition("/page_")[0].strip("/")
    if not uri.startswith("tags/") or tag_address not in site.tags.tags:
        return None
    path = site.tags.tags[tag_address].path
    return site.page_at(tag_uri(site, path[:-1]) if len(path) > 1 else TAGS)


def make_tag_entry(site: Site, tag_address: str) -> ConceptEntry:
    """Return an entry for a tag, with its description and its number of concepts."""
    tag = site.tags.tags[tag_address]
    link = link_tag(site, tag.path, note=plain_text(leave_out_citations(tag.description)))
    return ConceptEntry(link, site.tag_concepts[tag_address].count)


def _compile_tag(site: Site, tag: Tag, sheet: int) -> TagPage:
    concepts = site.tag_concepts[site.tags.address(tag.path)]
    own, others = list(_make_groups(site, tag)), list(_group_by_chapter(site, _list_others(site, tag)))
    flat = [(n, c) for n, (_, _, ids) in enumerate((*own, *others)) for c in ids]
    shown = groupby(flat[sheet * MAX_ENTRIES : (sheet + 1) * MAX_ENTRIES], itemgetter(0))
    written = {n: _write_group(site, n, (*own, *others)[n], [c for _, c in found]) for n, found in shown}
    groups = tuple(group for n, group in written.items() if n < len(own))
    others_shown = tuple(written.values())[len(groups) :]
    in_groups = {tag_address for _, tag_address, _ in own}
    children = () if sheet else tuple(child for child in tag.children if child not in in_groups)
    questions = list(dict.fromkeys(q for c in concepts.main for q in site.questions.by_concept.get(c, ())))
    sheets = tuple(PageLink(str(n), site.page_at(uri)) for n, uri in enumerate(_sheet_uris(site, tag), 1))
    drawing = None if sheet else compile_drawing(site, concepts.main)
    drawn = (Section("cairn-columns", site.messages.say("drawing.title")),) if drawing else ()
    return TagPage(
        title=tag.title,
        path=link_tags_above(site, tag.path)[:-1],
        course=tag.course,
        concept_count=concepts.count,
        question_count=len(questions),
        children=tuple(make_tag_entry(site, child) for child in children),
        drawing=drawing,
        map=link_map(site, concepts.main) if concepts.count > MAX_BOXES else None,
        groups=groups,
        others=others_shown,
        questions=_list_questions(site, questions if own else ()),
        sheets=sheets if len(sheets) > 1 else (),
        sections=(*drawn, *_list_sections(site, groups, has_others=bool(others_shown))),
        outline=_make_outline(site, tag),
    )


def _make_groups(site: Site, tag: Tag) -> Iterator[_Group]:
    """Yield the concepts that a page lists, in groups."""
    tag_address = site.tags.address(tag.path)
    concepts = site.tag_concepts[tag_address]
    if not concepts.own:
        yield from _group_by_chapter(site, sorted(tag.concepts, key=site.positions.__getitem__))
    elif parts := site.chapter_parts.get(tag_address):
        first, *others = parts
        yield _FIRST_PART, "", first
        yield from ((site.catalogue.title(part[0]), "", part) for part in others)
    elif tag_address in site.chapters:
        yield "", "", site.chapters[tag_address]
    if concepts.count > _MAX_WITH_SUBTAGS:
        return
    if len(tag.children) == 1 and not tag.concepts:
        yield from _make_groups(site, site.tags.tags[tag.children[0]])
        return
    for child in tag.children:
        found = site.tag_concepts[child]
        if ids := found.own if concepts.own else found.main:
            yield site.tags.tags[child].title, child, ids


def _group_by_chapter(site: Site, ids: list[str]) -> Iterator[_Group]:
    """Yield concepts in a single group, but many of them by chapter."""
    if len(ids) < MIN_SPLIT:
        yield from [("", "", ids)] if ids else []
        return
    wanted = set(ids)
    for chapter, members in site.chapters.items():
        if found := [c for c in members if c in wanted]:
            yield site.tags.tags[chapter].title, chapter, found


def _list_others(site: Site, tag: Tag) -> list[str]:
    """Return the concepts of other chapters that have exactly this tag, which is a chapter."""
    concepts = site.tag_concepts[site.tags.address(tag.path)]
    exact = set(tag.concepts) if concepts.own else set()
    return [c for c in concepts.others if c in exact]


def _sheet_uris(site: Site, tag: Tag) -> list[str]:
    listed = sum(len(ids) for _, _, ids in _make_groups(site, tag)) + len(_list_others(site, tag))
    sheets = max(1, -(-listed // MAX_ENTRIES))
    return [tag_uri(site, tag.path), *(f"tags/{site.tags.address(tag.path)}/page_{n}.md" for n in range(2, sheets + 1))]


def _write_group(site: Site, number: int, group: _Group, shown: Sequence[str]) -> ConceptGroup:
    title, tag_address, ids = group
    tag = site.tags.tags[tag_address] if tag_address else None
    return ConceptGroup(
        id=f"cairn-part-{number + 1}" if title else "",
        title=site.messages.say("tags.first-part") if title == _FIRST_PART else title,
        is_part=bool(title) and not tag and title != _FIRST_PART,
        link=link_tag(site, tag.path) if tag else None,
        note=plain_text(leave_out_citations(tag.description)) if tag else "",
        count=len(ids),
        entries=tuple(_concept_entry(site, concept) for concept in shown),
    )


def _make_outline(site: Site, tag: Tag) -> TagOutline:
    address = site.tags.address(tag.path)
    above = site.tags.find(tag.path[:-1])
    beside = above.children if above else [a for a, other in site.tags.tags.items() if len(other.path) == 1]
    here = beside.index(address)
    first, end = max(0, here - _BESIDE), here + _BESIDE + 1
    return TagOutline(
        above=link_tag(site, above.path) if above else PageLink(site.messages.say("page.contents"), site.page_at(TAGS)),
        here=site.page_at(tag_uri(site, tag.path)),
        before=first,
        links=tuple(link_tag(site, site.tags.tags[other].path) for other in beside[first:end]),
        after=max(0, len(beside) - end),
    )


def _list_sections(site: Site, groups: Sequence[ConceptGroup], *, has_others: bool) -> Iterator[Section]:
    yield from (Section(group.id, group.title) for group in groups if group.id)
    if has_others:
        yield Section("cairn-others", site.messages.say("tags.others"))


def _list_questions(site: Site, questions: Sequence[str]) -> LinkList:
    links = tuple(link_question(site, q) for q in questions[:MAX_NAMES])
    return LinkList(links, len(questions) - len(links))


def _concept_entry(site: Site, concept_id: str) -> ConceptEntry:
    note = site.documents[site.catalogue.uri(concept_id)].summary
    count = len(site.questions.by_concept.get(concept_id, ()))
    return ConceptEntry(link_concept(site, concept_id, note=note), count)
