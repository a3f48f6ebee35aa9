# SPDX-License-Identifier: MIT
"""`<quiz>` blocks of mkdocs-quiz become `quiz` fences in place; everything else on a page stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cairn.content.document import FRONT_MATTER
from cairn.importing.task_lists.pages import Page, convert_pages
from cairn.questions.fences.finding import find_quiz_fences
from cairn.questions.parser import parse_quiz_fence, parse_quiz_file
from cairn.text.problem import Severity
from cairn.text.source import Source, without_spans
from cairn.text.text_edits import unify_ends

CASES = Path(__file__).parents[2] / "cases" / "imports" / "mkdocs-quiz"
EXPECTED = yaml.safe_load((CASES / "page.yml").read_text("utf-8"))


def convert(*texts, taken=()):
    pages = [
        Page(Source(f"docs/p{n}.md", unify_ends(text)), text, ("docs", f"p{n}.md")) for n, text in enumerate(texts)
    ]
    return convert_pages(pages, taken)


def read(text):
    front_matter = FRONT_MATTER.match(text)
    body = text[front_matter.end() :] if front_matter else text
    found = [parse_quiz_fence(fence, "p.md", 1, "page") for fence in find_quiz_fences(unify_ends(body))]
    assert [p for _, problems in found for p in problems if p.code.severity is Severity.ERROR] == []
    return [question for quiz, _ in found for question in quiz.questions]


def said(page):
    return [str(problem) for item in page.items for problem in item.problems] + [*map(str, page.problems)]


def block(text):
    return f"<quiz>\n{text}\n</quiz>\n"


def only(text, page=block):
    (converted,) = convert(page(text))
    (question,) = read(converted.text)
    return question, said(converted)


def test_the_blocks_of_a_page_become_fences_with_the_same_questions():
    (page,) = convert((CASES / "page.md").read_text("utf-8"))
    assert [item.fate for item in page.items] == ["carried"] * 3
    assert [item.span.line for item in page.items] == [3, 14, 26]
    expected, problems = parse_quiz_file(Source("q.yml", (CASES / "page.yml").read_text("utf-8")))
    assert [p for p in problems if p.code.severity is Severity.ERROR] == []
    assert [without_spans(q) for q in read(page.text)] == [without_spans(q) for q in expected.questions]
    assert "\n````quiz\nstem: |\n" in page.text
    assert page.text.endswith(
        "````markdown\n<quiz>\nShown as an example, no question.\n- [x] a\n- [ ] b\n</quiz>\n````\n"
    )
    assert page.problems == ()
    (again,) = convert(page.text)
    assert (again.text, again.items) == (page.text, ())


def test_a_page_with_a_block_that_is_not_closed_stays_and_each_fault_has_its_line():
    text = (CASES / "faults.md").read_text("utf-8")
    (page,) = convert(text)
    assert page.text == text
    assert page.changes == ()
    assert [(item.fate, item.span.line) for item in page.items] == [("left-out", n) for n in (3, 11, 15, 22)]
    words = ["no right answer", "'[y]'", "of this page is never closed", "goes on here", "is never closed"]
    assert all(word in line for word, line in zip(words, said(page), strict=True))


def test_a_line_that_continues_a_choice_is_carried_and_said():
    question, notes = only("Which?\n- [x] first line\n  second line\n- [ ] other\n\nWhy.")
    assert [choice.text for choice in question.exercise.items] == ["first line\nsecond line", "other"]
    assert question.rationale == "Why."
    assert [note.partition(" ")[0] for note in notes] == ["docs/p0.md:4:"]


def test_quoted_lines_directly_below_a_choice_are_its_feedback():
    question, notes = only("Which?\n\n* [ ] a\n> No.\n>  Not that.\n* [x] b\n  > Yes.\n\n> A quote.")
    assert [choice.feedback for choice in question.exercise.items] == ["No.\n Not that.", "Yes."]
    assert question.rationale == "> A quote."
    assert notes == []
    (page,) = convert(block("Which?\n- [ ] a\n\n> No.\n- [x] b"))
    assert "docs/p0.md:5: The feedback below a choice of 'Which?' is cut off by a blank line." in said(page)[0]


def test_text_directly_below_the_choices_is_the_rationale():
    question, _ = only("Which?\n- [x] a\n- [ ] b\nThat is why.\n```\n- [x] c\n```")
    assert question.rationale == "That is why.\n```\n- [x] c\n```"
    question, _ = only("Which?\n```\n- [x] c\n```\n- [x] a\n\n  ```\n  [[d]]\n\n  ```\n- [ ] b")
    assert question.stem == "Which?\n```\n- [x] c\n```"
    assert question.exercise.items[0].text == "a\n\n```\n[[d]]\n\n```"


def test_gaps_accept_what_they_say_and_nothing_in_them_is_a_sign():
    question, notes = only(
        "In `[[code]]`, [[ a ]] and [[/usr/]] and [[~b]].\n```\n---\n[[c]]\n```\n---\nWhy.\n---\nSo."
    )
    assert [gap.accepted for gap in question.exercise.gaps] == [("a",), ("/\\/usr\\//",), ("~b",)]
    assert question.rationale == "Why.\n---\nSo."
    assert notes == []
    assert "separates answers" in only("A [[b|c]].")[1][0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (block("Only text."), "has neither a list of choices nor a gap"),
        (block("- [x] a\n- [ ] b"), "has no question above its choices"),
        (block("Which?\n- [x] a"), "has fewer than two choices"),
        (block("Which?\n- [x] a\n- [ ] a"), "read the same"),
        ("</quiz>\n", "closes nothing"),
        ("Text <quiz>A?\n- [x] a\n- [ ] b\n</quiz>\n", "stands beside other text"),
        ("<quiz>A [[b]]</quiz> <quiz>A [[b]]</quiz>\n", "stands beside other text"),
        ("<?quiz?>\nquestion: A?\n<?/quiz?>\n", "before version 1"),
    ],
)
def test_a_block_with_a_fault_stays_and_the_others_are_converted(text, fault):
    (page,) = convert(f"{text}\n{block('A [[gap]].')}")
    assert fault in said(page)[0]
    assert page.text.startswith(text)
    assert len(read(page.text)) == 1


def test_a_block_may_be_indented_and_stand_on_one_line():
    body = "    <quiz>\n    A?\n    ```\n    x\n    ```\n    - [x] a\n    - [ ] b\n    </quiz>\n"
    for text in (f'=== "Tab"\n\n{body}', f"!!! note\n{body}", f"- item\n\n{body}"):
        (page,) = convert(text)
        assert read(page.text)[0].stem == "A?\n```\nx\n```"
        assert "\n    ````quiz\n    stem: |\n" in page.text
    question, notes = only("<quiz shuffle>A [[b]].</quiz>", page=str)
    assert question.exercise.gaps
    assert "attributes" in notes[0]


def test_an_example_in_code_or_in_a_comment_is_no_question():
    quiz = block("A [[b]].")
    text = f"{quiz.replace('<', '    <').replace('A', '    A')}\n`<quiz>`\n\n~~~\n{quiz}~~~\n\n<!--\n{quiz}-->\n"
    (page,) = convert(text)
    assert (page.text, page.items) == (text, ())


def test_line_endings_and_all_other_text_stay():
    text = "\ufeff---\r\ntitle: A\r\nquiz:\r\n  show_correct: false\r\n---\r\n\r\nBefore.\t\r\n" + block(
        "A [[b]]."
    ).replace("\n", "\r\n")
    (page,) = convert(f"{text}<!-- mkdocs-quiz results -->\r\nAfter.")
    assert page.text.startswith(text.partition("<quiz>")[0] + "```quiz\r\nstem:")
    assert page.text.endswith("\r\n```\r\n<!-- mkdocs-quiz results -->\r\nAfter.")
    assert "\n" not in page.text.replace("\r\n", "")
    assert [line.split(" ")[0] for line in said(page)] == ["docs/p0.md:3:", "docs/p0.md:11:"]


def test_no_two_questions_get_the_same_id():
    one, other = block("A [[b]]."), block("C [[d]].")
    pages = convert(f"{one}\n{other}", f"{one}\n{one}")
    ids = [question.id for page in pages for question in read(page.text)]
    assert len(ids) == len({*ids}) == 3
    assert "stands already in line 1" in said(pages[1])[-1]
    (page,) = convert(one, taken=ids)
    assert read(page.text)[0].id not in ids


@given(
    st.lists(st.sampled_from(("<quiz>", "</quiz>", "- [x] a", "- [ ] b", "  c", "[[d]]", "```", "---", "", "> e", "f")))
)
def test_any_page_keeps_its_other_lines_and_every_block_is_counted(lines):
    text = "\n".join(lines)
    (page,) = convert(text)
    fates = [item.fate for item in page.items]
    assert len(page.changes) == len(fates) - fates.count("left-out") == len(read(page.text))
    restored = page.text
    for change in page.changes:
        assert change.old.startswith("<quiz>")
        restored = restored.replace(change.new, change.old, 1)
    assert restored == text
    for item in page.items:
        assert (item.fate == "left-out") == any(problem.code.label == "import-left-out" for problem in item.problems)
        assert replace(item, problems=()).name
