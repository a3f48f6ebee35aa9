# SPDX-License-Identifier: MIT
"""A compiled site as one value, with every lookup that pages, links and checks need. `cairn.compile` creates it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cairn.content.bibliography import Reference
from cairn.content.concept import Citation
from cairn.content.document import Document, address, show_citations
from cairn.content.headings import HeadingIndex
from cairn.content.link import Link
from cairn.content.page_link import PageLink
from cairn.graph.backlinks import Backlink
from cairn.graph.catalogue import Catalogue
from cairn.graph.chapters import TagConcepts
from cairn.graph.prerequisites import PrerequisiteGraph
from cairn.graph.question_index import QuestionIndex
from cairn.graph.related import NamedGroup
from cairn.graph.tag_index import TagIndex
from cairn.sources import ParsedPage
from cairn.text.messages import Messages
from cairn.text.problem import Problem


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site. Pages are identified by page path, such as `concepts/vectors.md`; `cairn.views` shows them."""

    folder: str
    """The folder of concept documents, inside the documents folder."""
    messages: Messages
    """The sentences of the interface, such as the titles of generated pages."""
    documents: Mapping[str, Document]
    """The documents by page path, sorted."""
    links: Mapping[str, tuple[Link, ...]]
    """The links of each page that has any, by page path."""
    catalogue: Catalogue
    """All concepts and names."""
    concept_ids: Mapping[str, str]
    """The id of each concept or stub, by page path."""
    page_links: Mapping[str, PageLink]
    """A link to each concept or stub, by id."""
    drafts: Mapping[str, str]
    """The file of each stub that is in fact a draft, by id. Readers are told nothing of it."""
    graph: PrerequisiteGraph
    """The prerequisites and dependents of each concept."""
    dependents: Mapping[str, tuple[str, ...]]
    """The dependents of each concept in learning order."""
    order: tuple[str, ...]
    """The ids of all concept documents in learning order."""
    positions: Mapping[str, int]
    """The position of each concept in the learning order, counted from 0."""
    chapters: Mapping[str, tuple[str, ...]]
    """The ids of the concepts with exactly this chapter in learning order, by tag address, in tag order; those without
    tags at `""`. For what a chapter contains, see `tag_concepts`."""
    chapter_parts: Mapping[str, tuple[tuple[str, ...], ...]]
    """The parts of each long chapter, by its address; see `chapter_parts`."""
    chapter_positions: Mapping[str, int]
    """The position of each concept in its chapter, counted from 0."""
    last: str
    """The id of the last written concept, chapter by chapter; empty if nothing is written."""
    tags: TagIndex
    """The tree of tags."""
    tag_concepts: Mapping[str, TagConcepts]
    """The concepts of each tag, by its address: what every list and every count of a chapter shows."""
    named_groups: Mapping[str, tuple[NamedGroup, ...]]
    """The groups of `related` lists that contain each concept, by id."""
    questions: QuestionIndex
    """All questions."""
    references: Mapping[str, Reference]
    """The bibliography, by key."""
    cites_in_text: bool
    """Whether no other program handles `[@key]` in a text."""
    citations: Mapping[str, tuple[Citation, ...]]
    """What each concept cites in its front matter and its body, by id, each work once."""
    citing_concepts: Mapping[str, tuple[str, ...]]
    """The ids of the concepts that cite each reference, by key."""
    cited_keys: frozenset[str]
    """The keys that any page, question or tag cites."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """The links to each concept, by id."""
    uris_by_address: Mapping[str, str]
    """The page path of the document at each address."""
    redirects: Mapping[str, str]
    """The current page path for each former one."""
    headings: HeadingIndex
    """The headings of all pages, for links to them."""
    problems: tuple[Problem, ...]
    """All problems of the sources, sorted by source location."""

    @property
    def has_citations(self) -> bool:
        """Whether `[@key]` in a text is a citation of ours."""
        return self.cites_in_text and bool(self.references)

    @property
    def quoted_references(self) -> Mapping[str, Reference] | None:
        """The bibliography for citations in quoted sentences; None where another program handles them."""
        return self.references if self.cites_in_text else None

    def page_at(self, uri: str) -> str:
        """Return the path of a generated page, or of the document that takes its address."""
        return self.uris_by_address.get(address(uri), uri)


def with_bodies(site: Site, pages: Iterable[ParsedPage]) -> Site:
    """Return the site with new bodies for pages whose facts are unchanged (see `same_facts`)."""
    new = {page.document.uri: page for page in pages}
    documents = {
        uri: show_citations(new[uri].document, site.quoted_references) if uri in new else old
        for uri, old in site.documents.items()
    }
    links = {uri: new[uri].links if uri in new else old for uri, old in site.links.items()}
    return replace(site, documents=documents, links=links)
