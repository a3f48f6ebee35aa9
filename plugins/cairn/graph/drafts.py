# SPDX-License-Identifier: MIT
"""Questions about drafts. A build leaves drafts out, so nothing that it publishes may list a question under one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cairn.graph.names import build_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from cairn.content.concept import Concept
    from cairn.content.name_reference import NameReference
    from cairn.graph.names import Names
    from cairn.questions.question import Quiz


def leave_out_drafts(quizzes: Iterable[Quiz], drafts: Collection[Concept], names: Names) -> list[Quiz]:
    """Return quizzes whose questions no longer name drafts; `names` are those of the concepts that are published.

    A question that names only drafts is listed nowhere. A page that shows it by its id still shows it.
    """
    if not drafts:
        return [*quizzes]
    draft_names = build_names(drafts)[1]

    def is_draft(name: str) -> bool:
        return bool(draft_names.look_up(name).id) and not names.look_up(name).id

    return [_without(quiz, is_draft) for quiz in quizzes]


def _without(quiz: Quiz, is_draft: Callable[[str], bool]) -> Quiz:
    def keep(references: tuple[NameReference, ...]) -> tuple[NameReference, ...]:
        return tuple(reference for reference in references if not is_draft(reference.name))

    questions = (replace(q, concepts=keep(q.concepts), seen_on=keep(q.seen_on)) for q in quiz.questions)
    return replace(quiz, questions=tuple(questions))
