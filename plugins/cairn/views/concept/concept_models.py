# SPDX-License-Identifier: MIT
"""The values for the templates of a concept page."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.bibliography import Reference
from cairn.content.concept import Votes
from cairn.content.link import Sentence
from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.views.concept.concept_map import ConceptMap
from cairn.views.links import LinkList


@dataclass(frozen=True, slots=True)
class RelatedList:
    """A group of related concepts."""

    prerequisite: PageLink | None
    """The prerequisite that they share, or None for a group that a document names."""
    list: LinkList
    """The related concepts."""


@dataclass(frozen=True, slots=True)
class BacklinkEntry:
    """A page that links here, and the sentence around the link."""

    link: PageLink
    """The linking page."""
    sentence: Sentence
    """The sentence that contains the link."""


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """A citation on a page."""

    reference: Reference
    """The cited entry of the bibliography."""
    locator: str
    """The part of the work, such as a chapter; may be empty."""
    times: int
    """How often the page cites it."""


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """The part of a chapter around a concept, in learning order."""

    chapter: PageLink
    """The page of the chapter's tag."""
    size: int
    """The number of concepts in the chapter."""
    links: tuple[PageLink, ...]
    """The concepts around this one, including itself."""
    first_of_parts: tuple[str, ...]
    """The page paths of those of them with which a part of the chapter begins."""
    before: int
    """The number of concepts of the chapter that come before these."""
    after: int
    """The number of concepts of the chapter that come after these."""


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """The page of a concept or stub."""

    id: str
    """The id of the concept."""
    title: str
    """The title, as plain text."""
    uri: str
    """The page path."""
    is_written: bool
    """Whether the concept has content."""
    aliases: tuple[str, ...]
    """Its other names, without those that differ from another only in case or spacing."""
    path: tuple[PageLink, ...]
    """The pages of its chapter and of the tags above it, from the top."""
    tags: tuple[PageLink, ...]
    """The pages of its tags; its chapter comes first."""
    before: LinkList
    """Its direct prerequisites, with reasons."""
    after: LinkList
    """Its dependents, in learning order."""
    all_after: tuple[PageLink, ...]
    """All dependents if `after` shows only a part; otherwise empty."""
    needed_by: LinkList
    """For a concept without content: its dependents, with their reasons."""
    instead: LinkList
    """For a concept without content: what to read instead, with the reasons; the rest is all contents."""
    onward: PageLink | None
    """For a concept without content: the first concept to go on with, or None if there is none."""
    needing_questions: LinkList
    """The questions of other pages that need it."""
    all_needing_questions: tuple[PageLink, ...]
    """All such questions if `needing_questions` shows only a part; otherwise empty."""
    related: tuple[RelatedList, ...]
    """Its groups of related concepts."""
    all_related: tuple[PageLink, ...]
    """All concepts that its document names as related if `related` shows only a part; otherwise empty."""
    references: tuple[CitationEntry, ...]
    """Its citations."""
    backlinks: tuple[BacklinkEntry, ...]
    """The first pages that link to it."""
    more_backlinks: tuple[PageLink, ...]
    """The further pages that link to it."""
    sections: tuple[Section, ...]
    """The sections that follow the body and appear in the table of contents."""
    outline: ChapterOutline | None
    """The outline of its chapter, or None if it has no chapter."""
    concept_map: ConceptMap | None
    """The concept map, or None if the concept has neither prerequisites nor dependents."""
    contents: PageLink | None
    """All contents, for the last concept of the course in learning order; None for the others."""
    votes: Votes | None
    """Votes from the site that the page was imported from, or None."""
