# SPDX-License-Identifier: MIT
"""What a reader has typed or chosen but not checked, after a reload or on the way back to a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .learner import RECORD, check, more, question, start_over, stored
from .record_menu import start_all_over

if TYPE_CHECKING:
    from playwright.sync_api import Page

STATE = re.compile("")


def find_drafts(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return [key.removeprefix(f"{RECORD}:draft:") for key in keys if key.startswith(f"{RECORD}:draft:")]


def fill(page: Page, name: str) -> None:
    element = question(page, name)
    if name == "steps":
        element.get_by_role("button", name="Move down").first.click()
    elif name == "hospital-proxy":
        element.get_by_role("radio").first.check()
    elif name == "settings":
        element.get_by_role("combobox").first.select_option(index=1)
    else:
        element.get_by_role("textbox").first.fill("half")


def read(page: Page, name: str) -> object:
    return (
        question(page, name)
        .locator("fieldset")
        .evaluate("""one => [
        [...one.querySelectorAll("input, select, textarea")].map(field => field.checked + field.value),
        [...one.querySelectorAll(".cairn-order [data-item]")].map(row => row.dataset.item)]""")
    )


@pytest.mark.parametrize("name", ["steps", "hospital-proxy", "settings", "metric", "threshold", "why"])
def test_a_response_that_is_not_checked_survives_a_reload_and_a_page_change(types: Page, name: str) -> None:
    before = read(types, name)
    fill(types, name)
    filled = read(types, name)
    assert filled != before
    types.reload()
    expect(question(types, name)).to_have_attribute("data-ready", "")
    assert read(types, name) == filled
    expect(question(types, name)).not_to_have_attribute("data-state", STATE)
    types.goto(types.url.replace("types", "none"))
    types.goto(types.url.replace("none", "types"))
    expect(question(types, name)).to_have_attribute("data-ready", "")
    assert read(types, name) == filled
    assert find_drafts(types) == [name]
    assert stored(types) == []


def test_a_draft_is_dropped_when_it_is_checked_cleared_or_started_over(types: Page) -> None:
    element = question(types, "metric")
    field = element.get_by_role("textbox")
    field.fill("half")
    assert find_drafts(types) == ["metric"]
    field.fill("")
    assert find_drafts(types) == []
    field.fill("ratio")
    check(element)
    assert find_drafts(types) == []
    field.fill("other")
    assert find_drafts(types) == ["metric"]
    start_over(element)
    assert find_drafts(types) == []
    types.reload()
    expect(element).to_have_attribute("data-ready", "")
    expect(field).to_have_value("")


def test_a_draft_after_an_attempt_is_shown_instead_of_its_result(types: Page) -> None:
    element = question(types, "metric")
    element.get_by_role("textbox").fill("ratio")
    check(element)
    element.get_by_role("textbox").fill("better")
    types.reload()
    expect(element).to_have_attribute("data-ready", "")
    expect(element.get_by_role("textbox")).to_have_value("better")
    expect(element).not_to_have_attribute("data-state", STATE)
    expect(more(element)).to_be_visible()
    check(element)
    assert [event["response"] for event in stored(types)] == ["ratio", "better"]


def test_starting_the_page_over_drops_the_drafts_of_attempted_questions(types: Page) -> None:
    element = question(types, "metric")
    element.get_by_role("textbox").fill("ratio")
    check(element)
    element.get_by_role("textbox").fill("half")
    start_all_over(types, "Start this page over")
    expect(element.get_by_role("textbox")).to_have_value("")
    assert find_drafts(types) == []


def choose_confidence(page: Page, name: str, label: str) -> None:
    question(page, name).get_by_role("radiogroup", name="How sure").get_by_text(label, exact=True).click()


def test_opened_hints_and_the_confidence_survive_a_reload_and_count(types: Page) -> None:
    element = question(types, "steps")
    choose_confidence(types, "steps", "Unsure")
    element.get_by_text("Show a hint").click()
    expect(element.locator(".cairn-hint")).to_have_attribute("open", "")
    types.wait_for_function("key => JSON.parse(localStorage.getItem(key)).hints === 1", arg=f"{RECORD}:draft:steps")
    types.reload()
    expect(element).to_have_attribute("data-ready", "")
    # Opening it would push away what the reader is looking at.
    expect(element.locator(".cairn-hint")).not_to_have_attribute("open", STATE)
    expect(element.get_by_role("radio", name="Unsure")).to_be_checked()
    element.get_by_role("button", name="Move down").first.click()
    types.reload()
    expect(element).to_have_attribute("data-ready", "")
    check(element)
    (event,) = stored(types)
    assert (event["hints"], event["confidence"]) == (1, "unsure")
    assert find_drafts(types) == []


def test_a_hint_that_is_opened_after_the_check_does_not_hide_the_result(types: Page) -> None:
    element = question(types, "steps")
    element.get_by_role("button", name="Move down").first.click()
    check(element)
    expect(element).to_have_attribute("data-state", re.compile("right|wrong"))
    element.get_by_text("Show a hint").click()
    expect(element.locator(".cairn-hint")).to_have_attribute("open", "")
    types.reload()
    expect(element).to_have_attribute("data-state", re.compile("right|wrong"))
    assert find_drafts(types) == []


def test_a_draft_is_there_on_the_way_back(types: Page) -> None:
    question(types, "metric").get_by_role("textbox").fill("half")
    types.goto(types.url.replace("types", "none"))
    types.go_back()
    expect(question(types, "metric").get_by_role("textbox")).to_have_value("half")
    expect(question(types, "metric")).to_have_attribute("data-ready", "")
    assert find_drafts(types) == ["metric"]


def test_a_page_from_the_back_forward_cache_shows_what_was_entered_elsewhere(types: Page) -> None:
    """The test browser has no such cache, so the page is told that it comes from there."""
    field = question(types, "metric").get_by_role("textbox")
    field.fill("half")
    other = types.context.new_page()
    other.goto(types.url)
    expect(question(other, "metric").get_by_role("textbox")).to_have_value("half")
    question(other, "metric").get_by_role("textbox").fill("more")
    expect(field).to_have_value("half")
    types.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(field).to_have_value("more")
    # Nothing happens to a question that is as it was stored.
    field.fill("more yet")
    types.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(field).to_have_value("more yet")


def test_an_old_draft_is_dropped_since_its_question_may_be_gone(types: Page) -> None:
    question(types, "metric").get_by_role("textbox").fill("half")
    old = '{"response": "x", "hints": 0, "confidence": "", "written": 1700000000000}'
    types.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{RECORD}:draft:gone", old])
    types.reload()
    expect(question(types, "metric").get_by_role("textbox")).to_have_value("half")
    assert find_drafts(types) == ["metric"]


def test_a_draft_is_there_after_instant_navigation(types: Page) -> None:
    """The theme fetches the next page and replaces the content of this one."""
    question(types, "metric").get_by_role("textbox").fill("half")
    choose_confidence(types, "metric", "Sure")
    types.evaluate("""async () => {
        const text = await (await fetch(location.href)).text();
        const next = new DOMParser().parseFromString(text, "text/html");
        document.querySelector("main").replaceWith(next.querySelector("main"));
    }""")
    expect(question(types, "metric")).to_have_attribute("data-ready", "")
    expect(question(types, "metric").get_by_role("textbox")).to_have_value("half")
    expect(question(types, "metric").get_by_role("radio", name="Sure", exact=True)).to_be_checked()
