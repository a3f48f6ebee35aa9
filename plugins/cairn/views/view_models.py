# SPDX-License-Identifier: MIT
"""What a template is given: values that are complete, bounded and ready to be looped over.

Places are source places (`concepts/vectors.md`); only the host knows what addresses they get.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cairn.check.graph_statistics import Layer
    from cairn.content.bibliography import Reference
    from cairn.content.concept import Votes
    from cairn.content.link import Sentence
    from cairn.content.page_link import PageLink
    from cairn.links.page_sections import Section
    from cairn.views.concept_map import ConceptMap


@dataclass(frozen=True, slots=True)
class LinkList:
    """The first links of a list, and where the others are."""

    links: tuple[PageLink, ...]
    """As many as are shown."""
    more: int = 0
    """How many are left out."""
    rest: PageLink | None = None
    """Where the whole list stands; None where it stands nowhere."""


@dataclass(frozen=True, slots=True)
class RelatedList:
    """Concepts that share a prerequisite."""

    prerequisite: PageLink | None
    """None where nobody has named it yet."""
    list: LinkList
    """The concepts."""


@dataclass(frozen=True, slots=True)
class BacklinkEntry:
    """A page that links here, with the sentence that does."""

    link: PageLink
    """The page."""
    sentence: Sentence
    """The sentence."""


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """An entry of the bibliography as a page cites it."""

    reference: Reference
    """The entry."""
    locator: str
    """Where in it; empty where the author does not say."""
    times: int
    """How often the page cites it."""


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """A part of the chapter round a concept, in learning order."""

    chapter: PageLink
    """The page of its tag."""
    size: int
    """How many concepts the chapter has."""
    list: LinkList
    """The concepts round this one, with itself."""


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """The page of a concept, written or not."""

    id: str
    """The concept's own."""
    title: str
    """Plain text."""
    uri: str
    """Its place among the documents."""
    is_written: bool
    """Whether anything is said of it yet."""
    tags: tuple[PageLink, ...]
    """The pages of its tags, its chapter first."""
    before: LinkList
    """Its direct prerequisites, with reasons."""
    after: LinkList
    """Its dependents in learning order."""
    all_after: tuple[PageLink, ...]
    """All dependents, where they are too many for `after`."""
    needed_by: LinkList
    """For a page that is not written: its dependents with their reasons."""
    questions: LinkList
    """The questions that check it."""
    related: tuple[RelatedList, ...]
    """Groups of those that share a prerequisite with it."""
    all_related: tuple[PageLink, ...]
    """All that its document names as related, where they are too many for `related`."""
    related_questions: LinkList
    """Questions that an import met beside it."""
    references: tuple[CitationEntry, ...]
    """What it cites."""
    backlinks: tuple[BacklinkEntry, ...]
    """The first pages that link to it."""
    more_backlinks: int
    """How many others do."""
    sections: tuple[Section, ...]
    """The sections that follow the body and belong in the table of contents."""
    outline: ChapterOutline | None
    """Its chapter; None where it has none."""
    concept_map: ConceptMap | None
    """None where there is nothing before or after it."""
    votes: Votes | None
    """Of the origin of an imported page; None for others."""


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A line of a list of concepts."""

    link: PageLink
    """The page."""
    question_count: int
    """How many questions check it."""


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of one tag, or one sheet of it."""

    title: str
    """The last level of the tag."""
    course: str
    """The name of a course that teaches it; empty where there is none."""
    concept_count: int
    """How many concepts have it, or a tag below it."""
    question_count: int
    """How many questions check those that have exactly this tag."""
    children: tuple[ConceptEntry, ...]
    """Its sub-tags; their notes are their descriptions, their counts those of concepts."""
    concepts: tuple[ConceptEntry, ...]
    """Those with exactly this tag, its own chapter first, in learning order."""
    questions: LinkList
    """The first questions of these concepts."""
    sheets: tuple[PageLink, ...]
    """All sheets, where the concepts do not fit on one."""


@dataclass(frozen=True, slots=True)
class TagIndexPage:
    """The index of all tags; their depth is that of their path."""

    entries: tuple[tuple[int, ConceptEntry], ...]
    """Each with its depth, counted from 1; parents before children."""


@dataclass(frozen=True, slots=True)
class ConceptIndexPage:
    """Concepts from A to Z, by first letter."""

    letters: tuple[tuple[str, tuple[PageLink, ...]], ...]
    """Each letter with its concepts."""
    sheets: tuple[PageLink, ...]
    """One page a letter, where they do not fit on one."""


@dataclass(frozen=True, slots=True)
class WantedPage:
    """Concepts that are named and not written, the most wanted first."""

    entries: tuple[tuple[PageLink, int], ...]
    """Each with the number of pages that name it."""


@dataclass(frozen=True, slots=True)
class ReferenceIndexPage:
    """The bibliography with who cites each entry."""

    entries: tuple[tuple[Reference, LinkList], ...]
    """By surname and year."""


View: TypeAlias = (
    "ConceptPage | TagPage | TagIndexPage | ConceptIndexPage | WantedPage | ReferenceIndexPage | CheckPage"
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One problem."""

    severity: str
    """`error`, `warning` or `info`."""
    weight: int
    """The same as a number, the more the worse."""
    path: str
    """The file."""
    line: int
    """The line in it."""
    code: str
    """The permanent name of the problem."""
    message: str
    """What is wrong, and what to do."""
    page: PageLink | None
    """The page of that file; None where it has none."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything that a check tells."""

    rows: tuple[CheckRow, ...]
    """The problems, by place."""
    counts: tuple[tuple[str, int], ...]
    """How many there are of each severity, the worst first; those that there are none of are left out."""
    more: int
    """How many problems are not shown."""
    layers: tuple[Layer, ...]
    """The concepts by depth."""
