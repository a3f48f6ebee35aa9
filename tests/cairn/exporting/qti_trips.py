# SPDX-License-Identifier: MIT
"""Round trips of questions through QTI: what comes back, in a form that tells what readers see."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from html import escape, unescape
from pathlib import Path
from typing import Any

from markdown import Markdown

from cairn.exporting.course import Chapter
from cairn.importing.formats.qti import QTI
from cairn.importing.found import Bundle
from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices, whole_feedback
from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.table import Table
from cairn.text.formula import find_formulas
from cairn.text.markdown import mask_code
from cairn.text.source import Source

from .courses import make_course

COURSE = Path(__file__).parents[3] / "quizzes"
NOT_SHOWN = {"aliases", "citations", "concepts", "has_explicit_id", "id", "is_shuffled", "links", "seen_on", "span"}
PARSER = Markdown(extensions=["tables", "fenced_code"])


PLACE = re.compile("\ue000([0-9]+)\ue001")
WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def as_html(markdown: str) -> str:
    """The HTML of a text on a site without an address: links are text, and formulas are TeX."""
    text = WIKILINK.sub(r"\1", markdown)
    formulas = list(find_formulas(mask_code(text)))
    bare, done = "", 0
    for number, formula in enumerate(formulas):
        bare += f"{text[done : formula.start]}\ue000{number}\ue001"
        done = formula.end
    html = PARSER.reset().convert(bare + text[done:])
    return PLACE.sub(lambda place: f"\\({escape(formulas[int(place[1])].tex)}\\)", html)


def questions_of_the_course():
    """The questions of the example course without hints; those of a case begin with its scenario."""
    for path in sorted(COURSE.glob("*.yml")):
        for question in parse_quiz_file(Source(path.name, path.read_text("utf-8")))[0].questions:
            for part in question.parts:
                yield replace(part, stem=f"{question.stem}\n\n{part.stem}", hints=())
            if not question.parts:
                yield replace(question, hints=())


def come_back(form, *questions):
    """Export questions and import them; return those that come back by id, and what the importer found."""
    chapter = Chapter("Bread", ("Bread",), questions)
    course = replace(make_course(), chapters=(chapter,), html=lambda text, _question: as_html(text))
    exported = form.write(course)
    found = QTI.read(Bundle("course.zip", members=exported.files))
    return {each.source_id: each.question for group in found.groups for each in group.questions}, found


def shown(question) -> Any:
    """Everything that readers see of a question, whatever the Markdown of its texts is."""
    whole = question
    if isinstance(question.exercise, Choices):
        items = (replace(each, feedback=whole_feedback(each), back="") for each in question.exercise.items)
        whole = replace(question, exercise=replace(question.exercise, items=tuple(items)))
    return _shown(whole.map_markdown(lambda text: " ".join(unescape(as_html(text)).split())))


def _shown(value: Any) -> Any:
    if isinstance(value, Assign):
        rows = [(row.text, value.target(row.target).text, row.feedback) for row in value.rows]
        return value.type, rows, sorted(target.text for target in value.targets)
    if isinstance(value, Table):
        cells = [[(c.target.text, {o.text for o in c.options}) for c in row.cells] for row in value.rows]
        return value.head, [row.text for row in value.rows], cells
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name not in NOT_SHOWN)
        return type(value).__name__, {name: _shown(getattr(value, name)) for name in names}
    return tuple(map(_shown, value)) if isinstance(value, tuple) else value
