# SPDX-License-Identifier: MIT
"""The questions of the own course are the same after an export and an import, as learners see them.

HTML does not say in which letters of Markdown a text was written, so texts are compared as HTML. Patterns, ties and the
feedback on rows are not carried; each export says so.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cairn.exporting.as_shown import show, without_losses
from tests.cairn.exporting.round_trips import read_back

from cairn.exporting.course import ExportOptions
from cairn.exporting.exported import singles
from cairn.exporting.formats import gift, moodle_xml
from cairn.importing.formats.gift import GIFT
from cairn.importing.formats.moodle_xml import MOODLE_XML
from cairn.questions.question import DRAFT
from cairn.questions.types.registry import BY_NAME
from mkdocs_cairn.build.course.load_course import Selection, load_course

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def course():
    return load_course(ROOT, Selection(), ExportOptions())


def test_moodle_gives_back_every_question_of_every_type(course):
    exported = moodle_xml.MOODLE_XML.write(course)
    again, found = read_back(MOODLE_XML.read, exported.files["questions.xml"], "bank.xml")
    questions = [question for question in singles(course.questions) if question.type != DRAFT]
    assert {question.type for question in questions} == {*BY_NAME} - {"case"}
    assert not [each.losses for group in found.groups for each in group.questions if each.losses]
    assert {each.kind for each in found.left_out} <= {"description"}
    for question in questions:
        assert show(again[question.id], course.html) == show(without_losses(question), course.html)
    assert [group.path for group in found.groups] == [
        chapter.path or (course.name,) for chapter in course.chapters if any(q.type != DRAFT for q in chapter.questions)
    ]


def as_in_gift(question):
    """A question without what only GIFT has no place for."""
    bare = replace(without_losses(question), hints=(), is_shuffled=True)
    exercise: Any = bare.exercise
    if question.type == "number":
        return replace(bare, exercise=replace(exercise, unit=""))
    if question.type == "short":
        return replace(bare, exercise=replace(exercise, is_exact=False))
    return replace(bare, exercise=replace(exercise, type="match")) if question.type == "sort" else bare


def test_gift_gives_back_the_questions_of_the_types_that_it_has(course):
    exported = gift.GIFT.write(course)
    again, found = read_back(GIFT.read, exported.files["questions.gift"], "bank.gift")
    kept = {"single", "multiple", "judge", "match", "sort", "number", "short"}
    questions = [question for question in singles(course.questions) if question.type in kept]
    assert {question.type for question in questions} == kept
    assert {each.kind for each in found.left_out} <= {"description"}
    for question in questions:
        assert show(again[question.id], course.html) == show(as_in_gift(question), course.html)
    lost = {note.span for note in exported.notes if note.code.label == "export-left-out"}
    gone = {question.span for question in singles(course.questions) if question.type in {"order", DRAFT}}
    assert gone <= lost
