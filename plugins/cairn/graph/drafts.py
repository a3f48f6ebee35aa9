# SPDX-License-Identifier: MIT
"""Remove drafts from questions: a build leaves drafts out, so no published page may list questions under them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from cairn.content.concept import Concept
from cairn.content.name_reference import NameReference
from cairn.graph.names import Names, build_names
from cairn.questions.question import Quiz


def leave_out_drafts(quizzes: Iterable[Quiz], drafts: Collection[Concept], names: Names) -> list[Quiz]:
    """Return the quizzes without references to drafts; `names` are the names of the published concepts.

    A question that refers only to drafts is not listed anywhere. A page that includes it by its id still shows it.
    """
    if not drafts:
        return [*quizzes]
    draft_names = build_names(drafts)[1]

    def is_draft(name: str) -> bool:
        return bool(draft_names.look_up(name).id) and not names.look_up(name).id

    return [_without_drafts(quiz, is_draft) for quiz in quizzes]


def _without_drafts(quiz: Quiz, is_draft: Callable[[str], bool]) -> Quiz:
    def published_only(references: tuple[NameReference, ...]) -> tuple[NameReference, ...]:
        return tuple(reference for reference in references if not is_draft(reference.name))

    questions = (
        replace(q, concepts=published_only(q.concepts), seen_on=published_only(q.seen_on)) for q in quiz.questions
    )
    return replace(quiz, questions=tuple(questions))
