# SPDX-License-Identifier: MIT
"""A site as JSON: its questions are the same when the file is imported, whatever their authors typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cairn.exporting.round_trips import course_of, read, read_back, same
from tests.cairn.questions.test_writer import OWN, questions
from tests.cairn.questions.test_writer import read as read_file

from cairn.exporting.formats.cairn_site import CAIRN_SITE
from cairn.importing.formats.cairn_site import CAIRN_SITE as IMPORTED
from cairn.importing.found import Bundle
from cairn.schemas.site_schema import site_schema

if TYPE_CHECKING:
    from pathlib import Path


def export(*found):
    return CAIRN_SITE.write(course_of(*found)).files["site.json"]


def check(found):
    data = export(*found)
    jsonschema.validate(json.loads(data), site_schema())
    again, everything = read_back(IMPORTED.read, data)
    assert everything.left_out == ()
    assert {name: same(each) for name, each in again.items()} == {each.id: same(each) for each in found}
    concepts = {each.source_id: each.concepts for group in everything.groups for each in group.questions}
    assert concepts == {each.id: tuple(reference.name for reference in each.concepts) for each in found}


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_questions_of_every_type_come_back_as_they_were(path: Path):
    check(read(path.read_text("utf-8")))


@given(questions())
@settings(max_examples=150)
def test_any_question_comes_back_as_it_was(text):
    quiz, problems = read_file("concepts: [a]\nquestions:\n" + text)
    if not problems:
        check(quiz.questions)


@given(st.lists(questions(), min_size=1, max_size=2))
@settings(max_examples=30)
def test_any_case_comes_back_as_it_was(parts):
    inner = "".join("    " + row + "\n" for part in parts for row in part.splitlines())
    quiz, problems = read_file(f"concepts: [a]\nquestions:\n  - case: It rains.\n    questions:\n{inner}")
    if not problems:
        check(quiz.questions)


def read_site(text):
    return IMPORTED.read(Bundle("site.json", text.encode()))


@pytest.mark.parametrize(
    ("text", "line", "begins"),
    [
        ('{"format": "cairn-site", "version": 2, "questions": []}', 1, "This file has version 2"),
        ('{"format": "cairn-site", "version": 1}', 1, "This file has no list 'questions'"),
        ('{"format": "cairn-site",\n"version": 1,\n"questions": [}', 3, "This is not JSON"),
        ('{"format": "cairn-site", "version": ' + "[" * 100_000, 1, "This is not JSON"),
    ],
)
def test_a_damaged_file_is_a_problem_with_its_line(text, line, begins):
    (problem,) = read_site(text).problems
    assert (problem.span.line, problem.message[: len(begins)]) == (line, begins)


def test_a_broken_question_is_left_out_at_its_line_and_the_others_are_read():
    text = export(*read("- {id: a, concepts: [x], stem: Is it?, is_true: no}")).decode()
    broken = text.replace(
        '"questions": [\n{"id"', '"questions": [\n7,\n{"id": "b", "source": {"stem": "a"}},\n{"id"', 1
    )
    broken = broken.replace('{"stem": "a"}', '{"stem": "a", "choices": "- x", "case": 5}')
    found = read_site(broken)
    assert [each.span.line for each in found.left_out] == [7, 8]
    assert [each.source_id for group in found.groups for each in group.questions] == ["a"]


def test_pictures_that_are_not_in_the_file_are_said():
    items = [
        {"id": name, "source": {"stem": stem, "is_true": True, "concepts": ["rye"]}}
        for name, stem in (("far", "![a](https://example.org/a.png)"), ("near", "![a \\] b](../docs/a.png)"))
    ]
    data = json.dumps({"format": "cairn-site", "version": 1, "questions": items}).encode()
    found = [each for group in IMPORTED.read(Bundle("site.json", data)).groups for each in group.questions]
    assert [each.losses for each in found] == [
        (),
        ("The pictures of 'near' are not in this file. Copy them from that site, and correct their paths.",),
    ]
