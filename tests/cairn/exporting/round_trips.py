# SPDX-License-Identifier: MIT
"""Round trips: courses whose texts are HTML as Markdown alone writes it, and what an importer reads back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from markdown import Markdown

from cairn.compile import compile_site
from cairn.exporting.course import Chapter, Course, ExportOptions
from cairn.importing.found import Bundle
from cairn.questions.parser import parse_quiz_file
from cairn.sources import Sources
from cairn.text.source import Source

PLACES = {"span", "links", "has_explicit_id"}
SITE = compile_site(Sources(()))


def read(text):
    """The questions of a question file, without their problems."""
    return parse_quiz_file(Source("q.yml", text))[0].questions


def course_of(*questions, path=("Bread",), options=None, html=None, url="https://bread.example/"):
    """A course of these questions, all in one chapter."""
    parser = Markdown(extensions=["tables", "fenced_code"])
    return Course(
        site=SITE,
        name="Baking",
        url=url,
        language="en",
        description="",
        author="",
        chapters=(Chapter(path[-1] if path else "Baking", path, tuple(sorted(questions, key=lambda q: q.id))),),
        options=options or ExportOptions(),
        html=html or (lambda text, _question: parser.reset().convert(text) if text.strip() else ""),
        files=lambda uri: uri.encode(),
        find_path=lambda uri: uri.removesuffix(".md") + "/",
        build=dict,
    )


def read_back(read_source, data, name="bank"):
    """The questions that an importer finds in exported bytes, with their ids and concepts, by id."""
    found = read_source(Bundle(name, data, {}))
    questions = [each for group in found.groups for each in group.questions]
    return {each.source_id: replace(each.question, id=each.source_id) for each in questions}, found


def same(value):
    """A value without the places of its parts and without the concepts of questions."""
    if is_dataclass(value):
        kept = (f.name for f in fields(value) if f.name not in {*PLACES, "concepts"})
        return type(value), {name: same(getattr(value, name)) for name in kept}
    return tuple(map(same, value)) if isinstance(value, tuple) else value
