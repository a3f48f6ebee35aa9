# SPDX-License-Identifier: MIT
"""Packages of SCORM 1.2: the manifest lists every file, and the page says which questions count."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from cairn.exporting.course import Chapter
from cairn.exporting.formats.scorm import SCORM
from cairn.exporting.scorm.counted import MOST
from cairn.text.problem import Code

from . import questions
from .courses import make_course
from .questions import parse_question

IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
SITE = {"index.html": b"<p>Home</p>", "concepts/sour dough.html": b"", "assets/größe.png": b"", "scorm.js": b"1"}


def make(texts: dict[str, str]):
    """A course whose questions have no chapter."""
    course = make_course(("Bread", texts))
    return replace(course, chapters=tuple(replace(chapter, path=()) for chapter in course.chapters))


def package(texts: dict[str, str], **options: Any):
    course = make(texts)
    return SCORM.write(replace(course, build=lambda: SITE, options=replace(course.options, **options)))


def frame(files) -> dict[str, str]:
    """The attributes of the frame in the page that a system opens."""
    page = ET.fromstring(files["scorm.html"].decode().partition("<body>")[2].partition("<script")[0])
    return dict(page.attrib)


def test_the_manifest_lists_every_file_but_itself_and_nothing_else():
    files = package({"q1": questions.JUDGE}).files
    manifest = ET.fromstring(files["imsmanifest.xml"])
    listed = [unquote(file.attrib["href"]) for file in manifest.iter(f"{IMS}file")]
    assert sorted(listed) == sorted({*SITE, "scorm.html"})
    assert files.keys() == {*SITE, "scorm.html", "imsmanifest.xml"}


def test_every_reference_in_the_manifest_leads_somewhere():
    files = package({"q1": questions.JUDGE}).files
    manifest = ET.fromstring(files["imsmanifest.xml"])
    identifiers = [each.attrib["identifier"] for each in manifest.iter() if "identifier" in each.attrib]
    assert len(identifiers) == len(set(identifiers))
    wanted = [each.attrib["identifierref"] for each in manifest.iter() if "identifierref" in each.attrib]
    default = next(manifest.iter(f"{IMS}organizations")).attrib["default"]
    assert {*wanted, default} <= set(identifiers)
    resource = next(manifest.iter(f"{IMS}resource"))
    assert (resource.attrib["href"], resource.attrib[f"{ADL}scormtype"]) == ("scorm.html", "sco")
    assert resource.attrib["href"] in files


def test_the_mastery_is_in_the_manifest_and_in_the_page():
    files = package({"q1": questions.JUDGE}, mastery=80).files
    assert ET.fromstring(files["imsmanifest.xml"]).findtext(f".//{ADL}masteryscore") == "80"
    assert frame(files)["data-mastery"] == "80"
    without = package({"q1": questions.JUDGE}).files
    assert b"masteryscore" not in without["imsmanifest.xml"]
    assert "data-mastery" not in frame(without)


def test_the_page_has_no_inline_code():
    page = package({"q1": questions.JUDGE}).files["scorm.html"].decode()
    assert "<script></script>" in page.replace(' src="scorm.js"', "")
    assert "<style" not in page
    assert " style=" not in page


def test_each_part_of_a_case_counts_and_a_draft_does_not():
    exported = package({"shop": questions.CASE, "crumb": questions.SINGLE, "salt": questions.DRAFT})
    attributes = frame(exported.files)
    assert attributes["data-questions"] == "crumb inner"
    assert attributes["data-name"] == sha256(b"crumb\ninner").hexdigest()[:8]
    assert [(note.code, "'salt'" in note.message) for note in exported.notes] == [(Code.EXPORT_LEFT_OUT, True)]


def test_the_types_of_questions_are_in_the_page_only_if_attempts_are_listed():
    texts = {"a": questions.NUMBER, "b": questions.ORDER, "c": questions.BLANKS, "d": questions.MULTIPLE}
    assert "data-types" not in frame(package(texts).files)
    assert frame(package(texts, interactions=True).files)["data-types"] == "numeric sequencing fill-in choice"


def test_a_course_without_questions_says_that_it_has_no_score():
    exported = package({"salt": questions.DRAFT})
    assert frame(exported.files)["data-questions"] == ""
    assert exported.notes[-1].message.startswith("No question counts")


def test_a_title_is_text_and_not_markup():
    course = make({"q1": questions.JUDGE})
    files = SCORM.write(replace(course, name='<b> "Dough" & \x01', build=lambda: SITE)).files
    assert "<title>&lt;b&gt; &quot;Dough&quot; &amp; \x01</title>" in files["scorm.html"].decode()
    assert ET.fromstring(files["imsmanifest.xml"]).findtext(f".//{IMS}title") == '<b> "Dough" & \ufffd'


def test_4000_questions_are_a_package_and_one_more_is_refused_before_the_site_is_built():
    course = make_course(("Bread", {}))
    one = parse_question(questions.JUDGE)
    many = tuple(replace(one, id=f"question-{number}") for number in range(MOST + 1))
    built: list[int] = []

    def build():
        built.append(1)
        return SITE

    def write(chosen):
        return SCORM.write(replace(course, build=build, chapters=(Chapter("Bread", (), chosen),)))

    refused = write(many)
    assert (refused.files, built) == ({}, [])
    assert [note.code for note in refused.notes] == [Code.EXPORT_LEFT_OUT]
    assert "4,001" in refused.notes[0].message
    assert len(frame(write(many[:MOST]).files)["data-questions"].split()) == MOST
