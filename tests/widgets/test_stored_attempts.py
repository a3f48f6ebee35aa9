# SPDX-License-Identifier: MIT
"""What the browser stores of a question and restores after a reload."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .learner import (
    OTHER,
    RECORD,
    RIGHT,
    WRONG,
    attempt,
    choice,
    choose,
    fill_storage,
    question,
    respond,
    shown,
    status,
    store,
    stored,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_an_attempt_is_stored_as_an_event(questions: Page) -> None:
    element = question(questions)
    element.get_by_text("Show a hint").click()
    respond(element, WRONG)
    (event,) = stored(questions)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event.pop("at"))
    assert len(event.pop("id")) == 22
    offset = questions.evaluate("-new Date().getTimezoneOffset()")
    expected = {"type": "attempt", "subject": "question:next-step", "score": 0, "hints": 1, "offset": offset}
    assert event == expected | {"response": ["c-00000002"]}


def test_each_hint_counts_once_and_they_open_one_at_a_time(questions: Page) -> None:
    element = question(questions)
    first, second = element.get_by_text("Show a hint"), element.get_by_text("Show another hint")
    expect(second).to_be_hidden()
    for hint in (first, second, second, first, first):
        hint.click()
    expect(element.locator("details[open]")).to_have_count(1)
    respond(element, WRONG)
    assert stored(questions)[0]["hints"] == 2


def test_the_last_attempt_is_shown_again_after_a_reload(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, RIGHT)
    before = shown(element)
    questions.reload()
    expect(element).to_have_attribute("data-state", "right")
    assert element.locator("input:checked").get_attribute("value") == "c-00000001"
    assert shown(element) == before
    expect(element.get_by_role("button", name="Try again")).to_be_visible()
    assert len(stored(questions)) == 2


def test_a_shown_key_is_shown_again_after_a_reload_and_nothing_is_announced(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, OTHER)
    questions.reload()
    expect(choice(element, RIGHT)).to_have_attribute("data-key", "")
    expect(element.locator(".cairn-q__status")).to_have_attribute("aria-live", "off")
    choose(element, WRONG)
    expect(element.locator(".cairn-q__status")).to_have_attribute("aria-live", "polite")


def test_two_questions_do_not_affect_each_other(questions: Page) -> None:
    respond(question(questions, "parity"), "True")
    respond(question(questions), RIGHT)
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "right")
    expect(question(questions, "parity")).to_have_attribute("data-state", "wrong")
    expect(question(questions, "loop")).not_to_have_attribute("data-state", re.compile(""))


def test_two_tabs_do_not_lose_each_others_attempts(questions: Page) -> None:
    other = questions.context.new_page()
    other.goto(questions.url)
    respond(question(questions), RIGHT)
    respond(question(other, "parity"), "False")
    respond(question(questions, "no-weights"), "Direct")
    assert len(stored(other)) == 3


@pytest.mark.parametrize(
    "response", [["c-gone"], ["true"], ["c-00000001", "c-00000002"], "c-00000001", None, {}, [[]], 7]
)
def test_a_response_that_no_longer_fits_is_not_restored(questions: Page, response: object) -> None:
    store(questions, attempt(response))
    questions.reload()
    expect(question(questions)).to_have_attribute("data-ready", "")
    expect(question(questions)).not_to_have_attribute("data-state", re.compile(""))
    assert question(questions).locator("input:checked").count() == 0


def test_the_remaining_part_of_a_response_is_restored(questions: Page) -> None:
    store(questions, attempt(["c-0000000a", "c-gone"], "no-weights"))
    questions.reload()
    expect(question(questions, "no-weights")).to_have_attribute("data-state", "wrong")
    assert question(questions, "no-weights").locator("input:checked").count() == 1


def test_a_corrected_key_changes_the_result_of_an_old_response(questions: Page) -> None:
    store(questions, attempt(["c-00000001"], score=0))
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "right")


def test_an_unreadable_record_is_set_aside_and_reported(questions: Page) -> None:
    questions.evaluate("key => localStorage.setItem(key, '{broken')", RECORD)
    questions.reload()
    assert status(question(questions)).startswith("Your earlier progress could not be read.")
    respond(question(questions), RIGHT)
    assert questions.evaluate(f"localStorage.getItem('{RECORD}:kept-1')") == "{broken"
    assert len(stored(questions)) == 1


def test_a_forbidden_storage_is_reported_once_and_the_question_still_works(calm_page: Page, question_site: str) -> None:
    calm_page.goto(f"{question_site}frame.html")
    frame = calm_page.frame_locator("iframe")
    element = frame.locator("#next-step")
    respond(element, WRONG)
    assert "does not let the site save your progress" in status(element)
    respond(element, OTHER)
    expect(choice(element, RIGHT)).to_have_attribute("data-key", "")
    assert "save your progress" not in status(element)


def test_a_full_storage_is_reported_and_nothing_saved_is_lost(questions: Page) -> None:
    respond(question(questions), RIGHT)
    fill_storage(questions)
    respond(question(questions, "parity"), "False")
    assert "save your progress" in status(question(questions, "parity"))
    expect(question(questions, "parity")).to_have_attribute("data-state", "right")
    assert len(stored(questions)) == 1


@pytest.mark.parametrize(("zone", "offset"), [("America/Los_Angeles", -480), ("Asia/Kolkata", 330)])
def test_an_attempt_says_how_far_local_time_is_ahead_of_utc(
    browser: Browser, question_site: str, zone: str, offset: int
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time("2026-01-15T12:00:00Z")
    page.goto(f"{question_site}questions.html")
    respond(question(page), RIGHT)
    assert stored(page)[0]["offset"] == offset
    context.close()


def test_a_record_of_an_earlier_version_is_read_and_never_written_again(questions: Page) -> None:
    store(questions, attempt(["c-00000001"], score=1))
    before = questions.evaluate("key => localStorage.getItem(key)", RECORD)
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "right")
    respond(question(questions, "parity"), "False")
    assert questions.evaluate("key => localStorage.getItem(key)", RECORD) == before
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "right")
    expect(question(questions, "parity")).to_have_attribute("data-state", "right")
    assert len(stored(questions)) == 2


def test_stored_markup_is_only_ever_text(questions: Page) -> None:
    bad = "<img src=x onerror=document.title='owned'>"
    store(questions, attempt([bad, "c-00000002"]), {**attempt([bad], bad), "id": bad}, attempt(bad, "loop"))
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "wrong")
    assert questions.locator("img").count() == 0
    assert questions.title() == "Alignment"
