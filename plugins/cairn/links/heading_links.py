# SPDX-License-Identifier: MIT
"""The headings of all pages, each page's read when a link to one of them is met; and the links that miss."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from cairn.content.headings import (
    HeadingOutline,
    HeadingTable,
    build_table,
    closest_heading,
    read_outline,
    write_heading,
)
from cairn.content.link import replace_wikilinks
from cairn.graph.names import MatchStage
from cairn.text.markdown import escape
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten
from cairn.views.concept_page import compile_concept
from cairn.views.view_models import BESIDE_AFTER, BESIDE_BEFORE, BESIDE_RELATED, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cairn.content.headings import ReadHeadings
    from cairn.content.link import Wikilink
    from cairn.site import Site
    from cairn.text.source import Span
    from cairn.views.view_models import ConceptPage

CHECK = "Check your understanding"
WONDER = "Questions it should answer"
BESIDE = "Related questions"
"""The headings over questions that follow the body of a page."""


@dataclass(frozen=True, slots=True)
class HeadingIndex:
    """The headings of a site."""

    outlines: Mapping[str, HeadingOutline]
    """What each page has in its source, by its place."""
    read: ReadHeadings = field(compare=False, repr=False)
    """Tells which anchors the host gives to headings."""
    sections: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), compare=False, repr=False)
    """The ids of generated sections that links lead to, by the place of their page."""
    _tables: dict[str, HeadingTable] = field(default_factory=dict, compare=False, repr=False)
    _found: dict[tuple[str, str], str | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, site: Site, uri: str, typed: str) -> str | None:
        """Return the anchor on a page that is meant; None where there is none, or none can be known."""
        if uri not in self.outlines:
            return None
        if (uri, typed) not in self._found:
            self._found[uri, typed] = self.table(site, uri).find(typed) or self._find_other(site, uri, typed)
        return self._found[uri, typed]

    def _find_other(self, site: Site, uri: str, typed: str) -> str | None:
        """Return the anchor of a section that a template adds; or what a heading would get that a macro may bring."""
        section = next((s.id for s in _sections(site, uri) if typed.casefold() in {s.id, s.title.casefold()}), None)
        if section:
            self.sections[uri].add(section)
        return section or (self.read((f"## {typed}",))[0][0] if self.outlines[uri].is_open else None)

    def table(self, site: Site, uri: str) -> HeadingTable:
        """Return the headings of a page, with those that are put before and behind its body."""
        if uri not in self._tables:
            document, outline = site.documents[uri], self.outlines[uri]
            is_bare = uri in site.concept_ids and not document.has_heading
            own = (replace_wikilinks(line, partial(_show, site)) for line in outline.lines)
            lines = (*((write_heading(document.title),) if is_bare else ()), *own, *_question_headings(site, uri))
            anchors = outline.anchors | _question_ids(site, uri)
            self._tables[uri] = build_table(read_outline(lines, self.read), anchors)
        return self._tables[uri]


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
    concept = site.concept_ids.get(uri, "")
    fenced = {q for ids in site.questions.in_fences.get(uri, ()) for q in ids}
    check = CHECK if site.catalogue.is_written(concept) else WONDER
    for heading, ids in ((check, site.questions.by_concept), (BESIDE, site.questions.seen_on)):
        if any(q not in fenced for q in ids.get(concept, ())):
            yield f"## {heading}"


def _sections(site: Site, uri: str) -> Iterator[Section]:
    """Yield the sections that the templates add to the page of a concept."""
    concept = site.concept_ids.get(uri)
    view = compile_concept(site, concept) if concept else None
    if view:
        yield from view.sections
        yield from (section for section, is_there in _beside(view) if is_there)


def _beside(view: ConceptPage) -> Iterator[tuple[Section, object]]:
    yield Section(BESIDE_BEFORE, "Learn before"), view.before.links
    yield Section(BESIDE_AFTER, "Learn after"), view.after.links or view.questions.links
    yield Section(BESIDE_RELATED, "Related"), view.related or view.related_questions.links


def find_unknown_headings(site: Site) -> Iterator[Problem]:
    """Yield a problem for each link to a heading that is not there."""
    for uri, name, anchor, span in _links(site):
        match, heading = site.catalogue.look_up_link(name, anchor) if name else (None, anchor)
        place = uri if match is None else site.catalogue.uri(match.id) if match.id else site.catalogue.find_page(name)
        if place and heading and is_read(site, place) and site.headings.find(site, place, heading) is None:
            near = closest_heading(site.headings.table(site, place).headings, heading)
            advice = f"Did you mean '{near}'?" if near else "Correct the heading, or link to the page alone."
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
