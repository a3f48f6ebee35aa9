# SPDX-License-Identifier: MIT
"""What the page of reviews says where it cannot simply ask the next question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.learner.conftest import TODAY
from tests.mkdocs_cairn.test_browser import LOST, NOTE, POLICY, hashes

from .conftest import forget
from .course import CONCEPTS
from .reviewing import CHECK, NEXT, after, answer, button, expect_position, position, question, section, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route
    from tests.learner.conftest import Record

    from .conftest import Go

FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""


def test_where_nothing_is_due_the_page_says_when_and_what_is_ready(calm: Page, record: Record, review_url: str):
    record.answer("step-a-1", 0).answer("step-a-2", 0).store(calm, review_url)
    calm.goto(f"{review_url}review/")
    expect(position(calm)).to_have_text("Review")
    expect(calm.get_by_text("Nothing is due today.")).to_be_visible()
    expect(calm.get_by_text(re.compile(r"^Your next reviews: 1 \w+"))).to_be_visible()
    assert section(calm, "Ready to learn") == ["Formulas", "Pictures", "Stories"]


def test_without_a_record_the_page_says_how_to_begin(calm: Page, review_url: str):
    calm.goto(f"{review_url}review/")
    expect(calm.get_by_text("Nothing to review yet.")).to_be_visible()
    assert section(calm, "Where to begin") == ["Step A", "Formulas", "Pictures", "Stories"]
    link = calm.get_by_role("link", name="Step A")
    expect(link).to_have_attribute("href", f"{review_url}concepts/step-a/")


def test_where_nothing_can_be_stored_the_page_says_so_and_works(page: Page, review_url: str):
    page.add_init_script(FORBIDDEN)
    page.goto(f"{review_url}review/?placement=step-b")
    expect(page.get_by_text("This browser does not let the site keep anything.")).to_have_count(1)
    answer(page)
    expect(question(page)).to_have_attribute("data-state", "right")


def test_a_reload_goes_on_where_the_reader_was(go: Go):
    calm = go(["essays", "step-e", "step-f"])
    expect_position(calm, "1 of 3")
    question(calm).get_by_role("textbox").fill("To think")
    calm.reload()
    expect_position(calm, "1 of 3")
    expect(question(calm).get_by_role("textbox")).to_have_value("To think")
    button(calm, CHECK).click()
    question(calm).get_by_role("checkbox", name="My answer says the same.").check()
    button(calm, "Done").click()
    expect(after(calm)).to_contain_text("Essays comes back in")
    calm.reload()
    expect(after(calm)).to_contain_text("Essays comes back in")
    expect(question(calm)).to_have_attribute("data-state", "done")
    button(calm, NEXT).click()
    expect_position(calm, "2 of 3")
    assert len(summary(calm)) == 2  # the text, and its self-assessment


def test_links_to_read_again_lead_back_into_the_session(go: Go):
    calm = go(["pictures", "step-e"])
    expect_position(calm, "1 of 2")
    answer(calm, "wrong")
    expect(after(calm)).to_contain_text("Pictures comes back tomorrow")
    calm.get_by_text("Go back to:").get_by_role("link", name="Step A").click()
    expect(position(calm)).to_contain_text("Step A")
    calm.go_back()
    expect(after(calm)).to_contain_text("Pictures comes back tomorrow")
    expect(question(calm)).to_have_attribute("data-state", "wrong")
    button(calm, NEXT).click()
    expect_position(calm, "2 of 2")
    assert len(summary(calm)) == 1


def test_i_dont_know_is_shown_again_after_a_reload(go: Go):
    calm = go(CONCEPTS[:3])
    expect_position(calm, "1 of 3")
    button(calm, "I don’t know").click()
    expect(after(calm)).to_be_visible()
    calm.reload()
    expect(question(calm)).to_contain_text("This choice is right.")
    expect(button(calm, NEXT)).to_be_visible()
    assert len(summary(calm)) == 1


def test_the_end_stays_until_the_reader_leaves_it(go: Go, review_url: str):
    calm = go(CONCEPTS[:4])
    answer(calm)
    button(calm, NEXT).click()
    expect_position(calm, "2 of 4")
    button(calm, "End").click()
    calm.reload()
    expect(calm.get_by_text("3 more are due.")).to_be_visible()
    calm.get_by_role("link", name="Done for today").click()
    expect(position(calm)).to_contain_text("Progress")
    calm.goto(f"{review_url}review/")
    expect_position(calm, "1 of 3")


def end_after_one(page: Page) -> None:
    answer(page)
    button(page, NEXT).click()
    expect_position(page, "2 of 4")
    button(page, "End").click()
    expect(page.get_by_text("3 more are due.")).to_be_visible()


@pytest.fixture
def today(go: Go, browser: Browser, review_url: str) -> Iterator[Page]:
    """A reader with four due concepts. The clock of other tests would hide from a page how it was opened."""
    context = browser.new_context(storage_state=go(CONCEPTS[:4]).context.storage_state())
    page = context.new_page()
    page.goto(f"{review_url}review/", wait_until="networkidle")
    yield page
    context.close()


def test_a_link_to_the_reviews_begins_the_next_session_and_back_shows_the_end(today: Page):
    end_after_one(today)
    today.locator(".cairn-entry").click()
    today.wait_for_selector("cairn-progress[data-ready]")
    today.go_back()
    expect(today.get_by_text("3 more are due.")).to_be_visible()
    today.go_forward()
    today.wait_for_selector("cairn-progress[data-ready]")
    today.get_by_role("region", name="Due for review").get_by_role("link", name="Review", exact=True).click()
    expect_position(today, "1 of 3")


def test_reviews_that_are_opened_anew_begin_the_next_session(today: Page, review_url: str):
    end_after_one(today)
    today.reload()
    expect(today.get_by_text("3 more are due.")).to_be_visible()
    today.goto(f"{review_url}progress/")
    today.goto(f"{review_url}review/")
    expect_position(today, "1 of 3")


def without(name: str, route: Route) -> None:
    """The page without a question."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace(f'<cairn-question id="{name}"', "<div"))


def test_a_slow_page_is_waited_for_and_the_reader_can_end_meanwhile(reader: Page):
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    expect_position(reader, "1 of 10")
    reader.route("**/concepts/step-c/", hold)
    answer(reader)
    button(reader, NEXT).click()
    expect_position(reader, "2 of 10")
    answer(reader)
    button(reader, NEXT).click()
    expect(reader.get_by_text("Loading the question …")).to_be_visible()
    button(reader, "End").click()
    expect(position(reader)).to_have_text("Review finished")
    for route in waiting:
        route.continue_()
    reader.wait_for_load_state("networkidle")
    expect(position(reader)).to_have_text("Review finished")
    expect(reader.get_by_text("You reviewed 2 concepts.")).to_be_visible()


def test_a_question_that_is_gone_is_skipped_and_this_is_said_once(reader: Page, review_url: str):
    reader.route("**/concepts/step-a/", lambda route: without("step-a-2", route))
    reader.route("**/concepts/step-b/", lambda route: without("step-b-2", route))
    expect_position(reader, "1 of 10")
    reader.evaluate("sessionStorage.clear()")
    reader.goto(f"{review_url}review/")
    expect_position(reader, "1 of 10")
    expect(question(reader)).to_contain_text("Question 1 on Step A?")
    said = reader.get_by_text("This question is no longer on the site, so it was skipped.")
    expect(said).to_have_count(1)
    answer(reader)
    button(reader, NEXT).click()
    expect(question(reader)).to_contain_text("Question 1 on Step B?")
    expect(said).to_have_count(0)


def test_a_renamed_question_is_found_by_its_earlier_id(go: Go, review_url: str):
    calm = go(CONCEPTS[:2])
    expect_position(calm, "1 of 2")
    page = re.compile(r".*/concepts/step-a/$")

    def rename(route: Route) -> None:
        response = route.fetch()
        old, new = '<cairn-question id="step-a-2"', '<cairn-question data-aliases="step-a-2" id="renamed"'
        route.fulfill(response=response, body=response.text().replace(old, new))

    calm.route(page, rename)
    calm.evaluate("sessionStorage.clear()")
    calm.goto(f"{review_url}review/")
    expect(question(calm)).to_have_id("renamed")
    answer(calm)
    expect(button(calm, NEXT)).to_be_visible()
    assert [name for name, _, _ in summary(calm)] == ["renamed"]


def test_offline_what_is_kept_goes_on_and_what_is_not_comes_later(page: Page, record: Record, review_url: str):
    for days, name in enumerate(CONCEPTS[:3]):
        record.answer(f"{name}-1", 60 - days)
    record.store(page, review_url)
    page.route(re.compile(r"/concepts/step-(a|c)/$"), lambda route: route.abort("internetdisconnected"))
    page.add_init_script("Object.defineProperty(navigator, 'onLine', { get: () => !window.cut })")
    page.add_init_script("window.cut = true")
    page.goto(f"{review_url}review/")
    expect_position(page, "1 of 3")
    expect(question(page)).to_contain_text("on Step B?")
    expect(page.get_by_text("You are offline. What you kept can be read and reviewed.")).to_be_visible()
    answer(page)
    button(page, NEXT).click()
    failed = page.get_by_text("You are offline, and the page with the next question is not kept on this device.")
    expect(failed).to_be_visible()
    expect(page.get_by_role("link", name="Open the page of the concept")).to_have_attribute(
        "href", f"{review_url}concepts/step-a/"
    )
    with page.expect_event("requestfailed", lambda request: "step-a" in request.url):
        button(page, "Try again").click()
    expect(failed).to_be_visible()
    expect(page.locator(".cairn-now")).to_be_focused()
    page.unroute(re.compile(r"/concepts/step-(a|c)/$"))
    button(page, "Try again").click()
    expect_position(page, "2 of 3")
    expect(question(page)).to_contain_text("on Step A?")


@pytest.mark.parametrize("file", ["graph.json", "graph.*.json"])
def test_without_the_graph_the_page_says_so_and_tries_again(page: Page, record: Record, review_url: str, file: str):
    record.answer("step-a-1", 60).store(page, review_url)
    page.route(f"**/assets/cairn/{file}", lambda route: route.abort())
    page.goto(f"{review_url}review/")
    expect(page.get_by_text("The list of concepts could not be loaded")).to_be_visible()
    page.unroute(f"**/assets/cairn/{file}")
    button(page, "Try again").click()
    expect_position(page, "1 of 1")


def test_a_question_that_another_tab_answers_is_skipped(reader: Page, review_url: str):
    expect_position(reader, "1 of 10")
    other = reader.context.new_page()
    other.clock.set_fixed_time(TODAY)
    other.goto(f"{review_url}concepts/step-a/")
    own = other.locator("#step-a-2")
    own.get_by_role("radio", name="right").check()
    own.get_by_role("button", name=CHECK).click()
    expect(reader.get_by_text("You answered this question in another tab, so it was skipped.")).to_be_visible()
    expect(question(reader)).to_contain_text("on Step B?")
    expect_position(reader, "1 of 9")


def test_an_answer_that_was_begun_is_not_taken_away_by_another_tab(reader: Page, review_url: str):
    expect_position(reader, "1 of 10")
    question(reader).get_by_role("radio", name="wrong").check()
    other = reader.context.new_page()
    other.clock.set_fixed_time(TODAY)
    other.goto(f"{review_url}concepts/step-a/")
    own = other.locator("#step-a-2")
    own.get_by_role("radio", name="right").check()
    own.get_by_role("button", name=CHECK).click()
    expect(own).to_have_attribute("data-state", "right")
    expect(question(reader).get_by_role("radio", name="wrong")).to_be_checked()
    assert question(reader).get_attribute("data-state") is None


def test_what_a_question_brings_from_its_page_works_here_and_nothing_in_it_runs(go: Go, review_url: str):
    calm = go(["pictures", "formulas"])
    expect_position(calm, "1 of 2")
    shown = question(calm)
    expect(shown.get_by_role("link", name="the notes")).to_have_attribute("href", f"{review_url}notes/#the-end")
    image = shown.get_by_role("img", name="a dot")
    expect(image).to_have_attribute("src", f"{review_url}dot.svg")
    assert image.evaluate("one => one.complete && one.naturalWidth > 0")
    assert shown.locator("use").evaluate("one => one.getBoundingClientRect().width") > 0
    shown.get_by_text("here").click()
    assert calm.evaluate("window.ran") is None
    assert shown.locator("script").count() == 0
    answer(calm)
    button(calm, NEXT).click()
    expect_position(calm, "2 of 2")
    assert shown.locator("math").count() > 0


def test_formulas_that_the_site_leaves_to_a_script_are_typeset_again(page: Page, record: Record, review_url: str):
    forget(record, ["step-a", "step-b"]).store(page, review_url)
    page.add_init_script("""window.typeset = [];
        window.MathJax = { typesetPromise: async ([element]) => void typeset.push(["MathJax", element.id]) };
        window.renderMathInElement = (element) => void typeset.push(["KaTeX", element.id]);""")
    page.goto(f"{review_url}review/")
    expect_position(page, "1 of 2")
    answer(page)
    button(page, NEXT).click()
    expect_position(page, "2 of 2")
    expected = [[kind, name] for name in ("step-a-2", "step-b-2") for kind in ("KaTeX", "MathJax")]
    page.wait_for_function("typeset.length === 4")
    assert page.evaluate("typeset") == expected


def test_a_strict_policy_breaks_nothing_of_a_review(page: Page, record: Record, review_url: str):
    def add_policy(route: Route) -> None:
        response = route.fetch()
        html = response.text()
        policy = POLICY.format(hashes(html, "script"), hashes(html, "style"))
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    forget(record, ["step-a", "formulas", "stories"]).store(page, review_url)
    page.route(lambda address: address.endswith("/"), add_policy)
    page.add_init_script(NOTE)
    page.goto(f"{review_url}review/")
    expect_position(page, "1 of 3")
    answer(page)
    button(page, NEXT).click()
    expect_position(page, "2 of 3")
    assert {tuple(fault) for fault in page.evaluate("lost")} <= LOST
    # A page that is fetched ahead may still be on its way.
    page.unroute_all(behavior="ignoreErrors")
