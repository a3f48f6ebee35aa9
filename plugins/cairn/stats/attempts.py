# SPDX-License-Identifier: MIT
"""Find what counts in a learner's events: for each question the first attempt of each day, and the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cairn.questions.question import Case, Question
from cairn.site import Site
from cairn.stats.record import Event, Learner, find_number, find_time

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
DAY_ENDS_AT = 4
"""The hour at which a learner's day ends, local time, unless the site says otherwise. So a night is one day."""
_MOST_OFFSET = 14 * 60
"""No clock is further from UTC, in minutes."""
_PASSED_OPEN = 0.6
"""The share of its ideas at which an open response is right."""
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A counted attempt: the first one of a question on a day. Later ones are practice, since the key was shown."""

    question: str
    """The present id of its question."""
    day: int
    """Days since 1970, in local time."""
    is_right: bool
    """Whether it scored 1, or an open response named enough of its ideas."""
    has_hint: bool
    """Whether a hint was open."""
    confidence: str
    """`sure`, `unsure` or empty."""
    response: Any
    """As it was recorded; None for *I don't know*."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A concept that its learner marked as known, or no longer."""

    concept: str
    """The present id of the concept."""
    is_known: bool
    """Whether it is marked as known."""


def index_questions(site: Site) -> dict[str, Question]:
    """Return the questions that can be answered, by id and by former id."""
    found = {i: q for i, q in site.questions.questions.items() if q.exercise and not isinstance(q.exercise, Case)}
    former = {alias: question for question in found.values() for alias in question.aliases}
    return former | found


def find_steps(
    learner: Learner, site: Site, questions: Mapping[str, Question], day_ends_at: int = DAY_ENDS_AT
) -> Iterator[Attempt | Mark]:
    """Yield the counted attempts and the marks of a learner, the earliest first. A day ends at that hour.

    Questions and concepts that the site no longer has are left out, and attempts that no day can be given.
    """
    seen: set[tuple[str, int]] = set()
    for event in learner.events:
        kind, _, name = event.subject.partition(":")
        if event.type == "mark" and kind == "concept" and (concept := site.catalogue.find(name)):
            yield Mark(concept, event.fields.get("value") == "known")
        elif event.type == "attempt" and kind == "question" and name in questions:
            day, question = find_day(event, day_ends_at), questions[name]
            if day is not None and (question.id, day) not in seen:
                seen.add((question.id, day))
                yield _read_attempt(event, question, day)


def find_day(event: Event, day_ends_at: int = DAY_ENDS_AT) -> int | None:
    """Return the day of an event in its learner's local time, or None if its time is no date."""
    seconds, offset = find_time(event.at), find_number(event.fields, "offset")
    if seconds is None:
        return None
    local = seconds + (offset * _MINUTE if abs(offset) <= _MOST_OFFSET else 0)
    return int((local - day_ends_at * _HOUR) // _DAY)


def _read_attempt(event: Event, question: Question, day: int) -> Attempt:
    score, confidence = find_number(event.fields, "score"), event.fields.get("confidence")
    return Attempt(
        question=question.id,
        day=day,
        is_right=score >= (_PASSED_OPEN if question.type == _OPEN else 1),
        has_hint=find_number(event.fields, "hints") > 0,
        confidence=confidence if isinstance(confidence, str) else "",
        response=event.fields["response"],
    )
