# SPDX-License-Identifier: MIT
"""What formats have in common is written in Cairn's notation, and what it cannot carry is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cairn.importing.notation.arranged import Row, answer_openly, fill_table, put_in_order, sort_rows
from cairn.importing.notation.carried import NOTHING, WHOLE, Answer, Carried, build_question
from cairn.importing.notation.chosen import choose, keep_order
from cairn.importing.notation.gaps import Gap, fill_gaps, gap_mark, show_gaps
from cairn.questions.question import Question
from cairn.text.source import Span

RIGHT = Answer("crumb", WHOLE)


def build(carried):
    assert isinstance(carried, Carried), carried
    question = build_question("Stem.", carried, "", Span("bank.xml", 1))
    assert isinstance(question, Question), question
    return question.exercise


def gaps_of(text, *gaps, **options):
    return fill_gaps(text, gaps, **options)


def test_gaps_are_typed_or_chosen():
    dropdown = Gap((Answer("hard", WHOLE), Answer("~soft", NOTHING), Answer("loud", NOTHING)), is_choice=True)
    blanks = build(gaps_of(f"The {gap_mark(1)} is {gap_mark(0)}.", dropdown, Gap((RIGHT, Answer("crumbs", WHOLE)))))
    assert [gap.accepted for gap in blanks.gaps] == [("crumb", "crumbs"), ("hard",)]
    assert blanks.gaps[1].options == ("hard", "~soft", "loud")
    assert blanks.texts == ("The ", " is ", ".")


def test_exact_gaps_are_exact_unless_all_are_chosen():
    assert build(gaps_of(f"A {gap_mark(0)}.", Gap((RIGHT,)), is_exact=True)).is_exact
    chosen = Gap((RIGHT, Answer("crust", NOTHING)), is_choice=True)
    assert not build(gaps_of(f"A {gap_mark(0)}.", chosen, is_exact=True)).is_exact


@pytest.mark.parametrize(
    ("text", "answer", "what"),
    [
        ("No place.", RIGHT, "do not agree"),
        (f"Twice {gap_mark(0)} {gap_mark(0)}.", RIGHT, "do not agree"),
        (f"Code `a {gap_mark(0)} b`.", RIGHT, "in code"),
        (f"A {gap_mark(0)}.", Answer("a|b", WHOLE), "cannot stand there"),
        (f"A {gap_mark(0)}.", Answer("a\nb", WHOLE), "cannot stand there"),
        (f"A {gap_mark(0)}.", Answer("x", NOTHING), "no right answer"),
    ],
)
def test_a_gap_that_cannot_be_written_is_refused_with_a_reason(text, answer, what):
    assert what in gaps_of(text, Gap((answer,)))


def test_what_gaps_lose_is_said():
    partly = Gap((replace_feedback(RIGHT, "Soft."), Answer("crust", Decimal(50)), Answer("x", NOTHING)))
    carried = gaps_of(f"A {gap_mark(0)}.", partly)
    assert carried.rationale == "Soft."
    assert [any(word in loss for loss in carried.losses) for word in ("credit", "rationale", "foresees")] == [True] * 3
    assert show_gaps(f"A {gap_mark(0)}.") == "A \\_\\_\\_\\_\\_."


def replace_feedback(answer, feedback):
    return Answer(answer.text, answer.share, feedback)


def test_rows_are_put_in_order_and_sorted():
    order = build(put_in_order([Row("Mix"), Row("Prove\n\nTwice", "Slow."), Row("> Bake")]))
    assert [row.text for row in order.rows] == ["Mix", "Prove\n\nTwice", "&gt; Bake"]
    assert [row.feedback for row in order.rows] == ["", "Slow.", ""]
    wet, dry = [Row("Water", "Cold."), Row("Milk\n\nwhole")], [Row("Flour")]
    sort = build(sort_rows([("Wet", wet), ("Dry\nand fine", dry), ("Empty", [])]))
    assert [target.text for target in sort.targets] == ["Wet", "Dry and fine", "Empty"]
    assert [(row.text, row.feedback) for row in sort.rows] == [
        *(("Water", "Cold."), ("Milk\n\nwhole", ""), ("Flour", ""))
    ]


def test_a_table_has_its_first_column_given():
    table = build(fill_table(["Bread", "From"], [["Injera", "Ethiopia"], ["Lavash", "Armenia"]]))
    assert [(row.text, row.cells[0].target.text) for row in table.rows] == [
        *(("Injera", "Ethiopia"), ("Lavash", "Armenia"))
    ]


def test_ideas_without_a_model_make_the_model_and_neither_is_a_draft():
    both = build(answer_openly("It rests.", ["Gluten", "Water"]))
    assert (both.model, [idea.text for idea in both.rubric]) == ("It rests.", ["Gluten", "Water"])
    assert build(answer_openly("", ["Gluten", "Water"])).model == "Gluten\n\nWater"
    assert answer_openly("").losses


def test_choices_may_keep_their_order():
    kept = keep_order(choose([RIGHT, Answer("crust", NOTHING)]))
    assert isinstance(kept, Carried)
    assert "shuffle: no" in kept.lines
    assert isinstance(keep_order(choose([RIGHT])), str)
