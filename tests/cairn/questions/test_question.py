# SPDX-License-Identifier: MIT
"""All Markdown of a question can be changed at once, and nothing else of it; its links have their lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.blanks import Blanks
from cairn.questions.types.registry import BY_KEY
from cairn.sources import Sources
from cairn.text.slug import question_id
from cairn.text.source import Source

if TYPE_CHECKING:
    from decimal import Decimal

    from cairn.questions.question import Question
    from cairn.site import Site

PAGE = Source("docs/concepts/a.md", "Text.\n", "concepts/a.md")
EXERCISES = {
    "choices": "choices: |\n  - [x] One tea\n    > Yes, tea.\n  - [ ] Two teas\n    > No tea. See [[tea]].\n",
    "is_true": "is_true: yes\n",
    "order": "order: |\n  1. One tea\n    > Since tea.\n  2. Two teas\n",
    "match": "match: |\n  - One tea :: tea\n    > Since tea.\n  - two :: teas\n",
    "sort": "sort: |\n  - Tea\n    - One tea\n      > Since tea.\n  - No tea\n    - Two teas\n",
    "table": "table: |\n  | tea | of tea |\n  |---|---|\n  | one tea | a tea |\n  | two teas | b tea |\n",
    "number": "number: |\n  - 3\n  - [ ] 4..5\n    > Too much tea.\nunit: teas\n",
    "blanks": "blanks: |\n  Of tea, [[tea]] and [[teas|tea]] for tea.\n",
    "accept": "accept: |\n  - tea\n    > Since tea.\n  - /teas/\n  - [ ] *\n    > No tea.\n",
    "model_answer": "model_answer: Of tea.\nrubric: |\n  - Names tea\n  - Names two teas\n",
}
COMMON = "stem: What of tea?\nrationale: Since tea.\nhints: |\n  - Think of tea.\n  - More tea.\n"


def compiled(*questions: str) -> Site:
    items = ("- concepts: [a]\n" + "".join(f"  {line}\n" for line in text.splitlines()) for text in questions)
    return compile_site(Sources((PAGE,), (Source("quizzes/a.yml", "".join(items)),)))


def only(text: str) -> Question:
    return next(iter(compiled(text).questions.questions.values()))


def change(text: str) -> str:
    return text.replace("tea", "coffee").replace("Tea", "Coffee")


def test_every_type_is_here():
    assert EXERCISES.keys() | {"case"} == BY_KEY.keys()


@pytest.mark.parametrize("key", EXERCISES)
def test_all_texts_of_a_question_are_changed_and_nothing_else(key: str):
    question = only(f"id: q\n{COMMON}{EXERCISES[key]}")
    changed = question.map_markdown(change)
    answers = {"number", "accept"}
    assert repr(replace(changed, exercise=None, links=())) == change(repr(replace(question, exercise=None, links=())))
    if key in answers:
        told, before = (exercise.answers for exercise in (changed.exercise, question.exercise))  # type: ignore[union-attr]
        assert told == tuple(replace(answer, feedback=change(answer.feedback)) for answer in before)
        assert replace(changed.exercise, answers=before) == question.exercise  # type: ignore[type-var]
    elif key == "blanks":
        assert changed.exercise.markdown == change(question.exercise.markdown)  # type: ignore[union-attr]
        assert changed.exercise.gaps == question.exercise.gaps  # type: ignore[union-attr]
    else:
        assert repr(changed.exercise) == change(repr(question.exercise))


def test_the_questions_of_a_case_are_changed_with_it():
    case = only("id: c\ncase: Of tea.\nquestions:\n  - {id: q, stem: One tea?, is_true: yes}\n")
    assert [(part.stem, part.id) for part in case.map_markdown(change).parts] == [("One coffee?", "q")]
    assert case.map_markdown(change).stem == "Of coffee."


def test_the_id_of_a_question_of_a_case_is_made_of_both_texts():
    site = compiled("case: Of tea.\nquestions:\n  - {stem: Which?, is_true: yes}\n", "stem: Which?\nis_true: no\n")
    assert site.questions.questions.keys() == {
        question_id("\nOf tea."),
        question_id("Of tea.\nWhich?"),
        question_id("\nWhich?"),
    }


def test_the_paths_that_texts_link_to_are_known_with_their_lines():
    site = compiled(
        "id: q\nstem: |\n  See [this](b.md#part).\n\n  ![that]( <c%20d.png> )\n\n  [^1]: note.md\n\n  [x]: e.md 'y'\n",
        "id: r\nstem: |\n  [a](https://b.org), [b](/c.md), [c](#d), [d](?e), [e]({{ f }}), `[f](g.md)`, [g](mailto:h)\n"
        "choices: |\n  - [x] Right\n\n    [h](i/j.md)\n    > [k](l.md)\n  - [ ] [m](n.md)\n",
    )
    assert [(p.name, p.span.line) for p in site.questions.paths] == [
        ("b.md", 4),
        ("c d.png", 6),
        ("e.md", 10),
        ("i/j.md", 18),
        ("l.md", 19),
        ("n.md", 20),
    ]
    assert {p.span.path for p in site.questions.paths} == {"quizzes/a.yml"}


def test_a_path_that_stands_in_two_texts_has_the_line_of_each():
    site = compiled("id: q\nstem: |\n  Or\n  [x](b.md)\nrationale: |\n  Since\n  [x](b.md)\nhints: |\n  [y]: e.md\n")
    assert [(p.name, p.span.line) for p in site.questions.paths] == [("b.md", 5), ("b.md", 8), ("e.md", 10)]


def test_a_reference_alone_is_a_path_too():
    [path] = compiled("id: q\nstem: |\n  [See] it.\n\n  [See]: e.md\n").questions.paths
    assert (path.name, path.span.line) == ("e.md", 6)


def test_an_id_is_read_without_the_spaces_round_it():
    assert only('id: " q "\nstem: Which?\n').id == "q"


@pytest.mark.parametrize(
    ("text", "label", "is_plain"),
    [("equal  error\trates", "equal error rates", True), ("*equal* rates", "equal rates", False)],
)
def test_a_target_is_plain_if_its_label_says_all(text: str, label: str, is_plain: bool):
    exercise = only("id: q\nstem: Match.\nmatch: |\n  - a :: b\n  - c :: d\n").exercise
    target = replace(exercise.targets[0], text=text)  # type: ignore[union-attr]
    assert (target.label, target.is_plain) == (label, is_plain)


@pytest.mark.parametrize(
    ("accepted", "shown"), [("/teas?/\n  - tea\n  - teas", "tea"), ("/teas?/", "/teas?/"), ("tea\n  - /a/", "tea")]
)
def test_the_first_text_that_is_no_pattern_is_shown_as_the_key(accepted: str, shown: str):
    assert only(f"id: q\nstem: Name it.\naccept: |\n  - {accepted}\n").exercise.shown.text == shown  # type: ignore[union-attr]


@given(low=st.decimals(-(10**9), 10**9, places=3), width=st.decimals(0, 10**6, places=3).filter(bool))
def test_a_range_holds_its_ends_and_its_middle_in_the_numbers_of_a_browser(low: Decimal, width: Decimal):
    (entry,) = only(f"id: q\nstem: How many?\nnumber: {low}..{low + width}\n").exercise.key  # type: ignore[union-attr]
    value, within = float(entry["value"]), float(entry["within"])
    for given_number in (float(low), float(low + width), float(low + width / 2)):
        assert abs(given_number - value) <= within + 1e-12 * (abs(given_number) + within)
    outside = float(low - width)
    assert abs(outside - value) > within + 1e-12 * (abs(outside) + within)


def test_only_the_feedback_of_answers_has_links():
    question = only("id: q\nstem: Which list?\naccept: |\n  - [[1, 2]]\n  - [ ] [[5]]\n    > See [[lists]].\n")
    assert [(link.name, link.span.line) for link in question.links] == [("lists", 7)]


@pytest.mark.parametrize("text", ["`print(1)`", "a <b title=x> c", "$x_1$"])
def test_a_gap_accepts_what_is_written_in_it_even_if_that_is_no_prose(text):
    quiz = Source("quizzes/a.yml", f"questions:\n  - stem: Fill in.\n    blanks: |\n      Say [[{text}|b]] now.\n")
    (question,) = parse_quiz_file(quiz)[0].questions
    assert isinstance(question.exercise, Blanks)
    (gap,) = question.exercise.gaps
    assert gap.accepted == (text, "b")
