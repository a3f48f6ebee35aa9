# SPDX-License-Identifier: MIT
"""What formats of others cannot carry, in the sentences that an author reads."""

from __future__ import annotations

from collections.abc import Sequence

from cairn.questions.notation.answers import Answer
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question


def drop_patterns(question: Question, answers: Sequence[Answer]) -> tuple[tuple[Answer, ...], tuple[str, ...]]:
    """Return the answers that are plain texts, and what is said if there were others."""
    kept = tuple(answer for answer in answers if find_pattern(answer.text) is None)
    return kept, (say_patterns(question),) if len(kept) < len(answers) else ()


def say_patterns(question: Question) -> str:
    """Return what is said of a question whose patterns are dropped."""
    return f"'{question.id}' loses its patterns, since only plain texts can be carried. Add the usual answers as texts."


def say_plain(question: Question) -> str:
    """Return what is said of a question whose lists can only show plain text."""
    return f"The lists of '{question.id}' show plain text, because the format allows no formatting in them."
