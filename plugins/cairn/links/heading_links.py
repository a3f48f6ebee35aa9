# SPDX-License-Identifier: MIT
"""Links to headings resolved, each page's headings read when a link first leads to one; and the links that miss."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cairn.content.headings import HeadingTable, build_table, closest_heading, read_outline, write_heading
from cairn.content.link import replace_wikilinks
from cairn.graph.names import MatchStage
from cairn.links.page_questions import following_questions
from cairn.links.page_sections import page_sections
from cairn.text.markdown import escape
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.content.link import Wikilink
    from cairn.site import Site
    from cairn.text.source import Span


def find_heading(site: Site, uri: str, typed: str) -> str | None:
    """Return the anchor on a page that is meant; None where there is none, or none can be known."""
    index = site.headings
    if uri not in index.outlines:
        return None
    if (uri, typed) not in index.anchors:
        index.anchors[uri, typed] = heading_table(site, uri).find(typed) or _find_other(site, uri, typed)
    return index.anchors[uri, typed]


def _find_other(site: Site, uri: str, typed: str) -> str | None:
    """Return the anchor of a section that a template adds; or what a heading would get that a macro may bring."""
    sections, index = page_sections(site, uri), site.headings
    section = next((s.id for s in sections if typed.casefold() in {s.id, s.title.casefold()}), None)
    if section:
        index.sections[uri].add(section)
    return section or (index.read((f"## {typed}",))[0][0] if index.outlines[uri].is_open else None)


def heading_table(site: Site, uri: str) -> HeadingTable:
    """Return the headings of a page, with those that are put before and after its body."""
    index = site.headings
    if uri not in index.tables:
        document, outline = site.documents[uri], index.outlines[uri]
        is_bare = uri in site.concept_ids and not document.has_heading
        own = (replace_wikilinks(line, partial(_show, site)) for line in outline.lines)
        lines = (*((write_heading(document.title),) if is_bare else ()), *own, *_question_headings(site, uri))
        anchors = outline.anchors | _question_ids(site, uri)
        index.tables[uri] = build_table(read_outline(lines, index.read), anchors)
    return index.tables[uri]


def _show(site: Site, link: Wikilink) -> str:
    """Return what a wikilink in a heading says."""
    match, _ = site.catalogue.look_up_link(link.name, link.anchor)
    is_name = match.stage not in {MatchStage.ID, MatchStage.PATH}
    return link.label or escape((link.name or link.anchor) if is_name else site.catalogue.title(match.id))


def _question_ids(site: Site, uri: str) -> set[str]:
    index, concept = site.questions, site.concept_ids.get(uri, "")
    fenced = (q for ids in index.in_fences.get(uri, ()) for q in ids)
    shown = [*index.by_concept.get(concept, ()), *index.seen_on.get(concept, ()), *fenced]
    return {single.id for q in shown for single in (index.questions[q], *index.questions[q].parts)}


def _question_headings(site: Site, uri: str) -> Iterator[str]:
    fenced = {q for ids in site.questions.in_fences.get(uri, ()) for q in ids}
    following = following_questions(site, site.concept_ids.get(uri, ""), fenced)
    return (f"## {heading}" for heading, _ in following)


def find_unknown_headings(site: Site) -> Iterator[Problem]:
    """Yield a problem for each link to a heading that is not there."""
    for uri, name, anchor, span in _links(site):
        match, heading = site.catalogue.look_up_link(name, anchor) if name else (None, anchor)
        place = uri if match is None else site.catalogue.uri(match.id) if match.id else site.catalogue.find_page(name)
        if place and heading and is_read(site, place) and find_heading(site, place, heading) is None:
            near = closest_heading(heading_table(site, place).headings, heading)
            advice = f"Did you mean '{near}'?" if near else "Correct the heading, or link to the page itself."
            fault = f"There is no heading '{shorten(heading)}' in '{site.documents[place].title}'. {advice}"
            yield Problem(Code.HEADING_UNKNOWN, span, fault)


def is_read(site: Site, place: str) -> bool:
    """Say whether the headings of a page are known: it has a document in which something stands."""
    return place in site.documents and bool(site.documents[place].body.strip())


def _links(site: Site) -> Iterator[tuple[str, str, str, Span]]:
    """Yield the links with a heading: the page on which each stands, the name, the heading and the line."""
    for uri, links in site.links.items():
        yield from ((uri, k.name, k.anchor, k.span) for k in links if k.is_wikilink and k.anchor)
    for question in site.questions.questions.values():
        home = site.questions.homes.get(question.id, "")
        yield from ((home, m.name, m.remark, m.span) for m in question.links if m.remark)
