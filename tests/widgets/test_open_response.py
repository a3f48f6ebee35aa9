# SPDX-License-Identifier: MIT
"""Open responses, which learners score themselves, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .exercises import fields
from .learner import check, enter_by_keyboard, enter_by_tap, focused, question, status, stored, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_an_open_response_can_be_self_assessed_by_keyboard_alone(types: Page) -> None:
    element = question(types, "why")
    enter_by_keyboard(types, fields(element)[0], "A postcode stands in for it.")
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "review")
    expect(element.get_by_role("group", name="Model answer")).to_be_focused()
    assert status(element) == "Compare your answer with the model answer."
    (shown,) = stored(types)
    assert shown["response"] == {"text": "A postcode stands in for it.", "ideas": []}
    assert shown["score"] == 0
    tab_to(types, element.get_by_role("checkbox", name="Gives one concrete proxy"))
    types.keyboard.press("Space")
    tab_to(types, element.get_by_role("button", name="Done"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "done")
    assert focused(types) == "Next question"
    assert status(element) == "1 of 2 ideas."
    expect(element.locator("form").get_by_text("What correlates with the attribute")).to_be_visible()
    event = stored(types)[1]
    assert event["completes"] == shown["id"]
    assert event["response"] == {"text": "A postcode stands in for it.", "ideas": ["c-00000042"]}
    assert event["score"] == pytest.approx(1 / 2)
    types.reload()
    expect(element).to_have_attribute("data-state", "done")
    assert fields(element)[0].input_value() == "A postcode stands in for it."
    element.get_by_role("button", name="Show more").click()
    expect(element.get_by_role("checkbox").nth(1)).to_be_checked()
    assert len(stored(types)) == 2


def test_an_open_response_can_be_self_assessed_by_taps(touched: Page) -> None:
    element = question(touched, "hospital-open")
    enter_by_tap(touched, fields(element)[0], "Conditions.")
    element.get_by_role("button", name="Check").tap()
    element.get_by_text("My answer says the same.").tap()
    element.get_by_role("button", name="Done").tap()
    expect(element).to_have_attribute("data-state", "done")
    assert status(element) == "1 of 1 idea."
    assert [event["score"] for event in stored(touched)] == [0, 1]


def test_editing_the_response_hides_the_model_response(types: Page) -> None:
    element = question(types, "why")
    fields(element)[0].fill("First")
    check(element)
    element.get_by_role("textbox").fill("Second")
    expect(element.locator(".cairn-review")).to_have_count(0)
    expect(element.get_by_role("button", name="Check")).to_be_visible()
    assert [event["response"]["text"] for event in stored(types)] == ["First"]
    check(element)
    assert [event.get("completes") for event in stored(types)] == [None, None]


def test_ticking_an_idea_after_the_result_restarts_the_self_assessment(types: Page) -> None:
    element = question(types, "why")
    fields(element)[0].fill("Text")
    check(element)
    element.get_by_role("button", name="Done").click()
    element.get_by_role("checkbox").first.check()
    expect(element).to_have_attribute("data-state", "review")
    element.get_by_role("button", name="Done").click()
    first, second, third = stored(types)
    assert [event["score"] for event in (first, second, third)] == [0, 0, 0.5]
    assert (second["completes"], third["completes"]) == (first["id"], second["id"])


def test_an_unfinished_self_assessment_is_there_after_a_reload(types: Page) -> None:
    element = question(types, "why")
    fields(element)[0].fill("Text")
    check(element)
    types.reload()
    expect(element).to_have_attribute("data-state", "review")
    element.get_by_role("button", name="Show model answer").click()
    element.get_by_role("checkbox").first.check()
    types.reload()
    expect(element).to_have_attribute("data-state", "review")
    element.get_by_role("button", name="Show model answer").click()
    expect(element.get_by_role("checkbox").first).to_be_checked()
    assert fields(element)[0].input_value() == "Text"
    element.get_by_role("button", name="Done").click()
    first, second = stored(types)
    assert (second["score"], second["completes"]) == (0.5, first["id"])
    types.reload()
    expect(element).to_have_attribute("data-state", "done")


def test_a_typed_response_is_there_after_a_reload_without_its_model(types: Page) -> None:
    element = question(types, "why")
    fields(element)[0].fill("Half a sentence")
    types.reload()
    expect(element).to_have_attribute("data-ready", "")
    assert fields(element)[0].input_value() == "Half a sentence"
    expect(element.locator(".cairn-review")).to_have_count(0)
    assert stored(types) == []


def test_an_open_response_is_never_called_wrong(types: Page) -> None:
    element = question(types, "why")
    for _ in range(3):
        fields(element)[0].fill("Text")
        check(element)
        element.get_by_role("button", name="Done").click()
        assert status(element) == "0 of 2 ideas."
        element.get_by_role("button", name="Try again").click()
