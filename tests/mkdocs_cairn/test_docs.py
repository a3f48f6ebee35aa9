# SPDX-License-Identifier: MIT
"""The guide keeps its word: it shows questions of every type, and what it says of records fits them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from cairn.questions.parser import parse_quiz_fence
from cairn.questions.types.registry import BY_KEY
from cairn.text.markdown import find_fences

from .conftest import ROOT

if TYPE_CHECKING:
    from cairn.questions.question import Question

GUIDE = ROOT / "docs" / "guide"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(GUIDE.glob("*.md"))}
ASKING = ("questions", "write-questions")
"""The pages that show questions live."""
_ITEM = re.compile(r"\bc-[0-9a-f]{8}(?:\.c-[0-9a-f]{8})?|(?<=[\"'])(?:true|false)(?=[\"'])")


def live() -> dict[str, Question]:
    """The questions that the guide asks, by id; those of a case are among them."""
    shown = [fence for name in ASKING for fence in find_fences(PAGES[name]) if fence.info == "quiz"]
    quizzes = [parse_quiz_fence(fence, "docs/example.md", 1, "")[0] for fence in shown]
    whole = [question for quiz in quizzes for question in quiz.questions]
    return {single.id: single for question in whole for single in (question, *question.parts)}


@pytest.mark.parametrize("name", ASKING)
def test_each_source_stands_above_its_own_question(name):
    shown = [fence for fence in find_fences(PAGES[name]) if fence.info in {"yaml", "quiz"}]
    assert [fence.info for fence in shown] == ["yaml", "quiz"] * (len(shown) // 2)
    assert [a.text for a in shown[::2]] == [b.text for b in shown[1::2]]


@pytest.mark.parametrize("key", BY_KEY)
def test_every_type_is_shown_live(key):
    shown = [fence.text for fence in find_fences(PAGES["questions"]) if fence.info == "quiz"]
    assert any(re.search(rf"^{key}:", text, re.MULTILINE) for text in shown)


def test_the_kinds_of_choice_and_a_draft_are_shown_too():
    assert {"single", "multiple", "judge", "draft"} <= {question.type for question in live().values()}


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
