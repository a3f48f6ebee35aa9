# SPDX-License-Identifier: MIT
"""Single choice, multiple choice and true or false in a real browser: feedback, key, keyboard, tap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .learner import (
    OTHER,
    RIGHT,
    WRONG,
    check,
    choice,
    choose,
    focused,
    question,
    respond,
    shown,
    status,
    stored,
    tab_to,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_a_ready_question_has_a_check_button_and_a_hidden_key(questions: Page) -> None:
    element = question(questions)
    expect(element.get_by_role("button", name="Check")).to_be_visible()
    expect(element.get_by_role("button", name="Try again")).to_be_hidden()
    expect(element.locator(".cairn-key")).to_be_hidden()
    expect(element).not_to_have_attribute("data-state", re.compile(""))


def test_a_question_is_a_group_named_by_its_kind_and_stem(questions: Page) -> None:
    group = question(questions, "parity").get_by_role("group")
    expect(group).to_have_accessible_name("3. True or false Demographic parity implies equal error rates.")


def test_checking_without_a_choice_shows_a_message_and_stores_nothing(questions: Page) -> None:
    check(question(questions))
    assert status(question(questions)) == "Choose an answer first."
    check(question(questions, "no-weights"))
    assert status(question(questions, "no-weights")) == "Choose at least one answer first."
    assert stored(questions) == []
    assert focused(questions) == "Check"


def test_choosing_removes_the_message(questions: Page) -> None:
    check(question(questions))
    choose(question(questions), OTHER)
    assert status(question(questions)) == ""


def test_a_wrong_response_shows_its_feedback_and_not_the_key(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    expect(element).to_have_attribute("data-state", "wrong")
    expect(choice(element, WRONG)).to_have_attribute("data-result", "wrong")
    assert element.locator("li[data-result]").count() == 1
    assert element.locator("[data-key]").count() == 0
    feedback = "An update would be fine-tuning. Here the reward only ranks responses that already exist."
    assert shown(element) == [f"Not quite. {feedback}"]
    # The feedback stands at the choice and is announced with the verdict, in one text.
    assert status(element) == f"Not quite. {feedback} Go back to: Reward models"
    expect(element.get_by_role("status").get_by_role("link", name="Reward models")).to_be_visible()


def test_a_right_response_shows_its_feedback_and_the_rationale(questions: Page) -> None:
    element = question(questions)
    respond(element, RIGHT)
    expect(element).to_have_attribute("data-state", "right")
    expect(choice(element, RIGHT)).to_have_attribute("data-result", "right")
    rated, rationale = shown(element)
    assert rated == "Right. The reward ranks what exists already."
    assert rationale.startswith("Best-of-N sampling compares")
    assert status(element) == "Right. The reward ranks what exists already."


def test_a_control_is_described_by_its_feedback(questions: Page) -> None:
    element = question(questions)
    respond(element, RIGHT)
    description = "Right. The reward ranks what exists already."
    expect(element.get_by_role("radio", name=RIGHT)).to_have_accessible_description(description)


def test_the_second_wrong_response_in_a_row_shows_the_key(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, OTHER)
    expect(choice(element, OTHER)).to_have_attribute("data-result", "wrong")
    expect(choice(element, RIGHT)).to_have_attribute("data-key", "")
    assert shown(element)[0] == "This choice is right. The reward ranks what exists already."
    assert shown(element)[-1].startswith("Best-of-N")
    assert status(element).startswith("Not quite. The right answer is now shown.")


def test_a_right_response_resets_the_count_of_wrong_ones(questions: Page) -> None:
    element = question(questions)
    for text in (WRONG, RIGHT, WRONG):
        respond(element, text)
    assert element.locator("[data-key]").count() == 0


def test_trying_again_clears_the_question_and_focuses_its_first_choice(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    element.get_by_role("button", name="Try again").click()
    assert element.locator("input:checked").count() == 0
    assert element.locator("[data-result], .cairn-shown, [aria-describedby]").count() == 0
    assert status(element) == ""
    assert focused(questions) == "c-00000001"
    expect(element.get_by_role("button", name="Check")).to_be_visible()
    expect(element.get_by_role("button", name="Try again")).to_be_hidden()


def test_choosing_another_choice_starts_a_retry(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    choose(element, RIGHT)
    assert element.locator("[data-result], .cairn-shown").count() == 0
    assert element.locator("input:checked").get_attribute("value") == "c-00000001"
    check(element)
    expect(element).to_have_attribute("data-state", "right")


def test_a_multiple_choice_shows_how_many_were_found(questions: Page) -> None:
    element = question(questions, "no-weights")
    respond(element, "Best-of-N", "Direct")
    expect(choice(element, "Best-of-N")).to_have_attribute("data-result", "right")
    expect(choice(element, "Direct")).to_have_attribute("data-result", "wrong")
    found = "You found 1 of 3 right choices. 1 of your choices is wrong."
    assert status(element) == f"Partly right. {found} The right answer is now shown. That trains the model."
    assert stored(questions)[0]["score"] == 0
    assert stored(questions)[0]["response"] == ["c-0000000a", "c-0000000b"]


def test_a_partly_right_multiple_choice_gets_part_of_the_score_and_counts_as_wrong(questions: Page) -> None:
    element = question(questions, "no-weights")
    respond(element, "Best-of-N", "Guiding")
    assert stored(questions)[0]["score"] == pytest.approx(2 / 3)
    expect(element).to_have_attribute("data-state", "wrong")
    respond(element, "A longer prompt")
    expect(element).to_have_attribute("data-state", "right")
    assert status(element).startswith("Right. You found 3 of 3 right choices.")


def test_the_key_of_a_multiple_choice_marks_missed_choices(questions: Page) -> None:
    element = question(questions, "no-weights")
    respond(element, "Direct")
    respond(element, "Best-of-N")
    assert element.locator("[data-key]").count() == 3
    assert "The right answer is now shown." in status(element)
    assert shown(element)[2] == "This choice is right. The guidance acts while the model writes."


def test_true_or_false_is_checked_like_a_single_choice(questions: Page) -> None:
    element = question(questions, "parity")
    respond(element, "False")
    expect(element).to_have_attribute("data-state", "right")
    assert stored(questions)[0]["response"] == ["false"]


def test_a_choice_with_block_content_is_selected_by_a_click_on_it(questions: Page) -> None:
    element = question(questions, "loop")
    element.locator("form").get_by_text("return sorted(candidates)[0]").click()
    assert focused(questions) == "c-000000e2"
    check(element)
    expect(choice(element, "sorts first")).to_have_attribute("data-result", "wrong")


def test_the_keyboard_alone_is_enough(questions: Page) -> None:
    keyboard = questions.keyboard
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    assert focused(questions) == "c-00000002"
    assert stored(questions) == []
    tab_to(questions, question(questions).get_by_role("button", name="Check"))
    keyboard.press("Enter")
    assert focused(questions) == "Try again"
    expect(question(questions)).to_have_attribute("data-state", "wrong")
    keyboard.press("Space")
    assert focused(questions) == "c-00000001"
    keyboard.press("Space")
    keyboard.press("Enter")
    assert focused(questions) == "c-00000001"
    expect(question(questions)).to_have_attribute("data-state", "right")
    assert [event["response"] for event in stored(questions)] == [["c-00000002"], ["c-00000001"]]


def test_arrow_keys_change_the_choice_and_never_check(questions: Page) -> None:
    question(questions).get_by_role("radio").first.focus()
    for _ in range(6):
        questions.keyboard.press("ArrowDown")
    questions.keyboard.press("ArrowUp")
    assert stored(questions) == []
    expect(question(questions)).not_to_have_attribute("data-state", re.compile(""))


def test_enter_in_a_checked_choice_adds_no_attempt(questions: Page) -> None:
    element = question(questions)
    element.get_by_role("radio").first.focus()
    for key in ("Space", "Enter", "Enter", "Enter"):
        questions.keyboard.press(key)
    assert len(stored(questions)) == 1
    expect(element).to_have_attribute("data-state", "right")


def test_arrow_keys_after_a_check_start_a_retry_and_keep_the_focus(questions: Page) -> None:
    element = question(questions)
    element.get_by_role("radio").nth(1).focus()
    for key in ("Space", "Enter", "ArrowDown"):
        questions.keyboard.press(key)
    assert focused(questions) == "c-00000003"
    assert element.locator("[data-result]").count() == 0
    expect(element.get_by_role("button", name="Check")).to_be_visible()


def test_single_taps_are_enough(browser: Browser, question_site: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{question_site}questions.html")
    element = question(page)
    element.get_by_text(WRONG).first.tap()
    element.get_by_role("button", name="Check").tap()
    assert focused(page) == "Try again"
    element.get_by_role("button", name="Try again").tap()
    element.get_by_text(RIGHT).first.tap()
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "right")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
