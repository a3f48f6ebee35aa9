# SPDX-License-Identifier: MIT
"""A path to a concept: everything to learn on the way, with about how long it takes."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.page_link import PageLink
from cairn.site import Site
from cairn.views.drawings.drawing import MAX_BOXES, Drawing, compile_drawing
from cairn.views.links import link_concept, link_map

_WORDS_PER_MINUTE = 200


@dataclass(frozen=True, slots=True)
class PathStep:
    """One concept on a path."""

    concept: str
    """Its id."""
    minutes: int
    """About how long it takes to read; 0 if nobody has written it."""
    questions: int
    """The number of its questions that can be answered."""


@dataclass(frozen=True, slots=True)
class LearningPath:
    """All concepts up to one of them, in learning order."""

    goal: str
    """The id of the concept that the path leads to."""
    title: str
    """Its title."""
    first: PageLink
    """The page of the first concept."""
    steps: tuple[PathStep, ...]
    """The concepts, the goal included."""
    minutes: int
    """About how long it all takes, with one minute for a question."""
    questions: int
    """The number of questions on the way; one that belongs to several concepts counts once."""
    drawing: Drawing | None
    """How the concepts build on each other, if a drawing shows more than the list."""
    map: PageLink | None
    """The map of all concepts, if these are too many for a drawing."""


def compile_path(site: Site, goal: str) -> LearningPath:
    """Return the path to a concept or a stub; a stub itself is not on it."""
    needed = {goal, *site.graph.ancestors(goal)}
    concepts = [concept for concept in site.order if concept in needed]
    steps = tuple(compile_step(site, concept) for concept in concepts)
    questions = {question for concept in concepts for question in site.questions.answerable(concept)}
    return LearningPath(
        goal=goal,
        title=site.catalogue.title(goal),
        first=link_concept(site, concepts[0] if concepts else goal),
        steps=steps,
        minutes=round_minutes(sum(step.minutes for step in steps) + len(questions)),
        questions=len(questions),
        drawing=compile_drawing(site, concepts),
        map=link_map(site, concepts) if len(concepts) > MAX_BOXES else None,
    )


def compile_step(site: Site, concept: str) -> PathStep:
    """Return what a concept takes as a step of a path."""
    words = len(site.documents[site.catalogue.uri(concept)].body.split())
    minutes = max(1, round(words / _WORDS_PER_MINUTE)) if site.catalogue.is_written(concept) else 0
    return PathStep(concept, minutes, len(site.questions.answerable(concept)))


def round_minutes(minutes: int) -> int:
    """Return a number of minutes as one would say it: ten or more are rounded to five."""
    return minutes if minutes < 10 else 5 * round(minutes / 5)  # noqa: PLR2004
