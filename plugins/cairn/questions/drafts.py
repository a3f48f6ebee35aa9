# SPDX-License-Identifier: MIT
"""Questions on drafts. A build leaves drafts out, so nothing that it publishes may list a question under one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.content.name_reference import NameReference
    from cairn.questions.question import Quiz


def leave_out_drafts(quiz: Quiz, is_draft: Callable[[str], bool]) -> Quiz:
    """Return the questions without the concepts that are drafts.

    One that has no other is listed nowhere. Where a page shows it by its id, it still stands.
    """

    def keep(references: tuple[NameReference, ...]) -> tuple[NameReference, ...]:
        return tuple(reference for reference in references if not is_draft(reference.name))

    questions = (replace(q, concepts=keep(q.concepts), seen_on=keep(q.seen_on)) for q in quiz.questions)
    return replace(quiz, questions=tuple(questions))
