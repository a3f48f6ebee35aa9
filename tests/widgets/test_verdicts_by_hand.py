# SPDX-License-Identifier: MIT
"""Answers by keys, by dragging and by touch, and what axe finds in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .exercises import ORDER, ROWS, enter, fields, fill, put, rows
from .learner import RIGHT, attempt, check, more, question, respond, store, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# --- Keys, dragging and touch ----------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_ctrl_and_enter_check_an_open_answer(types: Page, key: str) -> None:
    element = question(types, "why")
    expect(element.get_by_text("or Ctrl + Enter")).to_be_visible()
    field = fields(element)[0]
    field.fill("Text")
    for other in ("Enter", "Shift+Enter"):
        field.press(other)
    assert stored(types) == []
    field.press(key)
    expect(element.get_by_role("group", name="Model answer")).to_be_focused()
    expect(element.get_by_text("or Ctrl + Enter")).to_be_hidden()
    # What is ticked has not been looked at yet.
    field.press(key)
    assert len(stored(types)) == 1
    expect(element).to_have_attribute("data-state", "review")


def test_the_buttons_of_a_row_are_right_while_it_is_dragged(types: Page) -> None:
    element = question(types, "steps")
    items = element.locator(".cairn-order__item")
    before = rows(element)
    items.first.locator(".cairn-order__handle").hover()
    types.mouse.down()
    for place in (1, 2, 3, 2):
        box = items.nth(place).bounding_box()
        assert box
        types.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2, steps=6)
        disabled = element.locator(".cairn-order__move").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-disabled'))"
        )
        assert disabled == ["true", *["false"] * 6, "true"]
    types.mouse.up()
    assert rows(element) == [before[1], before[2], before[0], before[3]]


def test_what_is_pressed_on_a_phone_is_44_pixels_high(touched: Page) -> None:
    store(touched, attempt("ratio", "metric"))
    touched.reload()
    expect(question(touched, "metric")).to_have_attribute("data-state", "wrong")
    more(question(touched, "metric")).tap()
    names = "button, select, summary, input[type=text], .cairn-choice > label"
    small = (
        touched.locator("cairn-question")
        .locator(f":is({names}):visible")
        .evaluate_all("all => all.filter(one => one.getBoundingClientRect().height < 43.9).map(one => one.outerHTML)")
    )
    assert small == []
    narrow = touched.locator(".cairn-order__move").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width < 44).length"
    )
    assert narrow == 0


@pytest.mark.parametrize(("scheme", "width"), [("default", 360), ("slate", 1400)])
def test_axe_finds_nothing_after_a_right_answer_of_any_type(
    types: Page, find_violations: Callable[[Page], list[Any]], scheme: str, width: int
) -> None:
    types.set_viewport_size({"width": width, "height": 800})
    types.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    put(question(types, "steps"), ORDER, lambda button: button.click())
    for exercise in ROWS:
        enter(types, question(types, exercise.name), exercise.right, fill)
    fields(question(types, "why"))[0].fill("Text")
    for name in ("steps", "why", *(exercise.name for exercise in ROWS)):
        check(question(types, name))
    assert find_violations(types) == []
    question(types, "why").get_by_role("button", name="Done").click()
    more(question(types, "steps")).click()
    assert find_violations(types) == []
    assert types.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "width"), [("default", 360), ("slate", 1400)])
def test_axe_finds_nothing_in_what_follows_an_answer(
    questions: Page, find_violations: Callable[[Page], list[Any]], scheme: str, width: int
) -> None:
    questions.set_viewport_size({"width": width, "height": 800})
    questions.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    respond(question(questions), RIGHT)
    respond(question(questions, "no-weights"), "Best-of-N", "Direct")
    respond(question(questions, "parity"), "True")
    for name in ("next-step", "no-weights"):
        more(question(questions, name)).click()
    assert find_violations(questions) == []
    assert questions.evaluate("document.documentElement.scrollWidth") <= width
