# SPDX-License-Identifier: MIT
"""Headings with lists of boxes become questions if their author says that they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.importing.formats.registry import EXTENSIONS, find_format
from cairn.importing.formats.tasklist import TASKLIST
from cairn.importing.found import Bundle
from cairn.importing.output.imported import Placing, compile_imported
from cairn.questions.parser import parse_quiz_file
from cairn.text.problem import Severity
from cairn.text.source import Source

CASES = Path(__file__).parents[2] / "cases" / "imports" / "mkdocs-quiz"


def read(source):
    return TASKLIST.read(Bundle("page.md", source if isinstance(source, bytes) else source.encode()))


def compile_found(found):
    imported = compile_imported(found, "tasklist:page.md", "page", Placing())
    for file in imported.files:
        _, problems = parse_quiz_file(Source(file.path, file.text))
        assert [problem for problem in problems if problem.code.severity is Severity.ERROR] == [], file.text
    return imported


def only(source):
    (group,) = read(source).groups
    return group.questions[0].question


def test_a_heading_with_ticked_boxes_is_a_question_and_the_one_above_its_category():
    found = read((CASES / "task-lists.md").read_bytes())
    imported = compile_found(found)
    assert [(item.fate, item.span.line) for item in imported.items] == [
        ("carried", 3),
        ("simplified", 12),
        ("left-out", 17),
    ]
    (group,) = found.groups
    assert group.path == ("Bread quiz",)
    first, second = (each.question for each in group.questions)
    assert first.stem == "What makes dough rise?"
    assert first.rationale == "[Source](https://example.org/yeast)\n\nIt gives off gas."
    assert [choice.text for choice in second.exercise.items] == ["A", "B"]
    assert "no right answer" in found.left_out[0].sentence


def test_the_format_has_to_be_named():
    assert ".md" not in EXTENSIONS
    assert "is of no format" in str(find_format(Bundle("page.md", (CASES / "task-lists.md").read_bytes())))


@pytest.mark.parametrize(
    ("heading", "stem"),
    [
        ("Q12. Why?", "Why?"),
        ("q3: Why?", "Why?"),
        ("Question 3: Why? ##", "Why?"),
        ("4) Why?", "Why?"),
        ("404 is what?", "404 is what?"),
        ("C# or *F#*", "C# or *F#*"),
    ],
)
def test_numbers_of_questions_are_taken_off(heading, stem):
    assert only(f"# {heading}\n- [x] a\n- [ ] b\n").stem == stem


def test_code_between_boxes_belongs_to_the_choice_above():
    code = "\n```py\n  if a:\n\n      b\n```\n"
    question = only(f"# Why?\n{code}\n- [ ] a\n{code}\n- [x]\n{code}\n{code}\nSource: c")
    assert question.stem == f"Why?\n\n{code.strip()}"
    assert [choice.text for choice in question.exercise.items] == [f"a\n\n{code.strip()}", code.strip()]
    assert question.rationale == f"{code.strip()}\n\nSource: c"
    question = only(f"# Why?\n- [ ] a\n- [x] b\n{code}")
    assert question.rationale == code.strip()


def test_pictures_elsewhere_stay_and_code_is_not_changed():
    text = "# Why ![](a/b.png?raw=true) `![c](d.png)`?\n- [x] ![e](https://example.org/f.png)\n- [ ] g\n"
    question = only(text)
    assert question.stem == "Why b `![c](d.png)`?"
    assert question.exercise.items[0].text == "![e](https://example.org/f.png)"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("# A\n- [ ] one\n", "page.md:1: No heading of this page has a list of boxes"),
        ("```\n# A\n- [x] a\n- [ ] b\n```\n", "page.md:1: No heading"),
        ("# A\n\n- [y] a\n- [ ] b\n", "3: 'A' has the box '[y]'"),
        (b"\xff", "page.md:1: This line is not UTF-8"),
    ],
)
def test_what_cannot_be_carried_is_named_with_its_line(source, fault):
    found = read(source)
    said = [*map(str, found.problems), *(f"{left.span.line}: {left.sentence}" for left in found.left_out)]
    assert any(fault in line for line in said)


LINES = ("# A", "## Q1. B", "- [x] c", "- [ ] d", "- [", "  e", "```", "", "> f", "![g](h)", "[[i]]", "{{ j }}")


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_any_page_is_read_without_an_exception_and_no_markup_is_live(lines):
    imported = compile_found(read("\n".join(lines)))
    for file in imported.files:
        assert "```" in file.text or ("[[i" not in file.text and "{{ j" not in file.text)
