# SPDX-License-Identifier: MIT
"""Where a wrong choice sends its reader: only to another page, which its feedback does not link to already."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from urllib.parse import unquote

from cairn.questions.notation.choices import Choice, Choices
from cairn.questions.question import Case, Question

_TARGET = re.compile(r"\]\((?P<path>[^()#]+)")


def tidy_links_back(question: Question, here: str, mark_unwritten: Callable[[str, Collection[str]], str]) -> Question:
    """Return a question, whose links are written already, with only useful links back.

    A link to the page `here` leads nowhere, and one that the feedback has already says nothing new. A link to a page
    that nobody has written says so.
    """
    exercise = question.exercise
    if isinstance(exercise, Case):
        parts = (tidy_links_back(part, here, mark_unwritten) for part in exercise.questions)
        return replace(question, exercise=Case(tuple(parts)))
    if not isinstance(exercise, Choices):
        return question
    items = (replace(choice, back=_tidy(choice, here, mark_unwritten)) for choice in exercise.items)
    return replace(question, exercise=replace(exercise, items=tuple(items)))


def _tidy(choice: Choice, here: str, mark_unwritten: Callable[[str, Collection[str]], str]) -> str:
    """Return the link back of a choice, or an empty text."""
    targets = _find_targets(choice.back)
    if targets & {here, *_find_targets(choice.feedback)}:
        return ""
    return mark_unwritten(choice.back, targets)


def _find_targets(text: str) -> set[str]:
    return set(map(unquote, _TARGET.findall(text)))
