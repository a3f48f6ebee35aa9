# SPDX-License-Identifier: MIT
"""Questions as values. A question is identified by its id, not its position, so edits never misattribute progress.

A question has a stem and at most one exercise, the task for the learner. Each question type has its own exercise class
in `types/`; adding a type changes nothing here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from cairn.content.in_text_citation import leave_out_citations
from cairn.content.name_reference import NameReference
from cairn.text.prose import plain_text, shorten, split_sentences
from cairn.text.source import Span

if TYPE_CHECKING:
    from typing_extensions import Self


DRAFT = "draft"
"""The type of a question without an exercise."""
_LABEL_LENGTH = 90


class Exercise(Protocol):
    """The task of a question, with its key."""

    @property
    def type(self) -> str:
        """The name of the type in widgets and templates."""

    def map_markdown(self, change: Callable[[str], str]) -> Self:
        """Return the exercise with each of its Markdown texts changed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    id: str
    """The unique id on the site; links lead to it, and progress is stored under it."""
    stem: str
    """The stem, as Markdown."""
    exercise: Exercise | None
    """The exercise; None for a draft, which has no key yet."""
    rationale: str
    """Markdown: why the key is right; empty if there is none."""
    hints: tuple[str, ...]
    """Markdown, shown one at a time."""
    concepts: tuple[NameReference, ...]
    """The concepts that the question checks."""
    seen_on: tuple[NameReference, ...]
    """The concepts whose imported pages contained it."""
    aliases: tuple[str, ...]
    """Former ids; learners may have progress stored under them."""
    is_shuffled: bool
    """Whether its choices may be shown in another order."""
    has_explicit_id: bool
    """Whether its author gave it an id; otherwise the id is derived from the stem and changes with the stem."""
    span: Span
    """The line of its id or, without an id, of its first key."""
    links: tuple[NameReference, ...]
    """The names in the wikilinks of its texts, each with its line; the remark is the heading in the link."""
    citations: tuple[NameReference, ...] = ()
    """The keys that its texts cite, each with its line; the remark is the locator."""

    @property
    def type(self) -> str:
        """The type of the question's exercise; `draft` if it has none."""
        return self.exercise.type if self.exercise else DRAFT

    @property
    def label(self) -> str:
        """The stem as short plain text: as many whole sentences as fit, or as many words if none fits."""
        text = plain_text(leave_out_citations(self.stem.strip().split("\n\n")[0])) or self.id
        if len(text) <= _LABEL_LENGTH:
            return text
        lengths = list(accumulate(len(sentence) + 1 for sentence in split_sentences(text)))
        fitting = [length for length in lengths if length <= _LABEL_LENGTH]
        return text[: fitting[-1]].strip() if fitting else shorten(text, _LABEL_LENGTH)

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
        """The questions of a case; empty for all other types."""
        return self.exercise.questions if isinstance(self.exercise, Case) else ()


@dataclass(frozen=True, slots=True)
class Case:
    """The exercise of a scenario: several questions, which are scored individually."""

    questions: tuple[Question, ...]
    """The questions, in source order."""

    type = "case"

    def map_markdown(self, change: Callable[[str], str]) -> Case:
        """Return the case with the texts of its questions changed."""
        return Case(tuple(question.map_markdown(change) for question in self.questions))


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of one file or fence."""

    questions: tuple[Question, ...]
    """The questions, in source order."""
    digest: str = ""
    """The digest of its fence; empty for a file."""
    paths: tuple[NameReference, ...] = ()
    """The relative paths that its texts link to, each with a line."""
