# SPDX-License-Identifier: MIT
"""The goals of a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.learner.conftest import Record

from .visiting import focused, part, show, visit


def test_a_goal_shows_its_whole_path_with_what_is_known_struck_through(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    goals = part(page, "Goals")
    expect(goals).to_contain_text("2 concepts, 6 questions left")
    steps = goals.get_by_role("listitem")
    expect(steps.get_by_role("link")).to_have_text(["Counting", "Variables", "Adding", "Multiplying", "Functions"])
    assert goals.locator(".cairn-done").all_inner_texts() == ["Counting", "Variables", "Adding"]
    expect(goals.locator("[aria-current=step]")).to_contain_text("Multiplying")
    expect(goals.get_by_role("link", name="Continue: Multiplying")).to_be_visible()
    skip = goals.get_by_role("link", name="Skip what I know: Functions")
    assert skip.evaluate("link => link.href") == f"{course_url}review/?placement=functions"


def test_a_second_goal_says_what_it_shares_with_the_first(page: Page, reader: Record, course_url: str):
    show(page, reader.aim("dividing", 1), course_url)
    second = page.locator(".cairn-goal").nth(1)
    expect(second).to_contain_text("2 concepts, 6 questions left. 1 of them is on the way to the goal above as well")
    expect(part(page, "Goals")).to_contain_text("All goals together: 3 concepts, 9 questions left.")
    second.get_by_text("Show all 4 concepts").click()
    expect(second.get_by_role("listitem")).to_have_count(4)


def test_a_goal_that_is_reached_says_so(page: Page, record: Record, course_url: str):
    show(page, record.mark("counting", 1).aim("counting", 1), course_url)
    goal = page.locator(".cairn-goal")
    expect(goal).to_contain_text("You have reached this goal.")
    expect(goal.get_by_role("link", name=re.compile("Continue|Skip"))).to_have_count(0)


def test_a_goal_that_the_site_no_longer_has_is_counted(page: Page, record: Record, course_url: str):
    show(page, record.aim("gone", 2).aim("adding", 1), course_url)
    expect(page.locator(".cairn-goal")).to_have_count(1)
    expect(part(page, "Goals")).to_contain_text("One of your goals is no longer on this site.")


def test_a_goal_can_be_removed_and_brought_back(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    goals = part(page, "Goals")
    goals.get_by_role("button", name="Remove this goal: Functions").press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(0)
    expect(goals.get_by_role("status").last).to_have_text("Functions is no longer a goal.")
    assert focused(page) == "Undo"
    page.keyboard.press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(1)
    expect(goals.get_by_role("status").last).to_have_text("Functions is a goal again.")
    assert focused(page) == "Functions is a goal again."


def test_a_goal_is_found_by_what_is_typed_with_the_keyboard_alone(page: Page, course_url: str):
    visit(page, course_url)
    field = page.get_by_role("combobox", name="Add a goal")
    field.press_sequentially("ing")
    options = page.get_by_role("option")
    expect(options).to_have_text(["Counting", "Adding", "Multiplying", "Dividing"])
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    field.press("Enter")
    expect(page.locator(".cairn-goal")).to_contain_text("Adding")
    expect(part(page, "Goals").get_by_role("status").last).to_have_text("Adding is a goal now.")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_a_goal_is_added_by_a_tap(browser: Browser, course_url: str):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    visit(page, course_url)
    page.get_by_role("combobox", name="Add a goal").tap()
    page.keyboard.type("func")
    page.get_by_role("option", name="Functions").tap()
    expect(page.locator(".cairn-goal")).to_contain_text("5 concepts, 15 questions left")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_list_of_suggestions_closes_with_escape_and_says_when_nothing_is_found(page: Page, course_url: str):
    visit(page, course_url)
    field = page.get_by_role("combobox", name="Add a goal")
    field.press_sequentially("add")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.fill("zebra")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(part(page, "Goals").get_by_role("status").first).to_have_text("No concept has such a title.")
    expect(page.locator(".cairn-goal")).to_have_count(0)
