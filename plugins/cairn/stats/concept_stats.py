# SPDX-License-Identifier: MIT
"""The statistics of concepts, and of prerequisites: does it help to have mastered what comes before?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from cairn.site import Site
from cairn.stats.attempts import Attempt, Mark
from cairn.stats.mastery import NOTHING, ConceptMemory, find_history
from cairn.stats.share import Share

Steps = Sequence["Attempt | Mark"]
"""The counted attempts and the marks of one learner, the earliest first."""
ConceptQuestions = Mapping[str, tuple[str, ...]]
"""The ids of the questions of each concept that can be answered, by concept id."""


@dataclass(frozen=True, slots=True)
class ConceptStats:
    """The statistics of one concept."""

    id: str
    """The id of the concept."""
    title: str
    """Its title."""
    questions: int
    """How many of its questions can be answered."""
    mastered: Share
    """The learners who have mastered it at some time, out of those who have tried one of its questions."""
    days: float | None
    """The median of the days from the first attempt to mastery; None if nobody has mastered it."""
    lapses: int
    """How often a learner who had mastered it was wrong on a later day."""


@dataclass(frozen=True, slots=True)
class PrerequisiteStats:
    """The statistics of one prerequisite of one concept."""

    prerequisite: str
    """The id of what comes first."""
    dependent: str
    """The id of what builds on it."""
    with_mastery: Share
    """The first attempts at questions of the dependent that were right when the prerequisite was mastered."""
    without_mastery: Share
    """Those that were right when it was not."""


def build_concept_stats(site: Site, questions: ConceptQuestions, learners: Sequence[Steps]) -> tuple[ConceptStats, ...]:
    """Return the statistics of each concept that somebody has tried, in learning order."""
    concepts = _invert(questions)
    by_concept: dict[str, list[list[Attempt]]] = defaultdict(list)
    for steps in learners:
        own: dict[str, list[Attempt]] = defaultdict(list)
        for attempt in (step for step in steps if isinstance(step, Attempt)):
            for concept in concepts.get(attempt.question, ()):
                own[concept].append(attempt)
        for concept, attempts in own.items():
            by_concept[concept].append(attempts)
    return tuple(
        _concept_stats(site, concept, len(questions[concept]), by_concept[concept])
        for concept in (*site.order, *site.catalogue.stubs)
        if concept in by_concept
    )


def _concept_stats(site: Site, concept: str, questions: int, learners: Sequence[Sequence[Attempt]]) -> ConceptStats:
    histories = [find_history(attempts, questions) for attempts in learners]
    days = [history.days for history in histories if history.days is not None]
    return ConceptStats(
        id=concept,
        title=site.catalogue.title(concept),
        questions=questions,
        mastered=Share(len(days), len(histories)),
        days=float(median(days)) if days else None,
        lapses=sum(history.lapses for history in histories),
    )


def build_prerequisite_stats(
    site: Site, questions: ConceptQuestions, learners: Iterable[Steps]
) -> tuple[PrerequisiteStats, ...]:
    """Return the statistics of each prerequisite whose dependent somebody has tried, in learning order."""
    before = {c: tuple(p.id for p in found if questions.get(p.id)) for c, found in site.graph.before.items()}
    counts: Counter[tuple[str, str, bool, bool]] = Counter()
    for steps in learners:
        counts.update(_find_outcomes(steps, before, questions))
    return tuple(
        PrerequisiteStats(prerequisite, dependent, *(_share(counts, prerequisite, dependent, m) for m in (True, False)))
        for dependent in site.order
        for prerequisite in before.get(dependent, ())
        if any(counts[prerequisite, dependent, m, right] for m in (True, False) for right in (True, False))
    )


def _share(counts: Counter[tuple[str, str, bool, bool]], prerequisite: str, dependent: str, mastered: bool) -> Share:  # noqa: FBT001
    right, wrong = (counts[prerequisite, dependent, mastered, is_right] for is_right in (True, False))
    return Share(right, right + wrong)


def _find_outcomes(
    steps: Steps, before: Mapping[str, tuple[str, ...]], questions: ConceptQuestions
) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield for each first attempt a prerequisite, its dependent, whether it was mastered, and whether that was right.

    A prerequisite that the learner only marked as known is left out: nobody knows whether it was mastered.
    """
    concepts = _invert(questions)
    memories: dict[str, ConceptMemory] = {}
    known: set[str] = set()
    tried: set[str] = set()
    for step in steps:
        if isinstance(step, Mark):
            (known.add if step.is_known else known.discard)(step.concept)
            continue
        own = concepts.get(step.question, ())
        for dependent in own if step.question not in tried else ():
            for prerequisite in before.get(dependent, ()):
                if prerequisite not in known:
                    memory = memories.get(prerequisite, NOTHING)
                    is_mastered = memory.is_mastered(len(questions[prerequisite]))
                    yield prerequisite, dependent, is_mastered, step.is_right
        tried.add(step.question)
        known.difference_update(own)
        memories.update({concept: memories.get(concept, NOTHING).add(step) for concept in own})


def _invert(questions: ConceptQuestions) -> dict[str, list[str]]:
    """Return the concepts of each question."""
    concepts: dict[str, list[str]] = defaultdict(list)
    for concept, ids in questions.items():
        for question in ids:
            concepts[question].append(concept)
    return concepts
