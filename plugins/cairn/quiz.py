# SPDX-License-Identifier: MIT
"""Questions as values. Identity is an id, never a position, so an edit never credits the wrong question.

A question has a stem and at most one exercise: what the learner is to do with it, one class a type. The
types that are known stand in `quiz_blocks`; nothing here changes when one is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from cairn.markdown import plain_text, split_sentences
from cairn.slug import question_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Self

    from cairn.concept import Mention
    from cairn.source import Span

_LABEL_LENGTH = 90


class Exercise(Protocol):
    """What a question asks the learner to do, with its key."""

    @property
    def type(self) -> str:
        """The name of the type, as the widgets and templates know it."""

    def map_markdown(self, change: Callable[[str], str]) -> Self:
        """Return the exercise with each of its Markdown texts changed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    id: str
    stem: str
    """Markdown."""
    exercise: Exercise | None
    """None for a draft: a stem whose key nobody has written yet."""
    rationale: str
    """Markdown: why the key is right; empty where nobody says."""
    hints: tuple[str, ...]
    """Markdown, shown one at a time."""
    concepts: tuple[Mention, ...]
    """The concepts that it checks."""
    seen_on: tuple[Mention, ...]
    """Concepts beside which an import met it."""
    aliases: tuple[str, ...]
    """Former ids, which keep a learner's progress."""
    span: Span

    @property
    def type(self) -> str:
        """The type of its exercise, or `draft`."""
        return self.exercise.type if self.exercise else "draft"

    @property
    def label(self) -> str:
        """The stem as a short plain text: the sentences that fit, else the words."""
        text = plain_text(self.stem.strip().split("\n\n")[0])
        if len(text) <= _LABEL_LENGTH:
            return text
        lengths = list(accumulate(len(sentence) + 1 for sentence in split_sentences(text)))
        fitting = [length for length in lengths if length <= _LABEL_LENGTH]
        return text[: fitting[-1]].strip() if fitting else text[:_LABEL_LENGTH].rpartition(" ")[0] + "…"

    @property
    def is_pinned(self) -> bool:
        """Whether its id was given, and so does not change with the stem."""
        return self.id != question_id(self.stem)


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of one file or fence, in its order."""

    questions: tuple[Question, ...]
    span: Span
