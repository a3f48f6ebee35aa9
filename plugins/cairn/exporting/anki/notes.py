# SPDX-License-Identifier: MIT
"""Turn the questions of a course into notes: one for each question, and for each part of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from cairn.exporting.anki.note import CLOZE, Note, Sides
from cairn.exporting.anki.sides import outside_gap, write_sides
from cairn.exporting.course import Course
from cairn.exporting.exported import DRAFT_LEFT_OUT, left_out, simplified
from cairn.exporting.losses import ONLY_PATTERNS
from cairn.questions.notation.choices import Choices
from cairn.questions.question import DRAFT, Question
from cairn.text.messages import Messages
from cairn.text.problem import Problem

_HINTS_LOST = "The hints of '{id}' are left out, because a card of Anki shows everything at once."
_DRAFT = DRAFT_LEFT_OUT.partition(", or ")[0] + "."
_RULE = "<hr>"


def write_notes(course: Course) -> tuple[list[Note], list[Problem]]:
    """Return the notes, by chapter and id, and what they cannot carry."""
    notes, problems = [], []
    for chapter in course.chapters:
        deck = "::".join(_name_deck(title) for title in (course.name, chapter.title))
        for whole in chapter.questions:
            scenario = course.html(whole.stem, whole) if whole.parts else ""
            for question in whole.parts or (whole,):
                sides = _write_sides(course, question, scenario)
                if sides is None:
                    problems.append(left_out(question, _DRAFT if question.type == DRAFT else ONLY_PATTERNS))
                    continue
                problems += (simplified(question, loss) for loss in sides.losses)
                tags = tuple(sorted({*_find_tags(course, question), *_find_tags(course, whole)}))
                notes.append(Note(f"cairn-{question.id}", deck, sides, tags))
    return notes, problems


def _write_sides(course: Course, question: Question, scenario: str) -> Sides | None:
    """Return both sides with what stands around every exercise: scenario and stem, rationale, and losses."""

    @cache  # the front and the back say the same texts
    def write(text: str) -> str:
        return course.html(text, question) if text else ""

    sides = write_sides(_in_language(question, course.site.messages), write)
    if sides is None:
        return None
    before = f"{scenario}{_RULE if scenario else ''}{write(question.stem)}"
    front = f"{outside_gap(before) if sides.kind == CLOZE else before}{sides.front}"
    losses = (*sides.losses, *((_HINTS_LOST,) if question.hints else ()))
    return replace(sides, front=front, back=f"{sides.back}{write(question.rationale)}", losses=losses)


def _in_language(question: Question, messages: Messages) -> Question:
    """Return a question whose words for true and false are those of the site."""
    exercise = question.exercise
    if not isinstance(exercise, Choices) or exercise.type != "judge":
        return question
    items = (replace(item, text=messages.say(f"question.{item.id}")) for item in exercise.items)
    return replace(question, exercise=replace(exercise, items=tuple(items)))


def _name_deck(title: str) -> str:
    """Return a title in which nothing separates decks."""
    return " ".join(title.replace("::", ": ").split())


def _find_tags(course: Course, question: Question) -> Iterator[str]:
    """Yield the titles of the concepts of a question as tags."""
    catalogue = course.site.catalogue
    for reference in question.concepts:
        if found := catalogue.find(reference.name):
            yield "_".join(catalogue.title(found).replace("::", ":").split())
