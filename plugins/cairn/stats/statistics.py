# SPDX-License-Identifier: MIT
"""The statistics of a whole course as one value. Read this first.

One reader counts once for each question: with the first counted attempt. So those who practice much do not outweigh
the others, and nobody is counted after having seen the key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cairn.site import Site
from cairn.stats.ability import FirstAttempts, find_abilities
from cairn.stats.attempts import DAY_ENDS_AT, Attempt, find_steps, index_questions
from cairn.stats.concept_stats import (
    ConceptStats,
    PrerequisiteStats,
    Steps,
    build_concept_stats,
    build_prerequisite_stats,
)
from cairn.stats.flags import Flag, find_flags
from cairn.stats.question_stats import QuestionStats, Reading, build_question_stats
from cairn.stats.record import Event, unite_records


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that records tell about a course; nothing in it says which learner did what."""

    learners: int
    """The learners with at least one counted attempt."""
    attempts: int
    """Their counted attempts."""
    questions: tuple[QuestionStats, ...]
    """The questions that somebody has tried, by id."""
    concepts: tuple[ConceptStats, ...]
    """The concepts that somebody has tried, in learning order."""
    prerequisites: tuple[PrerequisiteStats, ...]
    """The prerequisites of concepts that somebody has tried, in the learning order of these concepts."""
    flags: tuple[Flag, ...]
    """What to look at, the most striking first."""


def build_statistics(
    site: Site, records: Iterable[Sequence[Event]], limit: str, day_ends_at: int = DAY_ENDS_AT
) -> Statistics:
    """Return the statistics of a site; a UTC time after `limit` is not believed, and a day ends at that hour."""
    by_id = index_questions(site)
    learners = [tuple(find_steps(learner, site, by_id, day_ends_at)) for learner in unite_records(records, limit)]
    # Sums of floating-point numbers depend on their order, which must not be that of the files.
    learners = sorted((steps for steps in learners if any(isinstance(s, Attempt) for s in steps)), key=repr)
    questions = _question_stats(site, [_find_first(steps) for steps in learners])
    by_concept = {c: ids for c in site.questions.by_concept if (ids := site.questions.answerable(c))}
    prerequisites = build_prerequisite_stats(site, by_concept, learners)
    return Statistics(
        learners=len(learners),
        attempts=sum(isinstance(step, Attempt) for steps in learners for step in steps),
        questions=questions,
        concepts=build_concept_stats(site, by_concept, learners),
        prerequisites=prerequisites,
        flags=find_flags(questions, prerequisites),
    )


def _find_first(steps: Steps) -> FirstAttempts:
    firsts: dict[str, Attempt] = {}
    for step in steps:
        if isinstance(step, Attempt):
            firsts.setdefault(step.question, step)
    return firsts


def _question_stats(site: Site, readers: Sequence[FirstAttempts]) -> tuple[QuestionStats, ...]:
    readings: dict[str, list[Reading]] = defaultdict(list)
    for firsts, ability in zip(readers, find_abilities(readers), strict=True):
        for question, attempt in firsts.items():
            readings[question].append(Reading(attempt, ability.without(question)))
    return tuple(build_question_stats(site.questions.questions[q], readings[q]) for q in sorted(readings))
