# SPDX-License-Identifier: MIT
"""Resolve links to headings, and report broken ones. A page's headings are read on first use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cairn.content.headings import Heading, HeadingTable, build_table, closest_heading, read_outline, write_heading
from cairn.content.in_text_citation import leave_out_citations
from cairn.content.link import Wikilink, replace_wikilinks
from cairn.graph.names import MatchStage
from cairn.links.citations import show_citations
from cairn.links.page_parts import Section, following_questions, page_sections
from cairn.site import Site
from cairn.text.markdown import escape
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten
from cairn.text.source import Span


def find_heading(site: Site, uri: str, typed: str) -> str | None:
    """Return the anchor of a heading on a page; None if there is none or it cannot be known."""
    index = site.headings
    if uri not in index.outlines:
        return None
    if (uri, typed) not in index.anchors:
        index.anchors[uri, typed] = heading_table(site, uri).find(typed) or _find_generated(site, uri, typed)
    return index.anchors[uri, typed]


def _find_generated(site: Site, uri: str, typed: str) -> str | None:
    """Return the anchor of a generated section, or, if macros may add the heading, the anchor that it would get."""
    sections, index = page_sections(site, uri), site.headings
    wanted = typed.casefold()
    named = ((s.id, {s.id, s.title.casefold(), s.title_in_english.casefold()}) for s in sections)
    section = next((section_id for section_id, names in named if wanted in names), None)
    if section:
        index.sections[uri].add(section)
    return section or (index.read((f"## {typed}",))[0][0] if index.outlines[uri].may_have_more else None)


def heading_table(site: Site, uri: str) -> HeadingTable:
    """Return the headings of a page, including those added before and after its body."""
    index = site.headings
    if uri not in index.tables:
        document, outline = site.documents[uri], index.outlines[uri]
        is_bare = uri in site.concept_ids and not document.has_heading
        own_lines = [replace_wikilinks(line, partial(_shown_text, site)) for line in outline.lines]
        shown_lines = [show_citations(site, line) for line in own_lines]
        below = list(_question_sections(site, uri))
        usual = (write_section_heading(section) for section in below if gets_its_id(site, section))
        lines = (*((write_heading(document.title),) if is_bare else ()), *shown_lines, *usual)
        anchors = outline.anchors | _question_ids(site, uri)
        pairs = zip(shown_lines, own_lines, strict=True)
        short_forms = {shown: leave_out_citations(own) for shown, own in pairs if shown != own}
        headings = read_outline(lines, index.read, short_forms)
        named = (Heading(2, s.id, (s.title, s.title_in_english)) for s in below)
        index.tables[uri] = build_table((*headings, *named), anchors)
    return index.tables[uri]


def _shown_text(site: Site, link: Wikilink) -> str:
    """Return the text that a wikilink in a heading shows."""
    match, _ = site.catalogue.look_up_link(link.name, link.anchor)
    is_name = match.stage not in {MatchStage.ID, MatchStage.PATH}
    return link.label or escape((link.name or link.anchor) if is_name else site.catalogue.title(match.id))


def _question_ids(site: Site, uri: str) -> set[str]:
    index, concept = site.questions, site.concept_ids.get(uri, "")
    fenced = (q for ids in index.in_fences.get(uri, ()) for q in ids)
    shown = [*index.by_concept.get(concept, ()), *index.seen_on.get(concept, ()), *fenced]
    return {single.id for q in shown for single in (index.questions[q], *index.questions[q].parts)}


def _question_sections(site: Site, uri: str) -> Iterator[Section]:
    fenced = {q for ids in site.questions.in_fences.get(uri, ()) for q in ids}
    following = following_questions(site, site.concept_ids.get(uri, ""), fenced)
    return (section for section, _ in following)


def write_section_heading(section: Section) -> str:
    """Return the title of a section as a Markdown heading."""
    return f"## {escape(section.title)}"


def gets_its_id(site: Site, section: Section) -> bool:
    """Return whether the host gives the heading of a section its id anyway, as in English."""
    return site.headings.read((write_section_heading(section),))[0][0] == section.id


def find_unknown_headings(site: Site) -> Iterator[Problem]:
    """Yield a problem for each link to a heading that does not exist."""
    for uri, name, anchor, span in _links(site):
        match, heading = site.catalogue.look_up_link(name, anchor) if name else (None, anchor)
        page_path = (
            uri if match is None else site.catalogue.uri(match.id) if match.id else site.catalogue.find_page(name)
        )
        if page_path and heading and has_content(site, page_path) and find_heading(site, page_path, heading) is None:
            closest = closest_heading(heading_table(site, page_path).headings, heading)
            advice = f"Did you mean '{closest}'?" if closest else "Correct the heading, or link to the page itself."
            fault = f"There is no heading '{shorten(heading)}' in '{site.documents[page_path].title}'. {advice}"
            yield Problem(Code.HEADING_UNKNOWN, span, fault)


def has_content(site: Site, page_path: str) -> bool:
    """Return whether the headings of a page are known: its document exists and is not empty."""
    return page_path in site.documents and bool(site.documents[page_path].body.strip())


def _links(site: Site) -> Iterator[tuple[str, str, str, Span]]:
    """Yield all links with a heading: the page path, the name, the heading and the source location."""
    for uri, links in site.links.items():
        yield from ((uri, k.name, k.anchor, k.span) for k in links if k.is_wikilink and k.anchor)
    for question in site.questions.questions.values():
        home = site.questions.homes.get(question.id, "")
        yield from ((home, m.name, m.remark, m.span) for m in question.links if m.remark)
