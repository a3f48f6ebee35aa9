# SPDX-License-Identifier: MIT
"""Courses for the tests of exports, with the questions of `questions.py`."""

from __future__ import annotations

from dataclasses import replace

from cairn.compile import compile_site
from cairn.exporting.course import Chapter, Course, ExportOptions
from cairn.sources import Sources
from cairn.text.messages import Messages

from .questions import as_paragraph, parse_question

MESSAGES = Messages({"question.true": "True", "question.false": "False"})


def make_course(*chapters: tuple[str, dict[str, str]], with_drafts: bool = False) -> Course:
    """Return a course: for each chapter, its title and its questions by id, as `parse_question` takes them."""
    return Course(
        site=replace(compile_site(Sources((), ())), messages=MESSAGES),
        name="Bread & Butter",
        url="https://example.org/",
        language="en",
        description="",
        author="",
        chapters=tuple(
            Chapter(title, (title,), tuple(replace(parse_question(t), id=name) for name, t in texts.items()))
            for title, texts in chapters
        ),
        options=ExportOptions(with_drafts=with_drafts),
        html=lambda text, _question: as_paragraph(text).replace("LOAF", '<img src="cairn-media:a%20loaf.png" alt="">'),
        files=lambda path: f"the picture {path}".encode(),
        find_path=str,
        build=dict,
    )
