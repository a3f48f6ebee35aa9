# SPDX-License-Identifier: MIT
"""Which questions a page shows: those that its body places, and those of its concept that follow the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.placement import MARK

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from cairn.site import Site


CHECK = "Check your understanding"
WONDER = "Questions it should answer"
BESIDE = "Related questions"
"""The headings over questions that follow the body of a page."""


def marked_questions(site: Site, mark: re.Match[str], included: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of the questions that a mark stands for."""
    name = mark["name"]
    if mark["kind"] == "question":
        return (name,) if name in site.questions.questions else ()
    return site.questions.fences.get(name) or included.get(name, ())


def placed_questions(site: Site, markdown: str, included: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the ids of the questions that a Markdown text places, in order; its fences are hidden."""
    return [q for mark in MARK.finditer(markdown) for q in marked_questions(site, mark, included)]


def following_questions(site: Site, concept_id: str, placed: set[str]) -> list[tuple[str, list[str]]]:
    """Return the headings after the body with the ids of their questions."""
    if not concept_id:
        return []
    check = CHECK if site.catalogue.is_written(concept_id) else WONDER
    groups = (check, site.questions.by_concept), (BESIDE, site.questions.seen_on)
    sections = ((heading, [q for q in ids.get(concept_id, ()) if q not in placed]) for heading, ids in groups)
    return [(heading, ids) for heading, ids in sections if ids]
