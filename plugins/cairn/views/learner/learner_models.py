# SPDX-License-Identifier: MIT
"""The values for the templates of the learner layer's pages."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.views.links import ConceptEntry


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """The page on a reader's progress, as the site knows it: without any reader."""

    chapters: tuple[ConceptEntry, ...]
    """The chapters, with their numbers of concepts."""
    remembered: str
    """How many concepts a reader still remembers when they are due, such as `nine of ten`."""
    review: PageLink
    """The page on which readers review."""
    map: PageLink
    """The map of all concepts."""
    sections: tuple[Section, ...]
    """The sections of the page, which appear in the table of contents."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page on which readers review."""

    progress: PageLink
    """The page on a reader's progress."""
