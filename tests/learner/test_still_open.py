# SPDX-License-Identifier: MIT
"""A question that is right but does not count yet says so, and the next page follows the last question."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .conftest import TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

OPEN = "not counted yet"
RULE = "It counts towards this concept once it is right on another day, at first try, without a hint."


def question(page: Page, number: int) -> Locator:
    return page.locator(f"#adding-{number}")


def answer(page: Page, number: int, choice: str = "right") -> None:
    element = question(page, number)
    element.get_by_role("radio", name=choice).check()
    element.get_by_role("button", name="Check").click()


def open_page(page: Page, address: str) -> None:
    page.goto(f"{address}concepts/adding/")
    expect(question(page, 3)).to_have_attribute("data-ready", "")


def marked(page: Page) -> list[int]:
    """The questions that say that they are still open."""
    return [n for n in (1, 2, 3) if OPEN in question(page, n).locator(".cairn-q__kind").inner_text()]


def test_a_question_that_is_right_but_does_not_count_yet_says_so_until_it_does(page: Page, course_url: str):
    page.clock.set_fixed_time(TODAY)
    open_page(page, course_url)
    answer(page, 1)
    question(page, 2).get_by_text("Show a hint").click()
    answer(page, 2)
    answer(page, 3, "wrong")
    assert marked(page) == [2, 3]
    question(page, 3).get_by_role("button", name="Try again").click()
    answer(page, 3)
    for number, is_open in ((1, False), (2, True), (3, True)):
        status = question(page, number).get_by_role("status")
        expect(status).to_contain_text("Right.")
        expect(status.get_by_text(RULE)).to_have_count(int(is_open))
    assert marked(page) == [2, 3]
    expect(page.locator(".cairn-tally")).to_have_text("1 of 3 right so far")
    # The group is named by it, too.
    expect(question(page, 2).get_by_role("group").first).to_have_accessible_name(re.compile(OPEN))
    open_page(page, course_url)
    assert marked(page) == [2, 3]
    page.clock.set_fixed_time(TODAY + timedelta(days=1))
    open_page(page, course_url)
    question(page, 2).get_by_role("button", name="Try again").click()
    answer(page, 2)
    assert marked(page) == [3]
    expect(question(page, 2).get_by_text(RULE)).to_have_count(0)
    expect(page.locator(".cairn-tally")).to_have_text("2 of 3 right so far")
    question(page, 3).get_by_role("button", name="Show more").click()
    question(page, 3).get_by_label("More actions").click()
    question(page, 3).get_by_role("button", name="Start over").click()
    assert marked(page) == []


def test_after_the_last_question_the_next_page_follows(page: Page, course_url: str):
    page.clock.set_fixed_time(TODAY)
    open_page(page, course_url)
    for number in (1, 2):
        answer(page, number)
        question(page, number).get_by_role("button", name="Next question").click()
        expect(question(page, number + 1).locator("fieldset")).to_be_focused()
    answer(page, 3)
    question(page, 3).get_by_role("link", name="Next: Multiplying").click()
    expect(page.get_by_role("heading", name="Multiplying", level=1)).to_be_visible()
    # On a path, it is the next page of the path.
    page.goto(f"{course_url}path/")
    page.get_by_role("link", name="Follow this path").click()
    page.goto(f"{course_url}concepts/adding/")
    expect(page.locator(".cairn-onpath")).to_be_visible()
    expected = page.locator(".md-footer__link--next .md-ellipsis").inner_text()
    question(page, 3).get_by_role("button", name="Try again").click()
    answer(page, 3)
    expect(question(page, 3).get_by_role("link", name=f"Next: {expected}")).to_be_visible()
