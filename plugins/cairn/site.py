# SPDX-License-Identifier: MIT
"""A compiled site as one value: every lookup that pages, links and checks need. `cairn.compile` makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cairn.content.document import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cairn.content.bibliography import Reference
    from cairn.content.document import Document
    from cairn.content.heading_index import HeadingIndex
    from cairn.content.link import Link
    from cairn.content.page_link import PageLink
    from cairn.graph.backlinks import Backlink
    from cairn.graph.catalogue import Catalogue
    from cairn.graph.prerequisites import PrerequisiteGraph
    from cairn.graph.question_index import QuestionIndex
    from cairn.graph.related import NamedGroup
    from cairn.graph.tag_index import TagIndex
    from cairn.sources import ParsedPage
    from cairn.text.problem import Problem


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site, before it has pages; `views` makes those."""

    folder: str
    """The folder of concepts, among the documents."""
    documents: Mapping[str, Document]
    """By place, sorted."""
    links: Mapping[str, tuple[Link, ...]]
    """The links of each page that has any, by its place."""
    catalogue: Catalogue
    """All concepts and names."""
    concept_ids: Mapping[str, str]
    """The id of the concept or stub by the place of its page."""
    page_links: Mapping[str, PageLink]
    """A link to each concept or stub, by its id."""
    graph: PrerequisiteGraph
    """What comes before and after each concept."""
    dependents: Mapping[str, tuple[str, ...]]
    """The dependents of each concept in learning order."""
    order: tuple[str, ...]
    """The ids of all concept documents in learning order."""
    ranks: Mapping[str, int]
    """The place of each of them in that order, counted from 0."""
    chapters: Mapping[str, tuple[str, ...]]
    """The ids of each chapter in learning order, by tag address, in the order of the tags; `` for the rest."""
    places: Mapping[str, int]
    """The place of each concept in its chapter, counted from 0."""
    tags: TagIndex
    """The tree of tags."""
    named_groups: Mapping[str, tuple[NamedGroup, ...]]
    """The groups in whose lists (`related`) each concept stands."""
    questions: QuestionIndex
    """All questions."""
    references: Mapping[str, Reference]
    """The bibliography by key."""
    citing: Mapping[str, tuple[str, ...]]
    """The ids of the concepts that cite each reference, by its key."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """By id of the concept linked to."""
    standing: Mapping[str, str]
    """The place of the document at each address."""
    redirects: Mapping[str, str]
    """The place of the document that is to be found at each former place."""
    headings: HeadingIndex
    """The headings to which links lead."""
    problems: tuple[Problem, ...]
    """Everything that is wrong in the sources, by place."""

    def page_at(self, uri: str) -> str:
        """Return the place of a generated page, or of the document that stands at its address instead."""
        return self.standing.get(address(uri), uri)


def with_bodies(site: Site, pages: Iterable[ParsedPage]) -> Site:
    """Return the site with new versions of pages that say nothing new to others (`same_facts`)."""
    new = {page.document.uri: page for page in pages}
    documents = {uri: new[uri].document if uri in new else old for uri, old in site.documents.items()}
    links = {uri: new[uri].links if uri in new else old for uri, old in site.links.items()}
    return replace(site, documents=documents, links=links)
