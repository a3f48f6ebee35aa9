# SPDX-License-Identifier: MIT
"""Translated questions share the progress of their originals, and the items of both have the same ids.

A question and its translation have the same id, which their author has written. The ids of items, such as choices,
are derived from their texts. A translation takes those of its original by position, so a response that was given in
one language is shown in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cairn.questions.question import Case, Question, Quiz

_ITEM = re.compile(r"c-[0-9a-f]{8}")


def index_originals(quizzes: Iterable[Quiz]) -> dict[str, Question]:
    """Return the questions by their ids, without those whose id is derived from their stem."""
    questions = (question for quiz in quizzes for question in quiz.questions)
    return {single.id: single for q in questions for single in (q, *q.parts) if single.has_explicit_id}


def adopt_item_ids(quiz: Quiz, originals: Mapping[str, Question]) -> Quiz:
    """Return a quiz in which each item of a translated question has the id of the original's."""
    if not any(question.id in originals for q in quiz.questions for question in (q, *q.parts)):
        return quiz
    return replace(quiz, questions=tuple(_adopt(question, originals) for question in quiz.questions))


def list_item_ids(question: Question) -> tuple[str, ...]:
    """Return the ids of the items of a question and its parts, which another file decides in a translated question."""
    return tuple(dict.fromkeys(_find_ids(question.exercise)))


def _adopt(question: Question, originals: Mapping[str, Question]) -> Question:
    if isinstance(question.exercise, Case):
        parts = tuple(_adopt(part, originals) for part in question.exercise.questions)
        return replace(question, exercise=Case(parts))
    original = originals.get(question.id)
    if original is None or original.type != question.type or original.span == question.span:
        return question
    own, theirs = list_item_ids(question), list_item_ids(original)
    if len(own) != len(theirs):
        return question
    return replace(question, exercise=_replace_ids(question.exercise, dict(zip(own, theirs, strict=True))))


def _find_ids(value: Any) -> Iterable[str]:
    """Yield the ids of items in an exercise, in the order of its fields."""
    if isinstance(value, str):
        yield from (value,) if _ITEM.fullmatch(value) else ()
    elif isinstance(value, tuple):
        for one in value:
            yield from _find_ids(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _find_ids(getattr(value, field.name))


def _replace_ids(value: Any, new_ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return new_ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(_replace_ids(one, new_ids) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _replace_ids(getattr(value, field.name), new_ids) for field in fields(value)}
        return replace(value, **changed)
    return value
