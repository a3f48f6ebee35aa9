# SPDX-License-Identifier: MIT
"""A course that is exported as QTI and imported again asks the same questions, with the same keys."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from cairn.exporting.formats.qti12 import QTI12
from cairn.exporting.formats.qti21 import QTI21

from . import questions
from .qti_trips import as_html, come_back, questions_of_the_course, shown
from .questions import parse_question

TYPES = ("single", "multiple", "judge", "order", "match", "sort", "table", "number", "blanks", "short", "open")
KEPT_IN_CANVAS = ("single", "multiple", "judge", "blanks", "short")
PATTERN = "/"


@cache
def of_type(name):
    """The questions of a type in the example course, without those whose patterns are lost."""
    found = [question for question in questions_of_the_course() if question.type == name]
    return tuple(question for question in found if f"'{PATTERN}" not in repr(question.exercise))


def pairs(form, name):
    """Each question of a type with what comes back of it."""
    back, found = come_back(form, *of_type(name))
    assert found.left_out == found.problems == ()
    return [(question, back[question.id]) for question in of_type(name)]


@pytest.mark.parametrize("name", TYPES)
def test_each_question_comes_back_from_qti_21_as_it_was(name):
    assert of_type(name)
    for question, back in pairs(QTI21, name):
        assert shown(back) == shown(question)


@pytest.mark.parametrize("text", [text for text in questions.ALL if text not in (questions.DRAFT, questions.TIES)])
def test_shares_feedback_ranges_units_and_lists_come_back_from_qti_21(text):
    question = parse_question(text)
    back, _ = come_back(QTI21, question)
    assert shown(back["q1"]) == shown(question)


def test_choices_that_keep_their_order_come_back_from_qti_21():
    back, _ = come_back(QTI21, parse_question(f"{questions.SINGLE}shuffle: no\n"))
    assert not back["q1"].is_shuffled


@pytest.mark.parametrize("name", KEPT_IN_CANVAS)
def test_each_question_comes_back_from_canvas_as_it_was(name):
    for question, back in pairs(QTI12, name):
        assert shown(back) == shown(question)


def bare_number(question):
    """A number without zeros at its end, whose unit is written below its stem, as Canvas needs it."""
    unit = question.exercise.unit
    stem = f"{question.stem}\n\n({unit})" if unit else question.stem
    answers = tuple(replace(each, text=f"{Decimal(each.text).normalize():f}") for each in question.exercise.answers)
    return replace(question, stem=stem, exercise=replace(question.exercise, unit="", answers=answers))


def test_numbers_come_back_from_canvas_with_their_tolerance():
    for question, back in pairs(QTI12, "number"):
        assert shown(bare_number(back)) == shown(bare_number(question))


def test_the_models_of_open_questions_come_back_from_canvas_with_their_rationale():
    for question, back in pairs(QTI12, "open"):
        said = f"{as_html(question.rationale)} {as_html(question.exercise.model)}"
        assert as_html(back.exercise.model).split() == said.split()


def key_of(question):
    """Each row of an assignment with its target, as HTML."""
    return [(as_html(row.text), question.exercise.target(row.target).text) for row in question.exercise.rows]


def as_text(markdown):
    return as_html(markdown).replace("<em>", "").replace("</em>", "")


@pytest.mark.parametrize("name", ["match", "sort"])
def test_rows_come_back_from_canvas_with_their_targets(name):
    for question, back in pairs(QTI12, name):
        expected = [(text, as_text(target)) for text, target in key_of(question)]
        assert [(text, as_text(target)) for text, target in key_of(back)] == expected


def test_an_order_comes_back_from_canvas_as_it_was_or_as_rows_with_their_places():
    for question, back in pairs(QTI12, "order"):
        places = [(as_html(row.text), row.rank) for row in question.exercise.rows]
        if back.type == "order":
            assert [(as_html(row.text), row.rank) for row in back.exercise.rows] == places
        else:
            assert sorted(key_of(back), key=lambda row: row[1]) == [(text, str(place)) for text, place in places]


def test_the_cells_of_a_table_come_back_from_canvas_as_lists_with_their_keys():
    for question, back in pairs(QTI12, "table"):
        keys = [cell.target.label for row in question.exercise.rows for cell in row.cells]
        assert [gap.accepted for gap in back.exercise.gaps] == [(key,) for key in keys]


@pytest.mark.parametrize("form", [QTI12, QTI21], ids=["qti12", "qti21"])
def test_a_case_comes_back_with_its_scenario_and_its_questions(form):
    back, _ = come_back(form, parse_question(questions.CASE))
    assert as_html(back["q1"].stem) == "<p>A baker comes in.</p>"
    assert [part.type for part in back["q1"].parts] == ["judge"]
