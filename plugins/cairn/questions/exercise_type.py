# SPDX-License-Identifier: MIT
"""A question type as one value: how to parse, write, describe, scaffold and check its exercises.

Each file in `types/` defines one. To add a type, write such a file and list its value in `types/registry.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from cairn.questions.keys import Key
from cairn.questions.question import Exercise, Question
from cairn.text.problem import Code, Problem
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import Node, ScalarNode

E = TypeVar("E", bound="Exercise")


@dataclass(frozen=True, slots=True)
class Block:
    """The value of a key of a question, as the parser of a type gets it."""

    text: ScalarNode
    """The value, with its line in the file."""
    question_id: str
    """The id of the question, for messages."""
    mapping: MappingReader
    """All keys of the question."""
    parse_question: Callable[[Node], Question | None]
    """Parses a question within this one."""

    def report(self, code: Code, line: int, message: str) -> None:
        """Report a problem of the question."""
        self.mapping.fault(code, line, message)


@dataclass(frozen=True, slots=True)
class ExerciseType(Generic[E]):
    """A type of question."""

    name: str
    """The `type` of its exercises, and the name of its template, scoring rule and element."""
    schema: tuple[Key, ...]
    """Its keys in question files. The first key names the type; the others are valid only together with it."""
    parse: Callable[[Block], E | None]
    """Parses the value of the first key and reports problems; returns None if there is no usable exercise."""
    write: Callable[[E], Iterable[str]]
    """Returns the exercise as lines of a question file, without indentation."""
    scaffold: tuple[str, ...]
    """Templates of new questions: the stem, then all other lines except `id` and `concepts`. The templates are used in
    turn; `{id}` stands for the id of the question."""
    lint: Callable[[Question, E], Iterable[Problem]] = field(default=lambda _question, _exercise: ())
    """Yields advice on a question."""
    lint_file: Callable[[Sequence[Question]], Iterable[Problem]] = field(default=lambda _questions: ())
    """Yields advice on all questions of this type in one file together."""
    stem_key: str = "stem"
    """The key that holds the stem."""

    @property
    def key(self) -> str:
        """The key that names the type."""
        return self.schema[0].name


def sample(*lines: str, stem: str = "Write the question here.") -> str:
    """Return a new question for an author to complete; `lines` are those of the keys of its type."""
    return "\n".join((f"stem: {stem}", *lines, "rationale: Why the key is right."))


def find_unexplained(question: Question, feedback: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield advice on a question that has neither a rationale nor any feedback."""
    if not question.rationale and not any(feedback):
        fault = f"'{question.id}' has no explanation. Add a 'rationale', or feedback under its choices."
        yield Problem(Code.QUESTION_UNEXPLAINED, question.span, fault)
