# SPDX-License-Identifier: MIT
"""Flags: what an author should look at, with the reason. A flag is a hint, not a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from cairn.stats.concept_stats import PrerequisiteStats
from cairn.stats.question_stats import ChoiceStats, QuestionStats
from cairn.stats.share import MIN_READERS

_JUDGE = "judge"
_ONE_KEY = frozenset({"single", _JUDGE})
_MIN_SURE, _MANY_SURE_WRONG = 10, 0.4
"""From so many readers who were sure, this share of them being wrong is a shared misunderstanding."""


class FlagKind(Enum):
    """Why to look at something, the most striking first. Each value is a name for programs."""

    KEY_DOUBTFUL = "key-doubtful"
    """Readers who do well elsewhere get it wrong more often than the others."""
    DISTRACTOR_PREFERRED = "distractor-preferred"
    """More of the best third choose a distractor than the key."""
    SURE_BUT_WRONG = "sure-but-wrong"
    """Many readers who were sure were wrong."""
    PREREQUISITE_WITHOUT_EFFECT = "prerequisite-without-effect"
    """Readers who had mastered the prerequisite were right no more often than the others."""
    DISTRACTOR_UNUSED = "distractor-unused"
    """Nobody chooses a distractor."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at."""

    kind: FlagKind
    """Why."""
    subject: str
    """The id of the question, or of the dependent."""
    message: str
    """What was found and what to do, in full sentences."""
    strength: float
    """Orders the flags of one kind: the larger, the more striking."""


def find_flags(questions: Iterable[QuestionStats], prerequisites: Iterable[PrerequisiteStats]) -> tuple[Flag, ...]:
    """Return everything to look at, the most striking first."""
    order = list(FlagKind)
    found = [flag for question in questions for flag in find_question_flags(question)]
    found += [flag for stats in prerequisites for flag in _without_effect(stats)]
    return tuple(sorted(found, key=lambda flag: (order.index(flag.kind), -flag.strength, flag.subject, flag.message)))


def find_question_flags(question: QuestionStats) -> Iterator[Flag]:
    """Yield what to look at in one question."""
    found = question.discrimination
    if found and found.value < 0:
        doubt = "The key is probably wrong" if found.high < 0 else "The key may be wrong, or the stem unclear"
        fault = f"Readers who do well elsewhere get '{question.id}' wrong more often than the others."
        yield Flag(FlagKind.KEY_DOUBTFUL, question.id, f"{fault} {doubt}.", -found.value)
    if question.type in _ONE_KEY:
        yield from _preferred(question)
    sure = question.sure_but_wrong
    if sure.total >= _MIN_SURE and sure.value >= _MANY_SURE_WRONG:
        fault = f"{sure.count} of {sure.total} readers who were sure of '{question.id}' were wrong."
        yield Flag(FlagKind.SURE_BUT_WRONG, question.id, f"{fault} Look for a shared misunderstanding.", sure.value)
    for choice in question.choices if question.type != _JUDGE else ():
        if not choice.is_key and not choice.chosen.count and choice.chosen.total >= MIN_READERS:
            fault = f"None of {choice.chosen.total} readers chose '{choice.text}' in '{question.id}'."
            yield Flag(FlagKind.DISTRACTOR_UNUSED, question.id, f"{fault} Replace it with a likelier mistake.", 0)


def _preferred(question: QuestionStats) -> Iterator[Flag]:
    key = next((share for choice in question.choices if choice.is_key and (share := choice.upper)), None)
    for choice in question.choices if key else ():
        if key and _is_preferred(choice, key.count) and choice.upper:
            fault = f"Of the readers who do best elsewhere, {choice.upper.count} of {choice.upper.total} chose"
            advice = f"'{choice.text}' in '{question.id}', and {key.count} the key. Check the key and this choice."
            yield Flag(FlagKind.DISTRACTOR_PREFERRED, question.id, f"{fault} {advice}", choice.upper.count - key.count)


def _is_preferred(choice: ChoiceStats, key_count: int) -> bool:
    return not choice.is_key and choice.upper is not None and choice.upper.count > key_count


def _without_effect(stats: PrerequisiteStats) -> Iterator[Flag]:
    with_it, without = stats.with_mastery, stats.without_mastery
    if min(with_it.total, without.total) >= MIN_READERS and with_it.value <= without.value:
        fault = f"Readers who had mastered '{stats.prerequisite}' were right about '{stats.dependent}' no more often."
        advice = "Check whether the questions need it, or whether it is a prerequisite at all."
        yield Flag(
            FlagKind.PREREQUISITE_WITHOUT_EFFECT, stats.dependent, f"{fault} {advice}", without.value - with_it.value
        )
