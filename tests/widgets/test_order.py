# SPDX-License-Identifier: MIT
"""Putting rows in order in a real browser: by keyboard, by tap, by dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .exercises import ORDER, TIED, keys, put, rows
from .learner import check, focused, marks, question, status, stored, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


@pytest.mark.parametrize("order", [ORDER, TIED], ids=["as-written", "tied-the-other-way"])
def test_rows_can_be_ordered_by_keyboard_alone(types: Page, order: tuple[str, ...]) -> None:
    element = question(types, "steps")

    def press(button: Locator) -> None:
        tab_to(types, button)
        types.keyboard.press("Enter")
        expect(button).to_be_focused()

    put(element, order, press)
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "right")
    assert focused(types) == "Next question"
    assert status(element).startswith("Right. 4 of 4 in the right position.")
    assert stored(types)[0]["response"][0] == "c-0000000a"


def test_rows_can_be_ordered_by_single_taps(touched: Page) -> None:
    element = question(touched, "steps")
    put(element, ORDER[::-1], lambda button: button.tap())
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "wrong")
    element.get_by_role("button", name="Try again").tap()
    put(element, ORDER, lambda button: button.tap())
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "right")


def test_a_move_is_announced_and_one_beyond_the_end_does_nothing(types: Page) -> None:
    element = question(types, "steps")
    down = element.get_by_role("button", name="Move down").first
    text = rows(element)[0]
    down.click()
    assert text in status(element)
    assert status(element).endswith(", position 2 of 4")
    before = rows(element)
    up = element.get_by_role("button", name=f"Move up: {before[0]}")
    expect(up).to_have_attribute("aria-disabled", "true")
    up.focus()
    types.keyboard.press("Enter")
    expect(up).to_be_focused()
    assert rows(element) == before


def test_an_unchanged_order_is_not_a_response(types: Page) -> None:
    element = question(types, "steps")
    check(element)
    assert status(element) == "Put the rows in order first."
    assert stored(types) == []


def test_the_initial_order_is_never_right(types: Page) -> None:
    seen = set()
    for number in range(6):
        types.evaluate("seed => localStorage.setItem('cairn:seed', seed)", f"seed-{number}")
        types.reload()
        expect(question(types, "hospital-open")).to_have_attribute("data-ready", "")
        seen.add(tuple(rows(question(types, "steps"))))
    assert len(seen) > 2
    assert not seen & {ORDER, TIED}


def test_the_right_positions_are_shown_with_a_second_wrong_order_or_if_two_rows_have_to_change_places(
    types: Page,
) -> None:
    element = question(types, "steps")
    put(element, ("Return", "Receive", "Sample", "Load"), lambda button: button.click())
    check(element)
    assert keys(element) == []
    element.get_by_label("More actions").click()
    element.get_by_role("button", name="Start over").click()
    put(element, ("Load", "Receive", "Sample", "Return"), lambda button: button.click())
    check(element)
    assert marks(element) == ["wrong", "wrong", "right", "right"]
    assert keys(element) == ["Right answer: position 2 to 3", "Right answer: position 1"]
    assert status(element).startswith("Partly right. 2 of 4 in the right position.")
    element.get_by_role("button", name="Try again").click()
    check(element)
    assert keys(element) == ["Right answer: position 2 to 3", "Right answer: position 1"]
    before = rows(element)
    types.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    assert (rows(element), keys(element)) == (before, ["Right answer: position 2 to 3", "Right answer: position 1"])
    assert stored(types)[-1]["score"] == pytest.approx(4 / 5)


def test_a_row_can_be_dragged_by_its_handle(types: Page) -> None:
    element = question(types, "steps")
    before = rows(element)
    handle, last = element.locator(".cairn-order__handle").first, element.locator(".cairn-order__item").last
    handle.hover()
    types.mouse.down()
    box = last.bounding_box()
    assert box
    types.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2, steps=8)
    types.mouse.up()
    assert rows(element) == [*before[1:], before[0]]
    assert status(element).endswith("position 4 of 4")
    expect(handle).to_have_attribute("aria-hidden", "true")
