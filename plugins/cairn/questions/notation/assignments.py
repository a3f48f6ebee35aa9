# SPDX-License-Identifier: MIT
"""Rows that each get one of several targets: what matching and sorting have in common."""

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
    """What a row can be given."""

    id: str
    """Made from the text."""
    text: str
    """Markdown."""

    @property
    def label(self) -> str:
        """The target as plain text, for a select."""
        return plain_text(self.text)

    @property
    def is_plain(self) -> bool:
        """Whether the label says everything that the text says."""
        return self.label == " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class AssignRow:
    """A row with its right target."""

    id: str
    """Made from the text."""
    text: str
    """Markdown."""
    target: str
    """The id of the target."""
    feedback: str
    """Markdown; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Assign:
    """Rows and what they can be given."""

    type: str
    """`match` or `sort`."""
    rows: tuple[AssignRow, ...]
    """In the order of the text."""
    targets: tuple[Target, ...]
    """In an order that does not give the key away: by id. Categories keep their author's order."""

    def target(self, target_id: str) -> Target:
        """Return the target of that id."""
        return next(t for t in self.targets if t.id == target_id)

    def map_markdown(self, change: Callable[[str], str]) -> Assign:
        """Return the rows and targets with their texts and feedback changed."""
        rows = (replace(r, text=change(r.text), feedback=change(r.feedback)) for r in self.rows)
        return replace(self, rows=tuple(rows), targets=tuple(replace(t, text=change(t.text)) for t in self.targets))


def complete(
    block: Block, kind: str, rows: Sequence[AssignRow], targets: Iterable[Target], needs: str
) -> Assign | None:
    """Return the exercise; None if there is nothing to assign, which is reported with what the exercise `needs`."""
    found = tuple(targets)
    if rows and len(found) >= _MIN_TARGETS:
        return Assign(kind, tuple(rows), found)
    fault = f"Question '{block.question_id}' has nothing to {kind}: it needs {needs}."
    block.report(Code.QUESTION_WITHOUT_KEY, block.mapping.line(kind), fault)
    return None


def lint_rows(question: Question, exercise: Assign) -> Iterator[Problem]:
    """Yield advice on a question of rows."""
    return find_unexplained(question, (row.feedback for row in exercise.rows))
