# SPDX-License-Identifier: MIT
"""Links to concepts, tags and questions, and lists of them that are limited in size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cairn.content.document import page_path
from cairn.content.page_link import PageLink
from cairn.content.tag_path import TagPath
from cairn.graph.chapters import chapter_of, with_parents
from cairn.site import Site

MAP = "map/index.md"
"""The page path of the map of all concepts."""


@dataclass(frozen=True, slots=True)
class LinkList:
    """The first links of a list, and a link to the full list."""

    links: tuple[PageLink, ...]
    """The links to show."""
    more: int = 0
    """The number of links that are left out."""
    rest: PageLink | None = None
    """The page with the full list, or None."""


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """An entry of a list of concepts or tags."""

    link: PageLink
    """The page of the concept or tag."""
    question_count: int
    """The number of questions about the concept; for a tag, the number of its concepts."""


def tag_uri(site: Site, path: TagPath) -> str:
    """Return the page path of a tag's page."""
    return page_path(f"tags/{site.tags.address(path)}")


def link_tag(site: Site, path: TagPath, *, note: str = "") -> PageLink:
    """Return a link to a tag's page, or to the document that replaces it."""
    return PageLink(path[-1], site.page_at(tag_uri(site, path)), note=note)


def link_tags_above(site: Site, path: TagPath) -> tuple[PageLink, ...]:
    """Return links to the pages of a tag and of those above it, from the top."""
    addresses = with_parents(site.tags.address(path))
    return tuple(link_tag(site, site.tags.tags[address].path) for address in addresses)


def link_concept(site: Site, concept_id: str, *, note: str = "") -> PageLink:
    """Return a link to a concept's page."""
    link = site.page_links[concept_id]
    return replace(link, note=note) if note else link


def link_map(site: Site, concepts: Sequence[str]) -> PageLink:
    """Return a link to the map of all concepts, and there to the chapter of the first of some."""
    chapter = chapter_of(site.catalogue.concepts[concepts[0]], site.tags)
    return PageLink(site.messages.say("map.title"), site.page_at(MAP), anchor=map_anchor(chapter))


def map_anchor(chapter: str) -> str:
    """Return the id of a chapter on the map; empty without a chapter."""
    return chapter and f"chapter-{chapter}"


def link_question(site: Site, question_id: str, uri: str = "") -> PageLink:
    """Return a link to a question on the page `uri`; without `uri`, on the first page that shows it."""
    question = site.questions.questions[question_id]
    return PageLink(question.label, uri or site.questions.homes.get(question_id, ""), anchor=question_id)
