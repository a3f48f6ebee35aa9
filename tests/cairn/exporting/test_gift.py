# SPDX-License-Identifier: MIT
"""GIFT: signs that separate, what each type becomes, and what is said of what it has no place for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cairn.exporting.as_shown import show
from tests.cairn.exporting.round_trips import course_of, read, read_back

from cairn.exporting.formats.gift import GIFT
from cairn.exporting.gift.texts import escape
from cairn.importing.formats.gift import GIFT as IMPORTED
from cairn.importing.gift.blocks import split_blocks
from cairn.questions.parser import parse_quiz_file
from cairn.text.source import Source

HEAD = "- id: q\n  concepts: [a]\n  stem: Which?\n"


def export(yaml, **given):
    exported = GIFT.write(course_of(*read(yaml), **given))
    return exported.files["questions.gift"].decode(), [note.message for note in exported.notes]


def body(yaml):
    return export(yaml)[0].partition("::Which?::")[2]


@pytest.mark.parametrize(
    ("exercise", "written"),
    [
        ("is_true: no", "[html]<p>Which?</p>{F}"),
        ("number: 3\n  within: 0.5", "[html]<p>Which?</p>{#3:0.5}"),
        ("number: 1..2", "[html]<p>Which?</p>{#\n\t=1..2\n}"),
        ("accept: a*b", "[html]<p>Which?</p>{\n\t=a\\\\*b\n}"),
        ("match: |\n    - a :: b = c\n    - :: d", "[html]<p>Which?</p>{\n\t=a -> b \\= c\n\t= -> d\n}"),
        ("blanks: It is [[hot|~cold]] here.", "[html]<p>Which?</p>\\n<p>It is {=hot ~cold} here.</p>"),
        ("model_answer: It is.", "[html]<p>Which?</p>{####<p>It is.</p>}"),
    ],
)
def test_each_type_has_its_block(exercise, written):
    assert body(f"{HEAD}  {exercise}\n").strip() == written


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        ("order: |\n    1. a\n    2. b", "has no questions that ask for an order"),
        ("blanks: A [[b]] and [[c]].", "at most one gap"),
        ("accept: a -> b", "takes '->' in a short text for a pair"),
        ("accept: /a+/", "accepts patterns only"),
    ],
)
def test_what_gift_cannot_say_is_left_out(exercise, said):
    text, (note,) = export(f"{HEAD}  {exercise}\n")
    assert text == ""
    assert said in note


def test_each_column_of_a_table_is_a_question():
    text, (note,) = export(
        f"{HEAD}  table: |\n    | A | B | C |\n    |---|---|---|\n    | x | 1 | 2 |\n    | y | 2 | 2 |\n"
    )
    again, _ = read_back(IMPORTED.read, text.encode(), "bank.gift")
    assert [*again] == ["q-1", "q-2"]
    assert "Each column of 'q'" in note


def test_a_picture_is_the_one_on_the_site():
    def html(text, _question):
        return text.replace("Which?", '<img alt="A loaf" src="cairn-media:a%20loaf.png">')

    (text, _) = export(HEAD + "  is_true: no", html=html)
    assert 'src\\="https\\://bread.example/a%20loaf.png"' in text


def test_a_question_with_a_choice_that_shows_nothing_is_left_out():
    def html(text, _question):
        return text.replace("loaf", '<img alt="" src="cairn-media:loaf.png">')

    choices = f"{HEAD}  choices: |\n    - [x] loaf\n    - [ ] roll\n"
    text, notes = export(choices, html=html, url="")
    assert text == ""
    assert notes == [
        "'q' is left out, because a choice is a picture without a description. Describe it, or set 'site_url'."
    ]
    assert "loaf.png" in export(choices, html=html)[0]


SIGNS = st.text(st.sampled_from("\\#=~{}:\n/ab%-> [$"), min_size=1, max_size=12)


@given(SIGNS)
@settings(max_examples=200)
def test_any_text_stands_on_one_line_and_separates_nothing(text):
    written = escape(text)
    assert "\n" not in written
    (block,) = split_blocks(f"::n::[html]a{written}{{T}}\n")
    assert (block.text.count("{"), block.text.count("}"), block.text.count("#")) == (1, 1, 0)


@given(st.lists(SIGNS.map(str.split).map(" ".join).filter(str.strip), min_size=1, max_size=3))
@settings(max_examples=100)
def test_any_short_texts_come_back(texts):
    items = "".join(f"    - a{text}\n" for text in texts)
    quiz, problems = parse_quiz_file(Source("q.yml", f"{HEAD}  accept: |\n{items}"))
    if problems or "->" in items:
        return
    questions = quiz.questions
    course = course_of(*questions)
    again, found = read_back(IMPORTED.read, GIFT.write(course).files["questions.gift"], "bank.gift")
    assert found.left_out == ()
    assert show(again["q"], course.html) == show(questions[0], course.html)
