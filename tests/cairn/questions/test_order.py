# SPDX-License-Identifier: MIT
"""Rows to be put in order are shown in an order that does not give the key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.questions.types.order import Order
from cairn.sources import Sources
from cairn.text.slug import item_id
from cairn.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = ("Collect", "Clean", "Document", "Train", "Test", "Deploy")


def order_of(rows: Sequence[tuple[int, str]]) -> Order:
    """The exercise whose rows have these numbers and texts."""
    lines = "".join(f"      {number}. {text}\n" for number, text in rows)
    quiz = Source("quizzes/a.yml", f"concepts: [a]\nquestions:\n  - id: q\n    stem: Order.\n    order: |\n{lines}")
    page = Source("docs/concepts/a.md", "Text.\n", "concepts/a.md")
    exercise = compile_site(Sources((page,), (quiz,))).questions.questions["q"].exercise
    assert isinstance(exercise, Order)
    return exercise


def by_id(texts: Sequence[str]) -> list[str]:
    return sorted(texts, key=item_id)


@given(st.permutations(WORDS), st.integers(2, len(WORDS)))
def test_rows_stand_in_the_order_of_their_numbers_and_are_shown_by_id(words: list[str], count: int):
    rows = list(enumerate(words[:count], 1))
    exercise = order_of(rows[::-1])
    assert [row.text for row in exercise.rows] == words[:count]
    expected = by_id(words[:count])
    assert [row.text for row in exercise.shown] == (expected if expected != words[:count] else expected[::-1])


def test_rows_that_stand_in_the_right_order_by_id_are_shown_the_other_way_round():
    right = by_id(WORDS)
    exercise = order_of(list(enumerate(right, 1)))
    assert [row.text for row in exercise.shown] == right[::-1]


@pytest.mark.parametrize("ranks", [(1, 1, 2), (1, 2, 2), (1, 2, 3)])
def test_an_order_is_right_whichever_way_its_ties_stand(ranks: tuple[int, ...]):
    right = by_id(WORDS[:3])
    shown = order_of(list(zip(ranks, right, strict=True))).shown
    assert [row.text for row in shown] == right[::-1]


def test_a_row_in_its_wrong_place_is_enough_to_show_the_rows_by_id():
    first, second, third = by_id(WORDS[:3])
    shown = order_of([(1, first), (2, third), (3, second)]).shown
    assert [row.text for row in shown] == [first, second, third]


def test_the_label_of_a_row_is_plain_text():
    assert [row.label for row in order_of([(1, "*One* `row`"), (2, "[Two](a.md)")]).rows] == ["One row", "Two"]
