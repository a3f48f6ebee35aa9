# SPDX-License-Identifier: MIT
"""Moodle XML: what Moodle needs of each question, and what is said of what it has no place for."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from tests.cairn.exporting.as_shown import show
from tests.cairn.exporting.round_trips import course_of, read, read_back

from cairn.exporting.course import ExportOptions
from cairn.exporting.formats.moodle_xml import MOODLE_XML
from cairn.importing.formats.moodle_xml import MOODLE_XML as IMPORTED

HEAD = "- id: q\n  concepts: [a]\n  stem: Which?\n"


def export(yaml, **given):
    exported = MOODLE_XML.write(course_of(*read(yaml), **given))
    return ET.fromstring(exported.files["questions.xml"]), [note.message for note in exported.notes]


def fractions(root):
    return [answer.get("fraction") for answer in root.iter("answer")]


def test_a_chapter_is_a_category_in_which_slashes_are_doubled():
    root, _ = export(HEAD + "  is_true: yes", path=("Food", "In/out"))
    assert root.findtext("question/category/text") == "$course$/top/Food/In//out"


@pytest.mark.parametrize(
    ("keys", "right", "is_even"), [(3, "33.33333", True), (7, "14.28571", True), (11, "10", False)]
)
def test_parts_of_the_credit_are_those_that_moodle_knows(keys, right, is_even):
    choices = "".join(f"    - [x] r{n}\n" for n in range(keys)) + "    - [ ] wrong\n"
    root, notes = export(HEAD + f"  choices: |\n{choices}")
    assert fractions(root) == [right] * keys + [f"-{right}"]
    assert bool(notes) is not is_even


def test_a_share_that_moodle_does_not_know_is_the_nearest_one_and_said():
    root, notes = export(HEAD + "  choices: |\n    - [x] a\n    - [55%] b\n    - [ ] c\n")
    assert fractions(root) in (["100", "60", "0"], ["100", "50", "0"])
    assert notes == ["A part of the credit in 'q' became the nearest one that Moodle knows."]


def test_a_picture_is_in_the_text_that_shows_it():
    def html(text, _question):
        return text.replace("Which?", '<p><img alt="" src="cairn-media:breads/a%20loaf.png">]]></p>')

    root, _ = export(HEAD + "  is_true: no", html=html)
    text = root.find("question/questiontext")
    assert text.findtext("text") == '<p><img alt="" src="@@PLUGINFILE@@/breads/a%20loaf.png">]]></p>'
    file = text.find("file")
    assert (file.get("name"), file.get("path"), file.text) == ("a loaf.png", "/breads/", "YnJlYWRzL2EgbG9hZi5wbmc=")


def test_texts_that_look_like_gaps_and_signs_that_separate_stay_texts():
    yaml = (
        "- id: q\n  concepts: [a]\n  stem: 'Is {1:SHORTANSWER:=x} a gap?'\n  blanks: |\n"
        "    It is [[a~b|c}d|e#f|back\\\\slash|5 < 6|a*b]] or [[x|~=y|~%z]].\n"
    )
    (question,) = read(yaml)
    root, notes = export(yaml)
    course = course_of(question)
    again, found = read_back(IMPORTED.read, ET.tostring(root), "bank.xml")
    assert (notes, found.left_out) == ([], ())
    assert show(again["q"], course.html) == show(question, course.html)


def test_a_text_that_only_patterns_accept_is_left_out_and_a_draft_too():
    _, notes = export(HEAD + "  accept: /a+/\n- {id: d, concepts: [a], stem: What else?}")
    assert [re.sub(" so it.*", "", note) for note in notes] == [
        "'d' has no key yet,",
        "'q' is left out, because it accepts patterns only, or has a gap inside a tag. Add a plain text.",
    ]


def test_a_draft_is_an_essay_if_drafts_are_wanted():
    root, notes = export("- {id: d, concepts: [a], stem: What?}", options=ExportOptions(with_drafts=True))
    assert [question.get("type") for question in root] == ["category", "essay"]
    assert notes == []


def test_the_scenario_of_a_case_stands_before_its_questions():
    yaml = "- id: q\n  concepts: [a]\n  case: It rains.\n  questions:\n    - {id: p, stem: Is it wet?, is_true: yes}\n"
    root, _ = export(yaml)
    assert [(question.get("type"), question.findtext("idnumber")) for question in root][1:] == [
        ("description", "q"),
        ("truefalse", "p"),
    ]
