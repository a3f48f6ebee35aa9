# SPDX-License-Identifier: MIT
"""Numbers and short texts as they are published: what a reader may type, and what the browser compares it with."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from .conftest import SITES, rebuild, write_site

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = (SITES / "field/14-answers/alpha.yml").read_text("utf-8")
CONCEPT = "---\nlearn_before: []\n---\n# Alpha\n\nBody.\n"


def publish(folder: Path, questions: str) -> str:
    files = {"docs/concepts/alpha.md": CONCEPT, "quizzes/alpha.yml": questions}
    built = rebuild(write_site(folder, files, plugins=["search", "cairn"]))
    assert (built.error, built.problems) == ("", [])
    return (built.folder / "concepts/alpha/index.html").read_text("utf-8")


def test_no_field_hides_a_sign_that_a_key_may_need(tmp_path: Path) -> None:
    page = publish(tmp_path, QUESTIONS)
    fields = re.findall(r"<input type=\"text\" dir=\"auto\"[^>]*>", page)
    assert len(fields) == QUESTIONS.count("  - id:") + 4  # one question has five gaps
    assert not [field for field in fields if "inputmode" in field]
    assert all('autocapitalize="off"' in field for field in fields)


def test_accepted_texts_reach_the_browser_as_they_were_written(tmp_path: Path) -> None:
    page = publish(tmp_path, QUESTIONS)
    accepted = [json.loads(html.unescape(text)) for text in re.findall(r'data-accept="([^"]*)"', page)]
    wanted = ["café", "Straße", "don't", '"hello world"', "C++", "C#", "/colou?r/", "İstanbul", "e-mail", "H2O", "σ"]
    assert [text for text in wanted if [text] not in accepted] == []
    assert [texts for texts in accepted if "naïve" in texts] == [["naïve", "naive"]]


@pytest.mark.parametrize(
    ("written", "published"),
    [("-5", "-5"), ("−5", "-5"), ("–5", "-5"), ("５", "5"), ("٣", "3"), ("1.6e−19", "1.6e-19"), ("+.5", "+.5")],
)
def test_a_number_is_published_in_signs_that_the_browser_reads(tmp_path: Path, written: str, published: str) -> None:
    question = f"concepts: [alpha]\nquestions:\n  - id: one\n    stem: How many?\n    number: {written}\n"
    assert f'data-value="{published}"' in publish(tmp_path, question)
