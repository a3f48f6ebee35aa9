# SPDX-License-Identifier: MIT
"""What a template is given: values that are complete, bounded and ready to be looped over.

Places are source places (`concepts/vectors.md`); only the host knows what addresses they get.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cairn.bibliography import Reference
    from cairn.concept import Votes
    from cairn.link import Sentence
    from cairn.neighbourhood import Neighbourhood


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the site."""

    title: str
    uri: str
    is_written: bool = True
    note: str = ""
    """A reason, a summary or a count, as plain text."""
    anchor: str = ""
    """The id of a place on the page."""


@dataclass(frozen=True, slots=True)
class LinkList:
    """The first links of a list, and where the others are."""

    links: tuple[PageLink, ...]
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


@dataclass(frozen=True, slots=True)
class BacklinkEntry:
    """A page that links here, with the sentence that does."""

    link: PageLink
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """An entry of the bibliography as a page cites it."""

    reference: Reference
    locator: str
    times: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A part of the chapter round a concept, in learning order."""

    chapter: PageLink
    size: int
    """How many concepts the chapter has."""
    list: LinkList


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that follows the body of a page."""

    id: str
    title: str


AFTER, MAP, REFERENCES, MENTIONS = "cairn-after", "cairn-map", "cairn-references", "cairn-mentions"
CONCEPT_SECTIONS = (
    Section(AFTER, "Learn after"),
    Section(MAP, "Where it sits"),
    Section(REFERENCES, "References"),
    Section(MENTIONS, "Mentioned in"),
)


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """The page of a concept, written or not."""

    id: str
    title: str
    is_written: bool
    tags: tuple[PageLink, ...]
    before: LinkList
    after: LinkList
    whole_after: tuple[PageLink, ...]
    """All dependents, where they are too many for `after`."""
    needed_by: LinkList
    """For a page that is not written: its dependents with their reasons."""
    questions: LinkList
    """The questions that check it."""
    related: tuple[RelatedList, ...]
    related_questions: LinkList
    """Questions that an import met beside it."""
    references: tuple[CitationEntry, ...]
    backlinks: tuple[BacklinkEntry, ...]
    more_backlinks: int
    outline: Outline | None
    neighbourhood: Neighbourhood | None
    """None where there is nothing before or after it."""
    votes: Votes | None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that follow the body and belong into the table of contents."""
        has_others = self.whole_after, self.neighbourhood, self.references, self.backlinks
        return tuple(section for section, here in zip(CONCEPT_SECTIONS, has_others, strict=True) if here)


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A line of a list of concepts."""

    link: PageLink
    question_count: int


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of one tag, or one sheet of it."""

    title: str
    course: str
    concept_count: int
    question_count: int
    children: tuple[ConceptEntry, ...]
    """Its sub-tags; their notes are their descriptions, their counts those of concepts."""
    concepts: tuple[ConceptEntry, ...]
    questions: LinkList
    sheets: tuple[PageLink, ...]
    """All sheets, where the concepts do not fit on one."""


@dataclass(frozen=True, slots=True)
class TagIndexPage:
    """The index of all tags; their depth is that of their path."""

    entries: tuple[tuple[int, ConceptEntry], ...]


@dataclass(frozen=True, slots=True)
class ConceptIndexPage:
    """Concepts from A to Z, by first letter."""

    letters: tuple[tuple[str, tuple[PageLink, ...]], ...]
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


View: TypeAlias = "ConceptPage | TagPage | TagIndexPage | ConceptIndexPage | WantedPage | ReferenceIndexPage"
