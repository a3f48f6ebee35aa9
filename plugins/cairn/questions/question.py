# SPDX-License-Identifier: MIT
"""Questions as values. Identity is an id, never a position, so an edit never credits the wrong question.

A question has a stem and at most one exercise: what the learner is asked to do. Each type of question has an
exercise class of its own, in `types/`; nothing here changes when a type is added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from cairn.content.name_reference import NameReference
from cairn.text.prose import plain_text, split_sentences
from cairn.text.source import Span

if TYPE_CHECKING:
    from typing_extensions import Self


DRAFT = "draft"
"""The type of a question without an exercise."""
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
    """Unique in the site; links lead to it, and progress is stored under it."""
    stem: str
    """Markdown."""
    exercise: Exercise | None
    """None for a draft: a stem whose key nobody has written yet."""
    rationale: str
    """Markdown: why the key is right; empty if there is none."""
    hints: tuple[str, ...]
    """Markdown, shown one at a time."""
    concepts: tuple[NameReference, ...]
    """The concepts that it checks."""
    seen_on: tuple[NameReference, ...]
    """The concepts on whose pages an import found it."""
    aliases: tuple[str, ...]
    """Former ids, under which learners may have progress."""
    is_shuffled: bool
    """Whether its choices may be shown in another order."""
    has_explicit_id: bool
    """Whether its author gave it an id; otherwise its id comes from the stem and changes with it."""
    span: Span
    """The line of its id, else that of its first key."""
    links: tuple[NameReference, ...]
    """The names in the wikilinks of its texts, each with its line; the remark is the heading in the link."""

    @property
    def type(self) -> str:
        """The type of the question's exercise; `draft` if it has none."""
        return self.exercise.type if self.exercise else DRAFT

    @property
    def label(self) -> str:
        """The stem as a short plain text: as many whole sentences as fit, or else as many words."""
        text = plain_text(self.stem.strip().split("\n\n")[0]) or self.id
        if len(text) <= _LABEL_LENGTH:
            return text
        lengths = list(accumulate(len(sentence) + 1 for sentence in split_sentences(text)))
        fitting = [length for length in lengths if length <= _LABEL_LENGTH]
        cut = text[:_LABEL_LENGTH]
        return text[: fitting[-1]].strip() if fitting else (cut.rpartition(" ")[0] or cut) + "…"

    def map_markdown(self, change: Callable[[str], str]) -> Question:
        """Return the question with each of its Markdown texts changed."""
        return replace(
            self,
            stem=change(self.stem),
            rationale=change(self.rationale),
            hints=tuple(change(hint) for hint in self.hints),
            exercise=self.exercise.map_markdown(change) if self.exercise else None,
        )

    @property
    def parts(self) -> tuple[Question, ...]:
        """The questions of a case; none for every other question."""
        return self.exercise.questions if isinstance(self.exercise, Case) else ()


@dataclass(frozen=True, slots=True)
class Case:
    """The exercise of a question that is a scenario: questions of its own, which are scored one by one."""

    questions: tuple[Question, ...]
    """In the order of the text."""

    type = "case"

    def map_markdown(self, change: Callable[[str], str]) -> Case:
        """Return the case with the texts of its questions changed."""
        return Case(tuple(question.map_markdown(change) for question in self.questions))


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of one file or fence, in its order."""

    questions: tuple[Question, ...]
    """In the order of the text."""
    digest: str = ""
    """Identifies its fence; empty for a file."""
    paths: tuple[NameReference, ...] = ()
    """The relative paths that its texts link to, each with its line."""
