# SPDX-License-Identifier: MIT
"""What formats of others cannot carry, in the sentences that an author reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cairn.exporting.course import Course
from cairn.exporting.exported import about_site
from cairn.questions.notation.answers import Answer
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem

ONLY_PATTERNS = "'{id}' is left out, because it accepts patterns only, or has a gap inside a tag. Add a plain text."
"""What is said of a question that no learner could answer there; `{id}` stands for its id."""


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


def find_common_losses(question: Question, format_name: str) -> Iterator[str]:
    """Yield what is said of the parts of any question that a format has no place for."""
    if question.hints:
        yield f"{format_name} has no hints, so those of '{question.id}' are left out."


def find_lost_keys(course: Course, format_name: str, *, has_concepts: bool) -> Iterator[Problem]:
    """Yield one note for all questions about what they have under keys that a format has no place for."""
    questions = [single for question in course.questions for single in (question, *question.parts)]
    lost = {
        "aliases": any(question.aliases for question in questions),
        "concepts": not has_concepts and any(question.concepts for question in questions),
        "seen_on": any(question.seen_on for question in questions),
    }
    if keys := " and ".join(f"'{key}'" for key, is_lost in lost.items() if is_lost):
        fault = f"{format_name} has no place for {keys} of questions, so these are left out."
        yield about_site(Code.EXPORT_SIMPLIFIED, fault)
