# SPDX-License-Identifier: MIT
"""GIFT, the text format for questions of Moodle. Each text is HTML on one line; pictures are those on the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cairn.exporting.course import MEDIA, Chapter, Course
from cairn.exporting.exported import DRAFT_LEFT_OUT, Exported, ExportFormat, is_left_out, left_out, simplified
from cairn.exporting.gift.answers import (
    Block,
    Result,
    write_blanks,
    write_choices,
    write_judge,
    write_number,
    write_pairs,
    write_rows,
    write_short,
)
from cairn.exporting.gift.texts import HTML_MARK, Texts, escape, escape_plain
from cairn.exporting.html_text import unwrap
from cairn.exporting.losses import find_common_losses, find_lost_keys
from cairn.questions.question import Question
from cairn.questions.shown import show_question
from cairn.questions.types.open import Open
from cairn.questions.types.table import Table
from cairn.text.problem import Problem

_FILE = "questions.gift"
_ORDER = "'{id}' is left out, because GIFT has no questions that ask for an order."
_COLUMNS = "Each column of '{id}' is a question of its own, because GIFT has no tables."
_MODEL = "The rubric and the rationale of '{id}' stand behind its model answer, because GIFT has one place for all."
_NOT_IN_TAGS = str.maketrans({"[": "(", "]": ")"})
_PICTURES = "The pictures of '{id}' are left out. Set 'site_url', so that GIFT can refer to those on the site."
_WRITERS: Mapping[str, Callable[[Question, Any, Texts], Result]] = {
    "single": write_choices,
    "multiple": write_choices,
    "judge": write_judge,
    "match": write_rows,
    "sort": write_rows,
    "number": write_number,
    "blanks": write_blanks,
    "short": write_short,
}


def _write(course: Course) -> Exported:
    """Return the questions of a course as one file."""
    notes: list[Problem] = []
    blocks = [block for chapter in course.chapters for block in _write_chapter(course, chapter, notes)]
    notes += find_lost_keys(course, "GIFT", has_concepts=True)
    return Exported({_FILE: "\n".join(blocks).encode("utf-8", "replace")}, tuple(notes))


def _write_chapter(course: Course, chapter: Chapter, notes: list[Problem]) -> Iterator[str]:
    written = [block for question in chapter.questions for block in _write_whole(course, question, notes)]
    if written:
        levels = (escape_plain(level).replace("/", "//") for level in chapter.path or (course.name,))
        yield f"$CATEGORY: $course$/top/{'/'.join(levels)}\n"
        yield from written


def _write_whole(course: Course, question: Question, notes: list[Problem]) -> Iterator[str]:
    """Yield a question, or a case as its scenario and its questions."""
    parts = [block for part in question.parts or (question,) for block in _write_single(course, part, notes)]
    if question.parts and parts:
        texts = _texts(course, question)
        yield _head(course, question) + HTML_MARK + texts.block(question.stem) + "\n"
    yield from parts


def _texts(course: Course, question: Question) -> Texts:
    return Texts(lambda markdown: course.html(markdown, question), course.url)


def _write_single(course: Course, question: Question, notes: list[Problem]) -> Iterator[str]:
    """Yield a question; a table is several."""
    texts = _texts(course, question)
    exercise = question.exercise
    result: Result = Block("")
    if is_left_out(question, course) or question.type == "order":
        notes.append(left_out(question, _ORDER if exercise else DRAFT_LEFT_OUT))
        return
    if isinstance(exercise, Table):
        notes.append(simplified(question, _COLUMNS))
        yield from _write_columns(course, question, exercise, texts)
        return
    if isinstance(exercise, Open):
        result = _write_open(question, exercise, texts)
    elif exercise:
        result = _WRITERS[question.type](question, exercise, texts)
    if isinstance(result, str):
        notes.append(left_out(question, result))
        return
    losses = (*result.losses, *find_common_losses(question, "GIFT"))
    losses += (_PICTURES,) if not course.url and _has_pictures(course, question) else ()
    notes += [simplified(question, loss) for loss in dict.fromkeys(losses)]
    general = "" if isinstance(exercise, Open) else _write_general(question, texts)
    yield _join(course, question, texts, result, general)


def _write_open(question: Question, exercise: Open, texts: Texts) -> Block:
    """Return a question that a person scores; its model answer is the general feedback."""
    ideas = "".join(f"<li>{unwrap(texts.html(idea.text))}</li>" for idea in exercise.rubric)
    parts = (texts.html(exercise.model), f"<ul>{ideas}</ul>" if ideas else "", texts.html(question.rationale))
    shown = texts.show_pictures("\n".join(filter(None, parts)))
    return Block(f"####{escape(shown)}", (_MODEL,) if ideas or question.rationale else ())


def _write_columns(course: Course, question: Question, exercise: Table, texts: Texts) -> Iterator[str]:
    """Yield each column of a table as a question that assigns the rows to the values of the column."""
    for number, title in enumerate(exercise.head[1:]):
        cells = [(row.text, row.cells[number]) for row in exercise.rows]
        pairs = [(text, cell.target) for text, cell in cells]
        block = write_pairs(pairs, cells[0][1].options, texts, ())
        column = f"<p><strong>{unwrap(texts.html(title))}</strong></p>"
        named = Block(block.answers, before=texts.show_pictures(column))
        yield _join(course, question, texts, named, _write_general(question, texts), f"-{number + 1}")


def _write_general(question: Question, texts: Texts) -> str:
    return f"####{texts.block(question.rationale)}" if question.rationale else ""


def _join(course: Course, question: Question, texts: Texts, block: Block, general: str, suffix: str = "") -> str:
    stem = texts.block(question.stem)
    before = f"{stem}\\n{escape(block.before)}" if block.before else stem
    return f"{_head(course, question, suffix)}{HTML_MARK}{before}{{{block.answers}{general}}}{escape(block.after)}\n"


def _head(course: Course, question: Question, suffix: str = "") -> str:
    """Return the id and the concepts of a question as comments, and its name."""
    catalogue = course.site.catalogue
    ids = (catalogue.find(reference.name) for reference in question.concepts)
    titles = dict.fromkeys(catalogue.title(found).translate(_NOT_IN_TAGS) for found in ids if found)
    tags = "".join(f" [tag:{' '.join(title.split())}]" for title in titles)
    return f"// [id:{question.id}{suffix}]{tags}\n::{escape_plain(question.label)}::"


def _has_pictures(course: Course, question: Question) -> bool:
    return any(MEDIA in course.html(text, question) for text in show_question(question, 1).texts)


GIFT = ExportFormat("gift", "questions for Moodle as text (GIFT)", (".gift", ".txt"), _write)
