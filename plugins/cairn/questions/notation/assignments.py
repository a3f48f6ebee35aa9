# SPDX-License-Identifier: MIT
"""Assignment of rows to targets: the common part of matching and sorting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cairn.questions.exercise_type import Block, find_unexplained
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text

_MIN_TARGETS = 2


@dataclass(frozen=True, slots=True)
class Target:
    """A target that a row can be assigned to."""

    id: str
    """Derived from the text."""
    text: str
    """Markdown."""

    @property
    def label(self) -> str:
        """The target as plain text, for a `<select>`."""
        return plain_text(self.text)

    @property
    def is_plain(self) -> bool:
        """Whether the label shows everything that the text contains."""
        return self.label == " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class AssignRow:
    """A row with its correct target."""

    id: str
    """Derived from the text."""
    text: str
    """Markdown."""
    target: str
    """The id of the target."""
    feedback: str
    """Markdown; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Assign:
    """Rows and the targets they can be assigned to."""

    type: str
    """`match` or `sort`."""
    rows: tuple[AssignRow, ...]
    """The rows, in source order."""
    targets: tuple[Target, ...]
    """The targets, sorted by id so that the order does not reveal the key; categories keep their author's order."""

    def target(self, target_id: str) -> Target:
        """Return the target with that id."""
        return next(t for t in self.targets if t.id == target_id)

    def map_markdown(self, change: Callable[[str], str]) -> Assign:
        """Return the rows and targets with their texts and feedback changed."""
        rows = (replace(r, text=change(r.text), feedback=change(r.feedback)) for r in self.rows)
        return replace(self, rows=tuple(rows), targets=tuple(replace(t, text=change(t.text)) for t in self.targets))


def complete(
    block: Block, kind: str, rows: Sequence[AssignRow], targets: Iterable[Target], needs: str
) -> Assign | None:
    """Return the exercise. If there is nothing to assign, report what the exercise `needs` and return None."""
    found = tuple(targets)
    if rows and len(found) >= _MIN_TARGETS:
        return Assign(kind, tuple(rows), found)
    fault = f"Question '{block.question_id}' has nothing to {kind}: it needs {needs}."
    block.report(Code.QUESTION_WITHOUT_KEY, block.mapping.line(kind), fault)
    return None


def lint_rows(question: Question, exercise: Assign) -> Iterator[Problem]:
    """Yield advice on a matching or sorting question."""
    return find_unexplained(question, (row.feedback for row in exercise.rows))
