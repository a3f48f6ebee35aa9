# SPDX-License-Identifier: MIT
"""Packages of QTI list every file once, and nothing that is not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from cairn.exporting.formats.qti12 import QTI12
from cairn.exporting.formats.qti21 import QTI21
from cairn.text.problem import Code

from . import questions
from .courses import make_course

if TYPE_CHECKING:
    from cairn.exporting.course import Course

EVERY = {f"question-{number}": text for number, text in enumerate(questions.ALL)}
PICTURE = "stem: LOAF\nis_true: yes\n"
HINTED = "stem: Salt?\nis_true: yes\nhints: |\n  - Think.\n"
FORMATS = pytest.mark.parametrize("form", [QTI12, QTI21], ids=["qti12", "qti21"])


def read(content: bytes) -> Any:
    """A document without its namespaces."""
    root = ET.fromstring(content)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def manifest(form, course: Course) -> tuple[Any, dict[str, bytes]]:
    files = dict(form.write(course).files)
    return read(files["imsmanifest.xml"]), files


def notes(form, course: Course) -> list[tuple[Code, str]]:
    """What is said of single questions."""
    return [(note.code, note.message) for note in form.write(course).notes if note.span.path != "mkdocs.yml"]


@FORMATS
def test_the_manifest_lists_each_file_and_no_other(form):
    root, files = manifest(form, make_course(("Bread", EVERY), ("Cake", {"3-eggs": PICTURE}), with_drafts=True))
    listed = [unquote(entry.get("href")) for entry in root.iter("file")]
    assert sorted(listed) == sorted(files.keys() - {"imsmanifest.xml"})
    names = [resource.get("identifier") for resource in root.iter("resource")]
    assert len(set(names)) == len(names)
    assert not any(name[0].isdigit() for name in names)
    assert {need.get("identifierref") for need in root.iter("dependency")} <= {*names}


@FORMATS
def test_two_exports_are_the_same_byte_for_byte(form):
    first, second = (form.write(make_course(("Bread", EVERY), with_drafts=True)).files for _ in range(2))
    assert first == second


@FORMATS
def test_pictures_come_along_once(form):
    _, files = manifest(form, make_course(("Bread", {"a": PICTURE, "b": PICTURE})))
    assert [path for path, data in files.items() if data == b"the picture a loaf.png"] == [
        {"qti12": "web_resources/a loaf.png", "qti21": "media/a loaf.png"}[form.name]
    ]


def test_a_picture_is_addressed_from_its_item():
    _, files = manifest(QTI21, make_course(("Bread", {"a": PICTURE})))
    assert read(files["items/a.xml"]).find(".//img").get("src") == "../media/a%20loaf.png"


def test_a_picture_for_canvas_is_addressed_from_the_root_of_the_package():
    _, files = manifest(QTI12, make_course(("Bread", {"a": PICTURE})))
    stem = read(files["chapter-bread/chapter-bread.xml"]).findtext(".//mattext")
    assert 'src="$IMS-CC-FILEBASE$/a%20loaf.png"' in stem


@FORMATS
def test_drafts_are_left_out_unless_they_are_wanted(form):
    course = ("Bread", {"why": questions.DRAFT})
    ((code, message),) = notes(form, make_course(course))
    assert (code, "--drafts" in message) == (Code.EXPORT_LEFT_OUT, True)
    assert notes(form, make_course(course, with_drafts=True)) == []


@FORMATS
def test_hints_are_said_to_be_lost(form):
    ((code, message),) = notes(form, make_course(("Bread", {"a": HINTED})))
    assert (code, "has no hints" in message) == (Code.EXPORT_SIMPLIFIED, True)


def test_what_a_text_embeds_is_said_to_be_lost_in_qti_21():
    course = make_course(("Bread", {"a": PICTURE}))
    drawn = replace(course, html=lambda _text, _question: "<p>Look:</p><svg><path/></svg>")
    ((code, message),) = notes(QTI21, drawn)
    assert (code, "'a' is without them" in message) == (Code.EXPORT_SIMPLIFIED, True)


@FORMATS
def test_a_question_of_patterns_is_said_to_be_left_out(form):
    ((code, message),) = notes(form, make_course(("Bread", {"a": questions.PATTERN})))
    assert (code, message.startswith("'a' is left out")) == (Code.EXPORT_LEFT_OUT, True)


def test_the_test_has_a_section_for_each_chapter_with_its_items():
    _, files = manifest(QTI21, make_course(("Bread", {"a": PICTURE}), ("Cake", {"b": questions.CASE})))
    test = read(files["assessment.xml"])
    assert test.get("title") == "Bread & Butter"
    sections = {s.get("title"): [item.get("href") for item in s] for s in test.iter("assessmentSection")}
    assert sections == {"Bread": ["items/a.xml"], "Cake": ["items/inner.xml"]}


def test_a_chapter_is_a_quiz_with_a_scenario_before_the_questions_of_its_case():
    _, files = manifest(QTI12, make_course(("Bread", {"a": PICTURE}), ("Cake", {"b": questions.CASE})))
    quiz = read(files["chapter-cake/chapter-cake.xml"])
    assert [item.get("ident") for item in quiz.iter("item")] == ["b", "inner"]
    assert read(files["chapter-cake/assessment_meta.xml"]).findtext("title") == "Cake"


def test_a_chapter_without_questions_is_no_quiz_and_no_section():
    course = make_course(("Bread", {"a": PICTURE}), ("Cake", {"b": questions.PATTERN}))
    assert not any("cake" in path for path in QTI12.write(course).files)
    assert len(list(read(QTI21.write(course).files["assessment.xml"]).iter("assessmentSection"))) == 1


def test_a_quiz_shuffles_all_choices_or_none():
    def is_shuffled(**texts: str) -> tuple[str, int]:
        course = make_course(("Bread", texts))
        meta = QTI12.write(course).files["chapter-bread/assessment_meta.xml"]
        return read(meta).findtext("shuffle_answers"), len(notes(QTI12, course))

    fixed = f"{questions.SINGLE}shuffle: no\n"
    assert is_shuffled(a=questions.SINGLE) == ("true", 0)
    assert is_shuffled(a=fixed) == ("false", 0)
    assert is_shuffled(a=questions.SINGLE, b=fixed) == ("false", 1)


@FORMATS
def test_chapters_with_the_same_slug_or_a_long_one_have_names_of_their_own(form):
    course = make_course(("C", {"a": PICTURE}), ("C++", {"b": PICTURE}), ("long " * 20, {"c": PICTURE}))
    root, files = manifest(form, course)
    names = [resource.get("identifier") for resource in root.iter("resource")]
    assert len(set(names)) == len(names)
    assert max(map(len, files)) < 80
