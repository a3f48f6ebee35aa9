# SPDX-License-Identifier: MIT
"""The values for the templates of a home page, and of the list of places to begin that any page may show."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.page_link import PageLink


@dataclass(frozen=True, slots=True)
class NextSteps:
    """Where a reader may begin who has not learned anything here yet."""

    starts: tuple[PageLink, ...]
    """Concepts without prerequisites that most others need, in learning order."""
    following: tuple[PageLink, ...]
    """The first concepts that are none of these, in learning order."""
    minutes: int
    """About how long the first of them takes, with its questions."""
    questions: int
    """The number of questions that the first of them has."""
    needs_others: bool
    """Whether the first of them has prerequisites after all, because every concept has some."""
    concept_count: int
    """The number of written concepts on the site."""
    chapter_count: int
    """The number of chapters that contain a concept."""
    question_count: int
    """The number of questions on the site."""
    contents: PageLink
    """The page that lists everything."""
    a_to_z: PageLink
    """The page that lists all concepts."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page of a site whose author has not written one."""

    next_steps: NextSteps
    """Where to begin."""
    chapters: tuple[tuple[int, PageLink, int], ...]
    """The first chapters and the tags above them in the order of tags: depth, counted from 1, page, and number of
    concepts."""
    is_complete: bool
    """Whether these are all chapters."""
    map: PageLink
    """The map of all concepts."""
