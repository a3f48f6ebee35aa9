# SPDX-License-Identifier: MIT
"""The values for the templates of the generated indexes."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.bibliography import Reference
from cairn.content.page_link import PageLink
from cairn.views.links import ConceptEntry, LinkList


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
