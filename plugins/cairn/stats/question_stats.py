# SPDX-License-Identifier: MIT
"""The statistics of one question, from the first counted attempt of each reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cairn.questions.notation.choices import Choice, Choices
from cairn.questions.question import Question
from cairn.stats.ability import find_thirds
from cairn.stats.attempts import Attempt
from cairn.stats.share import MIN_READERS, Discrimination, Share, correlate
from cairn.text.prose import plain_text

_BLANKS = "blanks"
_SURE, _UNSURE = "sure", "unsure"


@dataclass(frozen=True, slots=True)
class Reading:
    """The first counted attempt of one reader."""

    attempt: Attempt
    """The attempt."""
    ability: float | None
    """How the reader does on other questions; None if there are too few."""


@dataclass(frozen=True, slots=True)
class ChoiceStats:
    """The statistics of one choice."""

    id: str
    """The id of the choice."""
    text: str
    """Plain text."""
    is_key: bool
    """Whether it is right."""
    chosen: Share
    """The readers who chose it."""
    lower: Share | None
    """Those of the third that does worst on other questions; None if there are too few readers."""
    upper: Share | None
    """Those of the third that does best."""


@dataclass(frozen=True, slots=True)
class QuestionStats:
    """The statistics of one question."""

    id: str
    """The id of the question."""
    label: str
    """Its stem as a short plain text."""
    type: str
    """The name of its type."""
    right: Share
    """The readers who were right."""
    hints: Share
    """Those who had opened a hint."""
    unsure: Share
    """Those who said that they were unsure, out of those who said how sure they were."""
    sure_but_wrong: Share
    """Those who were wrong, out of those who said that they were sure."""
    gave_up: Share
    """Those who said *I don't know*."""
    discrimination: Discrimination | None
    """How well it tells readers who do well elsewhere from the others; None if there are too few readers."""
    choices: tuple[ChoiceStats, ...]
    """In the order of the text; empty for other types."""
    texts: tuple[tuple[str, int], ...]
    """What readers typed, the most frequent first."""

    @property
    def readers(self) -> int:
        """How many readers have tried it."""
        return self.right.total


def build_question_stats(question: Question, readings: Sequence[Reading]) -> QuestionStats:
    """Return the statistics of a question that somebody has tried."""
    attempts, total = [reading.attempt for reading in readings], len(readings)
    sure = [attempt for attempt in attempts if attempt.confidence == _SURE]
    unsure = sum(attempt.confidence == _UNSURE for attempt in attempts)
    rated = [(r.attempt.is_right, r.ability) for r in readings if r.ability is not None]
    return QuestionStats(
        id=question.id,
        label=question.label,
        type=question.type,
        right=Share(sum(attempt.is_right for attempt in attempts), total),
        hints=Share(sum(attempt.has_hint for attempt in attempts), total),
        unsure=Share(unsure, unsure + len(sure)),
        sure_but_wrong=Share(sum(not attempt.is_right for attempt in sure), len(sure)),
        gave_up=Share(sum(attempt.response is None for attempt in attempts), total),
        discrimination=correlate([right for right, _ in rated], [ability for _, ability in rated]),
        choices=tuple(_choices(question, readings)),
        texts=_texts(question.type, attempts),
    )


def _choices(question: Question, readings: Sequence[Reading]) -> Iterator[ChoiceStats]:
    """Count choices among the readers who chose any that the question still has."""
    if not isinstance(question.exercise, Choices):
        return
    ids = {choice.id for choice in question.exercise.items}
    chosen = [(_items(reading.attempt.response) & ids, reading.ability) for reading in readings]
    chosen = [(items, ability) for items, ability in chosen if items]
    rated = [(items, ability) for items, ability in chosen if ability is not None]
    lower = upper = None
    if len(rated) >= MIN_READERS:
        low, high = find_thirds(ability for _, ability in rated)
        lower = [items for items, ability in rated if ability <= low]
        upper = [items for items, ability in rated if ability >= high]
    for choice in question.exercise.items:
        everyone = _count(choice, [items for items, _ in chosen])
        thirds = (None if third is None else _count(choice, third) for third in (lower, upper))
        yield ChoiceStats(choice.id, plain_text(choice.text), choice.is_key, everyone, *thirds)


def _items(response: object) -> frozenset[str]:
    return frozenset(item for item in response if isinstance(item, str)) if isinstance(response, list) else frozenset()


def _count(choice: Choice, chosen: Sequence[frozenset[str]]) -> Share:
    return Share(sum(choice.id in items for items in chosen), len(chosen))


def _texts(type_name: str, attempts: Sequence[Attempt]) -> tuple[tuple[str, int], ...]:
    counts = Counter(text for attempt in attempts if (text := _typed(type_name, attempt.response).strip()))
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _typed(type_name: str, response: object) -> str:
    """Return the text of a number, a short text or an open response, or the texts in the gaps; all others have ids."""
    if isinstance(response, dict) and type_name == _BLANKS:
        return " · ".join(text for _, text in sorted(response.items()) if isinstance(text, str))
    text = response.get("text") if isinstance(response, dict) else response
    return text if isinstance(text, str) else ""
