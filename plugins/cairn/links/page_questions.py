# SPDX-License-Identifier: MIT
"""The questions that a page shows: those placed in its body, and those about its concept, which follow the body."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cairn.questions.placement import MARK
from cairn.site import Site

CHECK_HEADING = "Check your understanding"
UNWRITTEN_HEADING = "Questions it should answer"
RELATED_HEADING = "Related questions"
"""The headings above the questions that follow the body of a page."""


def marked_questions(site: Site, mark: re.Match[str], included: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of the questions that a placement mark stands for."""
    name = mark["name"]
    if mark["kind"] == "question":
        return (name,) if name in site.questions.questions else ()
    return site.questions.fences.get(name) or included.get(name, ())


def placed_questions(site: Site, markdown: str, included: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the ids of the questions that `markdown` places, in order; it has marks instead of fences."""
    return [q for mark in MARK.finditer(markdown) for q in marked_questions(site, mark, included)]


def following_questions(site: Site, concept_id: str, placed: set[str]) -> list[tuple[str, list[str]]]:
    """Return the headings that follow the body, each with the ids of its questions."""
    if not concept_id:
        return []
    own_heading = CHECK_HEADING if site.catalogue.is_written(concept_id) else UNWRITTEN_HEADING
    groups = (own_heading, site.questions.by_concept), (RELATED_HEADING, site.questions.seen_on)
    sections = ((heading, [q for q in ids.get(concept_id, ()) if q not in placed]) for heading, ids in groups)
    return [(heading, ids) for heading, ids in sections if ids]
