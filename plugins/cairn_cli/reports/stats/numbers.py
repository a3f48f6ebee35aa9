# SPDX-License-Identifier: MIT
"""How figures and their rows are written in all reports of statistics."""

from __future__ import annotations

from collections.abc import Iterable

from cairn.stats.concept_stats import ConceptStats, PrerequisiteStats
from cairn.stats.flags import Flag
from cairn.stats.question_stats import QuestionStats
from cairn.stats.share import Discrimination, Share
from cairn.stats.statistics import Statistics

NOTHING = "–"
"""Stands where there is no figure."""


def percent(share: Share | None) -> str:
    """Return a share in percent."""
    return f"{100 * share.value:.0f} %" if share and share.total else NOTHING


def correlation(found: Discrimination | None) -> str:
    """Return a correlation with its interval."""
    return f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f})" if found else NOTHING


def number(value: float | None) -> str:
    """Return a number without needless decimals."""
    return NOTHING if value is None else f"{value:g}"


def count(value: int, one: str, many: str) -> str:
    """Return a number with its word."""
    return f"{value:,} {one if value == 1 else many}"


def summary(statistics: Statistics) -> str:
    """Return what the statistics are made from, as one sentence."""
    learners = count(statistics.learners, "learner", "learners")
    attempts = count(statistics.attempts, "counted attempt", "counted attempts")
    return f"{learners}, {attempts} at {count(len(statistics.questions), 'question', 'questions')}."


def rank_questions(questions: Iterable[QuestionStats], flags: Iterable[Flag]) -> list[QuestionStats]:
    """Sort questions: those with flags first, in the order of the flags; then those that the fewest got right."""
    ranks: dict[str, int] = {}
    for flag in flags:
        ranks.setdefault(flag.subject, len(ranks))
    return sorted(questions, key=lambda q: (ranks.get(q.id, len(ranks)), q.right.value, -q.readers, q.id))


def rank_concepts(concepts: Iterable[ConceptStats]) -> list[ConceptStats]:
    """Sort concepts: those with the most lapses first, then those that the fewest mastered."""
    return sorted(concepts, key=lambda c: (-c.lapses, c.mastered.value, -c.mastered.total, c.id))


def rank_prerequisites(prerequisites: Iterable[PrerequisiteStats]) -> list[PrerequisiteStats]:
    """Sort prerequisites: those that seem to help the least first, then those that cannot be compared yet."""
    return sorted(
        prerequisites, key=lambda p: (not _is_compared(p), p.with_mastery.value - p.without_mastery.value, p.dependent)
    )


def _is_compared(stats: PrerequisiteStats) -> bool:
    return bool(stats.with_mastery.total and stats.without_mastery.total)
