# SPDX-License-Identifier: MIT
"""Matching, sorting, tables, blanks, numbers and short texts in a real browser, by keyboard and by tap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .exercises import ROWS, Exercise, each_exercise, enter, fields, fill, keys
from .learner import check, enter_by_keyboard, enter_by_tap, focused, marks, question, status, stored, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page


@each_exercise
def test_the_keyboard_alone_is_enough(types: Page, exercise: Exercise) -> None:
    element = question(types, exercise.name)
    enter(types, element, exercise.wrong, enter_by_keyboard)
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "wrong")
    assert focused(types) == ("Next question" if exercise.is_plain else "Try again")
    tab_to(types, element.get_by_role("button", name="Try again"))
    types.keyboard.press("Enter")
    # The retry starts at the first wrong row and keeps the others.
    wrong = exercise.marks.index("wrong")
    expect(fields(element)[wrong]).to_be_focused()
    for field, text in list(zip(fields(element), exercise.right, strict=True))[wrong:]:
        enter_by_keyboard(types, field, text)
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Space")
    expect(element).to_have_attribute("data-state", "right")
    assert focused(types) == "Next question"
    first, second = stored(types)
    assert first["score"] == pytest.approx(exercise.score)
    assert (second["score"], second["response"]) == (1, exercise.response)


@each_exercise
def test_single_taps_are_enough(touched: Page, exercise: Exercise) -> None:
    element = question(touched, exercise.name)
    enter(touched, element, exercise.wrong, enter_by_tap)
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "wrong")
    element.get_by_role("button", name="Try again").tap()
    enter(touched, element, exercise.right, enter_by_tap)
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "right")


@each_exercise
def test_the_right_response_is_shown_with_the_second_wrong_one_or_if_no_other_is_left(
    types: Page, exercise: Exercise
) -> None:
    element = question(types, exercise.name)
    enter(types, element, exercise.wrong, fill)
    check(element)
    assert (status(element), marks(element)) == (exercise.said, list(exercise.marks))
    assert keys(element) == (list(exercise.keys) if exercise.is_plain else [])
    element.get_by_role("button", name="Try again").click()
    assert (status(element), marks(element)) == ("", [])
    check(element)
    assert keys(element) == list(exercise.keys)
    assert "The right answer is now shown." in status(element)
    before = [field.input_value() for field in fields(element)]
    types.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    assert [field.input_value() for field in fields(element)] == before
    assert (marks(element), keys(element)) == (list(exercise.marks), list(exercise.keys))


@each_exercise
def test_checking_an_empty_response_shows_a_message_and_stores_nothing(types: Page, exercise: Exercise) -> None:
    element = question(types, exercise.name)
    check(element)
    assert status(element)
    assert stored(types) == []
    expect(element).not_to_have_attribute("data-state", re.compile(""))


def test_each_control_is_described_by_its_result(types: Page) -> None:
    element = question(types, "settings")
    enter(types, element, ROWS[0].wrong, fill)
    check(element)
    first, second, _ = fields(element)
    expect(first).to_have_accessible_name("Very small β")
    expect(first).to_have_accessible_description("Right.")
    expect(second).to_have_accessible_description("Not right. The reward is divided by β.")


def test_a_change_after_a_check_starts_a_retry_and_keeps_the_focus(types: Page) -> None:
    element = question(types, "sentence")
    enter(types, element, ("sensitive", "weights"), fill)
    fields(element)[1].press("Enter")
    expect(element).to_have_attribute("data-state", "wrong")
    types.keyboard.type("!")
    assert focused(types) == "weights!"
    assert marks(element) == []
    expect(element.get_by_role("button", name="Check")).to_be_visible()


def test_a_text_that_is_not_a_number_shows_a_message_and_is_not_stored(types: Page) -> None:
    element = question(types, "threshold")
    for text in ("heavy", "kg", "1..5"):
        fields(element)[0].fill(text)
        check(element)
        assert status(element) == "Enter a number, such as 0.5 or 0,5."
    assert stored(types) == []
    assert fields(element)[0].input_value() == "1..5"
    expect(element).not_to_have_attribute("data-state", re.compile(""))


def test_a_number_in_another_unit_shows_a_message_and_is_not_scored(types: Page) -> None:
    element = question(types, "threshold")
    other = "Enter the number in kg. This answer was not scored."
    for text in ("1.5 KG", "1,5 kilos", "150%", "1400 g"):
        fields(element)[0].fill(text)
        check(element)
        assert status(element) == other
    for text in ("1500 g", "1,500 g", "0.0015 Mg"):
        fields(element)[0].fill(text)
        check(element)
        assert status(element) == f"The amount is right, but in another unit. {other}"
    assert stored(types) == []
    fields(element)[0].fill("１,５ kg")
    check(element)
    assert status(element).startswith("Right.")
    assert [event["score"] for event in stored(types)] == [1]


def test_options_have_letters_only_if_a_list_explains_them(types: Page) -> None:
    def options(name: str) -> list[str]:
        return question(types, name).locator("select").first.locator("option").all_inner_texts()[1:]

    assert sorted(options("settings")) == [
        "Become shorter",
        "Cost more computation for each response, and more memory besides",
        "Follow the reward almost blindly",
        "Stay close to the reference model",
    ]
    assert [text[:3] for text in options("stages")] == ["A. ", "B. "]
    targets = question(types, "stages").locator(".cairn-targets > li").all_inner_texts()
    assert [text[3:] for text in options("stages")] == targets
    expect(question(types, "settings").locator(".cairn-targets")).to_be_hidden()


def test_selects_of_a_table_are_not_cut_while_its_texts_can_wrap(types: Page) -> None:
    types.set_viewport_size({"width": 620, "height": 800})
    cut = types.locator(".cairn-table td select").evaluate_all("""all => all.filter((one) => {
      const copy = one.cloneNode(true);
      copy.style.cssText = "position: absolute; max-width: none";
      one.after(copy);
      const natural = copy.getBoundingClientRect().width;
      copy.remove();
      return one.getBoundingClientRect().width < natural - 0.5;
    }).map((one) => one.name)""")
    assert types.locator(".cairn-table td select").count() > 0
    assert cut == []
