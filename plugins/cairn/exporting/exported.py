# SPDX-License-Identifier: MIT
"""The result of an export: files, and a note for each thing that a format cannot carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cairn.exporting.course import Course
from cairn.questions.question import DRAFT, Question
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

DRAFT_LEFT_OUT = "'{id}' has no key yet, so it is left out. Complete it, or export it with --drafts."


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export writes."""

    files: Mapping[str, bytes]
    """The files by path."""
    notes: tuple[Problem, ...] = ()
    """What the format cannot carry, each at the place of its question, or once at that of the settings."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that can be exported."""

    name: str
    """Its name on the command line."""
    title: str
    """What it is, in a few words."""
    endings: tuple[str, ...]
    """The endings of a single file; such a file is an archive of all files if there are several. Empty if an export is
    always a folder."""
    write: Callable[[Course], Exported] = field(repr=False)
    """Writes a course."""
    has_questions: bool = True
    """Whether the questions are carried, so that a report counts them."""
    has_scores: bool = False
    """Whether learners get scores in what is written, so that they can pass."""


def simplified(question: Question, sentences: str) -> Problem:
    """Return a note that a question loses something; `{id}` stands for its id."""
    return Problem(Code.EXPORT_SIMPLIFIED, question.span, sentences.replace("{id}", question.id))


def left_out(question: Question, sentences: str) -> Problem:
    """Return a note that a question is not exported; `{id}` stands for its id."""
    return Problem(Code.EXPORT_LEFT_OUT, question.span, sentences.replace("{id}", question.id))


def about_site(code: Code, sentences: str) -> Problem:
    """Return a note about a whole site, at the top of its settings."""
    return Problem(code, Span("mkdocs.yml", 1), sentences)


def singles(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield the questions that a learner answers: those of a case instead of the case."""
    return (single for question in questions for single in (question.parts or (question,)))


def is_left_out(question: Question, course: Course) -> bool:
    """Return whether a question is a draft, and drafts are not exported."""
    return question.type == DRAFT and not course.options.with_drafts
