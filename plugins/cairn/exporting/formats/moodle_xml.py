# SPDX-License-Identifier: MIT
"""Moodle XML: the questions of each chapter in a category, with their pictures in them.

Moodle adds questions and never changes those that it has. Import into an empty category, or delete the old one first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cairn.exporting.course import Chapter, Course
from cairn.exporting.exported import DRAFT_LEFT_OUT, Exported, ExportFormat, is_left_out, left_out, simplified
from cairn.exporting.losses import ONLY_PATTERNS, find_lost_keys
from cairn.exporting.moodle.body import Body, Texts, write_text
from cairn.exporting.moodle.chosen import write_choices, write_judge, write_order, write_rows
from cairn.exporting.moodle.cloze import write_blanks, write_table
from cairn.exporting.moodle.typed import write_draft, write_number, write_open, write_short
from cairn.exporting.xml_text import Xml, document, element, text
from cairn.questions.question import Question
from cairn.text.problem import Problem

_FILE = "questions.xml"
_DESCRIPTION = Body("description")
_WRITERS: Mapping[str, Callable[[Question, Any, Texts], Body | None]] = {
    "single": write_choices,
    "multiple": write_choices,
    "judge": write_judge,
    "order": write_order,
    "match": write_rows,
    "sort": write_rows,
    "table": write_table,
    "number": write_number,
    "blanks": write_blanks,
    "short": write_short,
    "open": write_open,
}


def _write(course: Course) -> Exported:
    """Return the questions of a course as one file."""
    notes: list[Problem] = []
    parts: list[Xml] = []
    for chapter in course.chapters:
        written = [xml for question in chapter.questions for xml in _write_whole(course, question, notes)]
        parts += [_write_category(course, chapter), *written] if written else []
    notes += find_lost_keys(course, "Moodle", has_concepts=True)
    return Exported(
        {_FILE: document(element("quiz", None, *(Xml(f"\n{part}") for part in parts), Xml("\n")))}, tuple(notes)
    )


def _write_category(course: Course, chapter: Chapter) -> Xml:
    levels = ("$course$", "top", *(level.replace("/", "//") for level in chapter.path or (course.name,)))
    return element("question", {"type": "category"}, element("category", None, write_text("/".join(levels))))


def _write_whole(course: Course, question: Question, notes: list[Problem]) -> Iterator[Xml]:
    """Yield a question, or a case as its scenario and its questions."""
    parts = [xml for part in question.parts or (question,) if (xml := _write_single(course, part, notes))]
    if question.parts and parts:
        yield _write_question(course, question, _DESCRIPTION)
    yield from parts


def _write_single(course: Course, question: Question, notes: list[Problem]) -> Xml | None:
    if is_left_out(question, course):
        notes.append(left_out(question, DRAFT_LEFT_OUT))
        return None
    body = _write_body(question, _texts(course, question))
    if body is None:
        notes.append(left_out(question, ONLY_PATTERNS))
        return None
    notes += [simplified(question, loss) for loss in dict.fromkeys(body.losses)]
    return _write_question(course, question, body)


def _write_body(question: Question, texts: Texts) -> Body | None:
    return _WRITERS[question.type](question, question.exercise, texts) if question.exercise else write_draft()


def _texts(course: Course, question: Question) -> Texts:
    return Texts(lambda markdown: course.html(markdown, question), course.files)


def _write_question(course: Course, question: Question, body: Body) -> Xml:
    texts = _texts(course, question)
    parts = (
        element("name", None, write_text(question.label)),
        texts.html_field("questiontext", body.html) if body.html else texts.field("questiontext", question.stem),
        texts.field("generalfeedback", question.rationale),
        element("defaultgrade", None, text("1")),
        element("hidden", None, text("0")),
        element("idnumber", None, text(question.id)),
        *body.content,
        *(texts.field("hint", hint) for hint in question.hints),
        *_write_tags(course, question),
    )
    kind = {"type": body.type, **({"class": "sort"} if question.type == "sort" else {})}
    return element("question", kind, *(Xml(f"\n  {part}") for part in parts), Xml("\n"))


def _write_tags(course: Course, question: Question) -> Sequence[Xml]:
    """Return the titles of the concepts as tags."""
    catalogue = course.site.catalogue
    ids = (catalogue.find(reference.name) for reference in question.concepts)
    titles = dict.fromkeys(catalogue.title(found) for found in ids if found)
    return [element("tags", None, *(element("tag", None, write_text(title)) for title in titles))] if titles else []


MOODLE_XML = ExportFormat("moodle-xml", "questions for Moodle as XML", (".xml",), _write)
