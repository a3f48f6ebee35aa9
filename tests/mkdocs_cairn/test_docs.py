# SPDX-License-Identifier: MIT
"""The guide keeps its word: its questions are shown, sound and of every type, and what it says of records fits them."""

from __future__ import annotations

import doctest
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from cairn.questions.parser import parse_quiz_fence, parse_quiz_file
from cairn.questions.types.registry import BY_KEY
from cairn.text.markdown import Fence, find_fences
from cairn.text.problem import Code, Problem
from cairn.text.source import Source

from .conftest import ROOT

if TYPE_CHECKING:
    from cairn.questions.question import Question, Quiz

GUIDE = ROOT / "docs" / "guide"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(GUIDE.glob("*.md"))}
ASKING = ("questions", "write-questions")
"""The pages that show questions live."""
CODES = {code.label for code in Code}
_ITEM = re.compile(r"\bc-[0-9a-f]{8}(?:\.c-[0-9a-f]{8})?|(?<=[\"'])(?:true|false)(?=[\"'])")


def parse(text: str) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read a question as a fence does, and a file of questions as one."""
    if re.search(r"^questions:", text, re.MULTILINE) and not re.search(r"^case:", text, re.MULTILINE):
        return parse_quiz_file(Source("quizzes/example.yml", text))
    return parse_quiz_fence(Fence("quiz", text, 0, 0, ""), "docs/example.md", 1, "")


def fences(page: str) -> list[Fence]:
    """The fences of a page, and those that a fence of Markdown shows."""
    outer = find_fences(page)
    return [inner for fence in outer for inner in (fence, *find_fences(fence.text if fence.info == "markdown" else ""))]


def examples() -> list[Any]:
    """Each question, or file of them, that a page of the guide shows."""
    return [
        pytest.param(fence.text, id=f"{name}-{number}")
        for name, page in PAGES.items()
        for number, fence in enumerate(fences(page))
        if re.search(r"^[ -]*(stem|case):", fence.text, re.MULTILINE)
        if fence.info.split()[:1] in (["yaml"], ["quiz"])
    ]


def live() -> dict[str, Question]:
    """The questions that the guide asks, by id; those of a case are among them."""
    shown = [fence for name in ASKING for fence in find_fences(PAGES[name]) if fence.info == "quiz"]
    quizzes = [parse(fence.text)[0] for fence in shown]
    whole = [question for quiz in quizzes for question in quiz.questions]
    return {single.id: single for question in whole for single in (question, *question.parts)}


@pytest.mark.parametrize("example", examples())
def test_a_question_of_the_guide_has_no_problem(example):
    quiz, problems = parse(example)
    assert [str(problem) for problem in problems] == []
    assert quiz.questions


def test_each_source_stands_above_its_own_question():
    shown = [fence for fence in find_fences(PAGES["questions"]) if fence.info in {"yaml", "quiz"}]
    assert [fence.info for fence in shown] == ["yaml", "quiz"] * (len(shown) // 2)
    assert [a.text for a in shown[::2]] == [b.text for b in shown[1::2]]


@pytest.mark.parametrize("key", BY_KEY)
def test_every_type_is_shown_live(key):
    shown = [fence.text for fence in find_fences(PAGES["questions"]) if fence.info == "quiz"]
    assert any(re.search(rf"^{key}:", text, re.MULTILINE) for text in shown)


def test_the_kinds_of_choice_and_a_draft_are_shown_too():
    assert {"single", "multiple", "judge", "draft"} <= {question.type for question in live().values()}


@pytest.mark.parametrize("name", PAGES)
def test_every_problem_that_a_page_names_exists(name):
    shown = re.findall(r"^\S+:\d+: .* \[([a-z-]+)\]$", PAGES[name], re.MULTILINE)
    linked = [anchor for anchor in re.findall(r"problems\.md#([a-z-]+)", PAGES[name]) if anchor not in headings()]
    assert {*shown, *linked} <= CODES


def headings() -> set[str]:
    """The anchors of the parts of the page on problems that are no code."""
    return {title.lower().replace(" ", "-") for title in re.findall(r"^## (.+)$", PAGES["problems"], re.MULTILINE)}


# --- The record --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """A response that the page on records shows."""

    question: str
    value: Any


def shown_responses() -> list[Shown]:
    rows = re.findall(r"^\|[^|]+\| `([a-z-]+)` +\| `(.+)` +\|$", PAGES["record"], re.MULTILINE)
    return [Shown(question, json.loads(value)) for question, value in rows]


def test_a_response_is_shown_for_every_type_that_is_scored():
    questions = live()
    shown = {questions[response.question].type for response in shown_responses()}
    assert shown == {question.type for question in questions.values()} - {"draft", "case"}


@pytest.mark.parametrize("shown", shown_responses(), ids=lambda shown: shown.question)
def test_a_shown_response_names_items_of_its_question(shown):
    question = live()[shown.question]
    assert named(shown.value) <= set(_ITEM.findall(repr(question.exercise)))
    assert named(shown.value) or question.type in {"number", "short"}


def named(response: Any) -> set[str]:
    """The ids of items in a response, or in an event that holds one."""
    return set(_ITEM.findall(json.dumps(response)))


def test_the_shown_events_are_about_questions_that_there_are():
    blocks = [json.loads(fence.text) for fence in find_fences(PAGES["record"]) if fence.info == "json"]
    events = [event for block in blocks for event in (block["events"] if isinstance(block, dict) else block)]
    questions = live()
    assert {event["type"] for event in events} == {"attempt", "reset", "mark", "goal"}
    concepts = {f"concept:{path.stem}" for path in (ROOT / "docs" / "concepts").glob("*.md")}
    assert {event["subject"] for event in events if event["type"] in {"mark", "goal"}} <= concepts
    for event in (event for event in events if event["subject"] not in concepts):
        question = questions[event["subject"].removeprefix("question:")]
        assert named(event) <= set(_ITEM.findall(repr(question.exercise)))
    assert [event["at"] for event in events] == sorted(event["at"] for event in events)


def test_what_the_guide_shows_of_python_is_what_python_says():
    shown = [fence.text for page in PAGES.values() for fence in find_fences(page) if fence.info == "pycon"]
    runner = doctest.DocTestRunner()
    for text in shown:
        runner.run(doctest.DocTestParser().get_doctest(text, {}, "guide", None, None))
    assert runner.summarize(verbose=False) == doctest.TestResults(failed=0, attempted=2)
