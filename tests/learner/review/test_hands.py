# SPDX-License-Identifier: MIT
"""A whole session by the keyboard alone and by touch alone, and what screen readers and other readers get."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.learner.conftest import Record
from tests.mkdocs_cairn.test_browser import FIND, RULES, THEME
from tests.widgets.conftest import AXE

from .conftest import forget
from .course import CONCEPTS
from .reviewing import DONT_KNOW, NEXT, after, answer, button, expect_position, position, question, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from .conftest import Go


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a control of this name has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent") == name:
            return
    raise AssertionError(name)


def test_ten_concepts_by_the_keyboard_alone(reader: Page):
    expect_position(reader, "1 of 10")
    reader.locator(".cairn-session button").focus()
    for number in range(1, 11):
        expect_position(reader, f"{number} of 10")
        if number > 1:
            expect(question(reader).get_by_role("group").first).to_be_focused()
        reader.keyboard.press("Tab")
        # The arrows choose among the choices; Enter checks, and Enter again goes on.
        choices = question(reader).get_by_role("radio", name="right")
        reader.keyboard.press("Space")
        if not choices.is_checked():
            reader.keyboard.press("ArrowDown")
        reader.keyboard.press("Enter")
        expect(question(reader)).to_have_attribute("data-state", "right")
        expect(after(reader)).to_be_visible()
        reader.keyboard.press("Enter")
    expect(position(reader)).to_have_text("Review finished")
    expect(position(reader)).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(position(reader)).not_to_have_text("Review finished")
    assert len(summary(reader)) == 10 if reader.evaluate("!!cairn.mastery") else True


def test_next_has_the_focus_after_check_and_after_i_dont_know(reader: Page):
    expect_position(reader, "1 of 10")
    question(reader).get_by_role("radio", name="right").focus()
    reader.keyboard.press("Space")
    tab_to(reader, "Check")
    reader.keyboard.press("Space")
    expect(button(reader, NEXT)).to_be_focused()
    reader.keyboard.press("Space")
    expect_position(reader, "2 of 10")
    tab_to(reader, DONT_KNOW)
    reader.keyboard.press("Enter")
    expect(button(reader, NEXT)).to_be_focused()
    reader.keyboard.press("Tab")
    expect(button(reader, "Try again")).to_be_focused()


def test_enter_held_down_does_not_leave_a_question(reader: Page):
    expect_position(reader, "1 of 10")
    question(reader).get_by_role("radio", name="right").check()
    reader.keyboard.down("Enter")
    reader.keyboard.down("Enter")
    reader.keyboard.down("Enter")
    reader.keyboard.up("Enter")
    expect(after(reader)).to_be_visible()
    expect(position(reader)).to_have_text("Review 1 of 10")


@pytest.fixture
def phone(browser: Browser, review_url: str) -> Iterator[Page]:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    forget(Record(), CONCEPTS[:10]).store(page, review_url)
    page.goto(f"{review_url}review/")
    yield page
    context.close()


def test_ten_concepts_by_touch_alone(phone: Page):
    for number in range(1, 11):
        expect_position(phone, f"{number} of 10")
        question(phone).get_by_role("radio", name="right").tap()
        button(phone, "Check").tap()
        expect(button(phone, NEXT)).to_be_in_viewport()
        expect(after(phone)).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360
        button(phone, NEXT).tap()
    expect(position(phone)).to_have_text("Review finished")
    assert len(summary(phone)) == 10


def test_controls_are_large_enough_for_a_finger(phone: Page):
    expect_position(phone, "1 of 10")
    for name in ("End", "Check", DONT_KNOW):
        box = button(phone, name).bounding_box()
        assert box
        assert box["height"] >= 43.9, name


def test_what_comes_next_is_announced(reader: Page):
    expect_position(reader, "1 of 10")
    regions = reader.get_by_role("status")
    assert regions.count() == 3  # messages, the verdict, and what comes next
    answer(reader)
    expect(regions.filter(has_text="Step A comes back")).to_have_count(1)


def find_violations(page: Page) -> set[tuple[str, str]]:
    page.evaluate(AXE.read_text("utf-8"))
    return {(rule, element) for rule, element in page.evaluate(FIND, RULES)} - THEME


@pytest.mark.parametrize("width", [1400, 360])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_in_any_view(go: Go, review_url: str, scheme: str, width: int):
    calm = go(["pictures", "stories", "essays", "step-e"])
    calm.set_viewport_size({"width": width, "height": 900})
    calm.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    expect_position(calm, "1 of 4")
    assert find_violations(calm) == set()
    answer(calm, "wrong")
    expect(after(calm)).to_be_visible()
    assert find_violations(calm) == set()
    button(calm, NEXT).click()
    expect_position(calm, "2 of 4")
    assert find_violations(calm) == set()
    button(calm, "End").click()
    expect(position(calm)).to_have_text("Review finished")
    assert find_violations(calm) == set()
    calm.goto(f"{review_url}review/?placement=step-c")
    calm.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    answer(calm)
    assert find_violations(calm) == set()
    button(calm, "Stop").click()
    expect(position(calm)).to_have_text("What you seem to know")
    assert find_violations(calm) == set()


def test_in_print_there_is_no_review(reader: Page):
    expect_position(reader, "1 of 10")
    reader.emulate_media(media="print")
    expect(reader.locator("cairn-review")).to_be_hidden()
