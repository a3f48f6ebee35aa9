# SPDX-License-Identifier: MIT
"""The values for the templates of the generated indexes."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.bibliography import Reference
from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.views.drawings.drawing import Drawing
from cairn.views.links import ConceptEntry, LinkList


@dataclass(frozen=True, slots=True)
class ConceptGroup:
    """Some of the concepts of a tag, under a heading of their own."""

    id: str
    """The id of its heading."""
    title: str
    """Its heading; empty for a group without one."""
    is_part: bool
    """Whether its heading is the title of its first concept, on which the others build."""
    link: PageLink | None
    """The page of the tag that all of them have, or None."""
    note: str
    """A description of that tag."""
    count: int
    """The number of its concepts; some of them may be on other sheets."""
    entries: tuple[ConceptEntry, ...]
    """The concepts in learning order."""


@dataclass(frozen=True, slots=True)
class TagOutline:
    """A tag among those beside it."""

    above: PageLink
    """The page of the tag above it, or the index of all tags."""
    here: str
    """The page path of the tag itself."""
    before: int
    """The number of tags before the first of these."""
    links: tuple[PageLink, ...]
    """The tags around it, including itself, in order."""
    after: int
    """The number of tags after the last of these."""


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of one tag; a large tag has several."""

    title: str
    """The last level of the tag."""
    path: tuple[PageLink, ...]
    """The pages of the tags above it, from the top."""
    course: str
    """The name of a course that teaches it; may be empty."""
    concept_count: int
    """The number of its concepts (see `TagConcepts`)."""
    question_count: int
    """The number of questions about these concepts."""
    children: tuple[ConceptEntry, ...]
    """Its child tags that are not among the groups, with their descriptions and numbers of concepts."""
    drawing: Drawing | None
    """How its concepts build on each other, if a drawing shows more than the list."""
    map: PageLink | None
    """The map of all concepts, if these are too many for a drawing."""
    groups: tuple[ConceptGroup, ...]
    """Its concepts in learning order, by subtag, or by what they build on."""
    others: tuple[ConceptGroup, ...]
    """The concepts of other chapters that have exactly this tag, in learning order; many of them by chapter."""
    questions: LinkList
    """The first questions about the concepts that are listed here."""
    sheets: tuple[PageLink, ...]
    """All pages of the tag if there are several; otherwise empty."""
    sections: tuple[Section, ...]
    """The sections of the page, which appear in the table of contents."""
    outline: TagOutline
    """Where it stands, for the menu of a phone."""


@dataclass(frozen=True, slots=True)
class TagIndexPage:
    """The index of all tags."""

    entries: tuple[tuple[int, ConceptEntry], ...]
    """Each tag with its depth, counted from 1; parents before children."""
    a_to_z: PageLink
    """The page with all concepts, for a site without tags."""
    map: PageLink
    """The map of all concepts."""


@dataclass(frozen=True, slots=True)
class MapCell:
    """The cell of a concept on the map."""

    link: PageLink
    """The page of the concept."""
    x: int
    """The position of its left edge in its chapter, in SVG user units; in a text from right to left, its right edge."""
    y: int
    """The position of its top edge."""
    other_names: tuple[str, ...]
    """The other names of the concept, by which it can be found."""


@dataclass(frozen=True, slots=True)
class MapChapter:
    """A chapter on the map."""

    id: str
    """The id of its block; empty for the concepts that are in no chapter."""
    title: str
    """Its title."""
    link: PageLink | None
    """Its page; None for the concepts that are in no chapter."""
    name: str
    """Its tag with all levels; empty if it has no page."""
    count: int
    """Its number of concepts (see `TagConcepts`)."""
    width: int
    """The width of all its cells, in SVG user units."""
    height: int
    """The height of all its cells."""
    cells: tuple[MapCell, ...]
    """The concepts with exactly this chapter, in learning order; empty on the map of a very large site."""
    order: str
    """On such a map, the positions of these concepts in the course: the first, and then the differences."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map of all concepts."""

    chapters: tuple[MapChapter, ...]
    """The chapters in the order of tags."""
    concept_count: int
    """The number of concepts."""
    is_small: bool
    """Whether its cells are small."""
    facts: str
    """What a script has to know of each cell in turn: the number of questions, and how many cells before it each of its
    prerequisites is. Empty on the map of a very large site."""


@dataclass(frozen=True, slots=True)
class ConceptIndexPage:
    """Concepts from A to Z, by first letter."""

    letters: tuple[tuple[str, tuple[PageLink, ...]], ...]
    """The concepts of each letter, and other names of concepts, which are the notes of their links."""
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
