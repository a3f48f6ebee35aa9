# SPDX-License-Identifier: MIT
"""The values that templates receive: complete, limited in size and ready to be rendered.

Pages are identified by page path (`concepts/vectors.md`); only the host knows their URLs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from cairn.check.graph_statistics import Layer
from cairn.content.bibliography import Reference
from cairn.content.concept import Votes
from cairn.content.link import Sentence
from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.views.concept_map import ConceptMap
from cairn.views.home_models import HomePage


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
    list: LinkList
    """The concepts around this one, including itself."""


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
    questions: LinkList
    """The questions that check it."""
    related: tuple[RelatedList, ...]
    """Its groups of related concepts."""
    all_related: tuple[PageLink, ...]
    """All concepts that its document names as related if `related` shows only a part; otherwise empty."""
    related_questions: LinkList
    """The questions that the imported page showed beside it."""
    references: tuple[CitationEntry, ...]
    """Its citations."""
    backlinks: tuple[BacklinkEntry, ...]
    """The first pages that link to it."""
    more_backlinks: int
    """The number of further pages that link to it."""
    sections: tuple[Section, ...]
    """The sections that follow the body and appear in the table of contents."""
    outline: ChapterOutline | None
    """The outline of its chapter, or None if it has no chapter."""
    concept_map: ConceptMap | None
    """The concept map, or None if the concept has neither prerequisites nor dependents."""
    votes: Votes | None
    """Votes from the site that the page was imported from, or None."""


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """An entry of a list of concepts or tags."""

    link: PageLink
    """The page of the concept or tag."""
    question_count: int
    """The number of questions about the concept; for a tag, the number of its concepts."""


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of one tag; a large tag has several."""

    title: str
    """The last level of the tag."""
    course: str
    """The name of a course that teaches it; may be empty."""
    concept_count: int
    """The number of concepts with this tag or one below it."""
    question_count: int
    """The number of questions about concepts with exactly this tag."""
    children: tuple[ConceptEntry, ...]
    """Its child tags, with their descriptions and numbers of concepts."""
    concepts: tuple[ConceptEntry, ...]
    """The concepts with exactly this tag in learning order; those whose chapter it is come first."""
    questions: LinkList
    """The first questions about these concepts."""
    sheets: tuple[PageLink, ...]
    """All pages of the tag if there are several; otherwise empty."""


@dataclass(frozen=True, slots=True)
class TagIndexPage:
    """The index of all tags."""

    entries: tuple[tuple[int, ConceptEntry], ...]
    """Each tag with its depth, counted from 1; parents before children."""


@dataclass(frozen=True, slots=True)
class ConceptIndexPage:
    """Concepts from A to Z, by first letter."""

    letters: tuple[tuple[str, tuple[PageLink, ...]], ...]
    """The concepts of each letter."""
    sheets: tuple[PageLink, ...]
    """The pages for individual letters, if the concepts do not fit on one page."""


@dataclass(frozen=True, slots=True)
class WantedPage:
    """The concepts without content; the most wanted come first."""

    entries: tuple[tuple[PageLink, int], ...]
    """Each concept with the number of files that refer to it."""


@dataclass(frozen=True, slots=True)
class ReferenceIndexPage:
    """The bibliography, with the concepts that cite each entry."""

    entries: tuple[tuple[Reference, LinkList], ...]
    """The entries with the citing concepts, sorted by surname and year."""


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """The page on a reader's progress, as the site knows it: without any reader."""

    chapters: tuple[ConceptEntry, ...]
    """The chapters, with their numbers of concepts."""
    remembered: str
    """How many concepts a reader still remembers when they are due, such as `nine of ten`."""
    review: PageLink
    """The page on which readers review."""
    sections: tuple[Section, ...]
    """The sections of the page, which appear in the table of contents."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page on which readers review."""

    progress: PageLink
    """The page on a reader's progress."""


View: TypeAlias = (
    "ConceptPage | TagPage | TagIndexPage | ConceptIndexPage | WantedPage | ReferenceIndexPage | CheckPage | HomePage "
    "| ProgressPage | ReviewPage"
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row of the table of problems."""

    severity: str
    """`error`, `warning` or `info`."""
    weight: int
    """The severity as a number; a higher number is worse."""
    path: str
    """The file, as its author would name it."""
    line: int
    """The line of the file."""
    code: str
    """The code of the problem."""
    message: str
    """What is wrong and what to do."""
    page: PageLink | None
    """The page of the file, or None."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The result of a check, as a page."""

    rows: tuple[CheckRow, ...]
    """The problems, sorted by location."""
    counts: tuple[tuple[str, int], ...]
    """The number of problems per severity, most severe first; severities without problems are left out."""
    more: int
    """The number of problems that are not shown."""
    layers: tuple[Layer, ...]
    """The statistics of the graph by depth."""
