# SPDX-License-Identifier: MIT
"""A case: a scenario with questions of its own, which are scored one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.questions.question import Question


@dataclass(frozen=True, slots=True)
class Case:
    """The questions of a scenario; the scenario is the stem of the question that holds them."""

    questions: tuple[Question, ...]
    """In the order of the text."""

    type = "case"

    def map_markdown(self, change: Callable[[str], str]) -> Case:
        """Return the case with the texts of its questions changed."""
        return Case(tuple(question.map_markdown(change) for question in self.questions))
