# SPDX-License-Identifier: MIT
"""Nothing moves when the scripts run: not when questions become interactive, and not when responses are restored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .learner import RECORD, attempt, check, focused, more, question, respond, shown, status, store, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

WRONG: dict[str, Any] = {
    "steps": ["c-0000000d", "c-0000000c", "c-0000000b", "c-0000000a"],
    "settings": {"c-000000a1": "c-000000b3", "c-000000a2": "c-000000b3", "c-000000a3": "c-000000b1"},
    "stages": {"c-000000c1": "c-000000d2", "c-000000c2": "c-000000d1"},
    "attributes": {
        "c-00000001.c-00000011": "c-00000022",
        "c-00000001.c-00000012": "c-00000032",
        "c-00000002.c-00000011": "c-00000021",
        "c-00000002.c-00000012": "c-00000031",
    },
    "threshold": "12345",
    "sentence": {"c-000000f1": "something", "c-000000f2": "anything"},
    "metric": "something else",
    "why": {"text": "My own words.", "ideas": []},
    "hospital-proxy": ["c-00000052"],
    "hospital-open": {"text": "My own words.", "ideas": []},
    "next-step": ["c-00000002"],
    "no-weights": ["c-0000000b"],
    "parity": ["true"],
    "loop": ["c-000000e2"],
}
RIGHT: dict[str, Any] = {
    "steps": ["c-0000000a", "c-0000000b", "c-0000000c", "c-0000000d"],
    "settings": {"c-000000a1": "c-000000b2", "c-000000a2": "c-000000b1", "c-000000a3": "c-000000b3"},
    "stages": {"c-000000c1": "c-000000d1", "c-000000c2": "c-000000d2"},
    "attributes": {
        "c-00000001.c-00000011": "c-00000021",
        "c-00000001.c-00000012": "c-00000031",
        "c-00000002.c-00000011": "c-00000022",
        "c-00000002.c-00000012": "c-00000032",
    },
    "threshold": "1.5",
    "sentence": {"c-000000f1": "Sensitive", "c-000000f2": "predictions"},
    "metric": "four fifths rule",
    "why": {"text": "My own words.", "ideas": ["c-00000041", "c-00000042"]},
    "hospital-proxy": ["c-00000051"],
    "hospital-open": {"text": "My own words.", "ideas": ["same"]},
    "next-step": ["c-00000001"],
    "no-weights": ["c-0000000a", "c-0000000d"],
    "parity": ["false"],
    "loop": ["c-000000e1"],
}
QUESTIONS = {"types.html": list(WRONG)[:10], "questions.html": list(WRONG)[10:]}
MEASURE = """() => new Promise(resolve => {
    const shifts = []
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: "layout-shift", buffered: true})
    const sum = () => shifts.filter(one => !one.hadRecentInput).reduce((all, {value}) => all + value, 0)
    setTimeout(() => resolve(sum()), 100) })"""
HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll("cairn-question, cairn-record")].map(
    one => [one.id, Math.round(one.getBoundingClientRect().height)]))"""
PAINTED = "new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
SIZES = pytest.mark.parametrize("size", [(1400, 900), (360, 780)], ids=["wide", "narrow"])
PAGES = pytest.mark.parametrize("name", QUESTIONS)


def attempts(responses: dict[str, Any], times: int = 1) -> list[dict[str, Any]]:
    events = [attempt(response, name) for name, response in responses.items()]
    return [{**event, "id": f"{event['subject']}-{time}"} for event in events for time in range(times)]


# The second time that a response is wrong, the key is shown.
RECORDS = {"none": [], "wrong": attempts(WRONG), "key": attempts(WRONG, 2), "right": attempts(RIGHT)}
DRAFTS = {"wrong": WRONG, "right": RIGHT}


def open_browser(browser: Browser, site: str, size: tuple[int, int]) -> Page:
    """A page of a window or, if it is narrow, of a phone, at a page without questions."""
    width, height = size
    is_phone = width < 500
    context = browser.new_context(viewport={"width": width, "height": height}, is_mobile=is_phone, has_touch=is_phone)
    page = context.new_page()
    page.goto(f"{site}none.html")
    return page


def open_slowly(page: Page, url: str) -> dict[str, int]:
    """Open a page whose script for questions arrives after the first paint. Returns the heights until then."""
    held: list[Route] = []
    page.goto("about:blank")
    page.route("**/questions.js", lambda route: held.append(route))  # noqa: PLW0108 - a bound method cannot be a handler
    page.goto(url, wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    heights: dict[str, int] = page.evaluate(HEIGHTS)
    for route in held:
        route.continue_()
    page.unroute("**/questions.js")
    expect(page.locator("cairn-question:not([data-ready]), cairn-record[hidden]")).to_have_count(0)
    page.evaluate(PAINTED)
    return heights


@SIZES
@PAGES
@pytest.mark.parametrize("record", RECORDS)
def test_a_question_is_as_high_as_before_when_its_response_is_restored(
    browser: Browser, question_site: str, name: str, size: tuple[int, int], record: str
) -> None:
    page = open_browser(browser, question_site, size)
    store(page, *RECORDS[record])
    before = open_slowly(page, f"{question_site}{name}")
    assert page.evaluate(HEIGHTS) == before
    expect(page.locator("cairn-question[data-state]")).to_have_count(len(QUESTIONS[name]) if record != "none" else 0)
    page.context.close()


@SIZES
@PAGES
def test_nothing_shifts_when_responses_are_restored_in_view(
    browser: Browser, question_site: str, name: str, size: tuple[int, int]
) -> None:
    page = open_browser(browser, question_site, size)
    for record in ("key", "right"):
        store(page, *RECORDS[record])
        for anchor in QUESTIONS[name]:
            open_slowly(page, f"{question_site}{name}#{anchor}")
            assert page.evaluate(MEASURE) < 0.02, (record, anchor)
    page.context.close()


@SIZES
def test_nothing_shifts_when_drafts_are_restored_in_view(
    browser: Browser, question_site: str, size: tuple[int, int]
) -> None:
    page = open_browser(browser, question_site, size)
    # An open response that was checked and not assessed yet is a draft, too.
    store(page, attempt(WRONG["why"], "why"))
    now = page.evaluate("Date.now()")
    for name, response in WRONG.items():
        draft = json.dumps({"response": response, "hints": 1, "confidence": "", "written": now})
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{RECORD}:draft:{name}", draft])
    for anchor in QUESTIONS["types.html"]:
        open_slowly(page, f"{question_site}types.html#{anchor}")
        assert page.evaluate(MEASURE) < 0.02, anchor
    expect(question(page, "why")).to_have_attribute("data-state", "review")
    page.context.close()


def test_a_restored_result_shows_right_and_wrong_at_once_and_the_rest_when_asked(questions: Page) -> None:
    element = question(questions)
    respond(element, "Updates the model")
    before = shown(element)
    feedback = element.locator("form .cairn-feedback")
    expect(feedback).to_be_visible()
    questions.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    expect(element.get_by_text("Not quite.").last).to_be_visible()
    expect(feedback).to_be_hidden()
    element.get_by_role("button", name="Show more").click()
    expect(feedback).to_be_visible()
    assert shown(element) == before
    assert focused(questions) == "Try again"
    expect(element.get_by_role("status")).to_have_attribute("aria-live", "polite")
    expect(element.get_by_role("button", name="Show more")).to_be_hidden()
    expect(more(element)).to_be_visible()


def test_a_restored_result_without_feedback_offers_nothing_more(questions: Page) -> None:
    element = question(questions, "parity")
    respond(element, "True")
    questions.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    expect(element.get_by_role("button", name="Show more")).to_be_hidden()
    expect(more(element)).to_be_visible()


def test_a_restored_result_can_be_tried_again_without_being_unfolded(questions: Page) -> None:
    element = question(questions)
    respond(element, "Updates the model")
    questions.reload()
    element.get_by_role("button", name="Try again").click()
    respond(element, "Returns the second")
    expect(element).to_have_attribute("data-state", "right")
    expect(element.get_by_role("button", name="Show more")).to_be_hidden()
    assert len(shown(element)) > 0


def test_an_unfinished_self_assessment_is_continued_by_keyboard(types: Page) -> None:
    element = question(types, "why")
    element.get_by_role("textbox").fill("Text")
    check(element)
    types.reload()
    button = element.get_by_role("button", name="Show model answer")
    tab_to(types, button)
    types.keyboard.press("Enter")
    expect(element.get_by_text("Model answer", exact=True)).to_be_visible()
    assert types.evaluate("document.activeElement.className.split(' ')[0]") == "cairn-review"
    element.get_by_role("button", name="Done").click()
    assert status(element) == "0 of 2 ideas."


def test_restored_results_are_accessible(types: Page, find_violations: Any) -> None:
    store(types, *RECORDS["key"])
    for scheme in ("default", "slate"):
        types.reload()
        expect(question(types, "metric")).to_have_attribute("data-state", "wrong")
        types.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        types.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
        assert find_violations(types) == []
