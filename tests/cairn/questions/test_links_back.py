# SPDX-License-Identifier: MIT
"""Where the feedback of a wrong choice sends its reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.messages import Messages
from cairn.text.source import Source
from cairn.views.concept.body import compile_body

if TYPE_CHECKING:
    from cairn.questions.shown import ShownQuestion

CHOICES = """{0}choices: |
{0}  - [x] Right
{0}  - [ ] Wrong
{0}    > {1}
"""
PLAIN = "concepts: [a]\nquestions:\n  - id: q\n    stem: Which?\n" + CHOICES.replace("{0}", "    ")
IN_CASE = (
    "concepts: [a]\nquestions:\n  - case: A case.\n    questions:\n      - id: q\n        stem: Which?\n"
    + CHOICES.replace("{0}", "        ")
)
DOCUMENTS = {
    "concepts/a.md": "---\naliases: [the first]\nlearn_before: [gap]\n---\nText.\n\n## Part\n\nMore.\n",
    "concepts/b.md": "---\nlearn_before: []\n---\nText.\n\n## Part\n\nMore.\n",
    "concepts/empty.md": "---\nlearn_before: []\n---\n",
    "concepts/two words.md": "---\nlearn_before: []\n---\nText.\n",
    "guide.md": "# Guide\n\n{{ quiz }}\n",
}


def back(feedback: str, page: str = "concepts/a.md", quiz: str = PLAIN) -> str:
    """The link back of the wrong choice on a page that shows the question."""
    documents = tuple(Source(f"docs/{uri}", text, uri) for uri, text in DOCUMENTS.items())
    messages = Messages({"question.not-written-yet": "{title} (not written yet)"})
    sources = Sources(documents, (Source("quizzes/a.yml", quiz.replace("{1}", feedback)),))
    site = compile_site(sources, messages=messages)
    shown: list[ShownQuestion] = []

    def write(question: ShownQuestion) -> str:
        shown.append(question)
        return ""

    text = "" if page == "concepts/a.md" else "<!-- cairn:question q -->"
    compile_body(site, page, text, write)
    (question,) = shown
    single = question.question.parts[0] if question.question.parts else question.question
    (link,) = (choice.back for choice in single.exercise.items if not choice.is_key)  # type: ignore[union-attr]
    assert link in question.texts or not link
    return str(link)


@pytest.mark.parametrize("quiz", [PLAIN, IN_CASE], ids=["question", "case"])
def test_a_wrong_choice_sends_its_reader_to_another_page(quiz: str):
    assert re.fullmatch(r"\[b\]\(/concepts/b\.md\)", back("No. See [[b]].", quiz=quiz), re.IGNORECASE)


@pytest.mark.parametrize("quiz", [PLAIN, IN_CASE], ids=["question", "case"])
@pytest.mark.parametrize("name", ["a", "the first", "a|this one", "concepts/a.md", "a#Part", "#Part"])
def test_no_choice_sends_its_reader_to_the_page_that_shows_it(name: str, quiz: str):
    assert back(f"No. See [[{name}]].", quiz=quiz) == ""


def test_the_same_link_is_kept_on_other_pages():
    assert back("No. See [[a]].", "guide.md") == "[A](/concepts/a.md)"


@pytest.mark.parametrize("name", ["b", "b|it", "b#Part"])
def test_a_link_that_the_feedback_has_is_not_repeated(name: str):
    assert back(f"No, [[{name}]] says why not.") == ""
    assert back(f"No, [[{name}]] says why not. See [[b]].") == ""
    assert back(f"No, [[b]] says why not. See [[{name}]].") == ""


def test_a_link_to_a_page_that_nobody_has_written_says_so():
    for name in ("gap", "empty"):
        assert back(f"No. See [[{name}]].").endswith(f"/concepts/{name}.md) (not written yet)")
    assert back("No. See [[two words]].").endswith("two%20words.md)")
