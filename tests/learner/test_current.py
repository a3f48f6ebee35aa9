# SPDX-License-Identifier: MIT
"""What a page shows of its reader stays right while it is open, and after something could not be loaded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Record

NUMBERS = "tags/mathematics/numbers/"
RETURN = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
SEEN = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def reader(page: Page, record: Record, course_url: str) -> Page:
    """A reader who has mastered a concept, and has right one of the three questions of another."""
    record.master("counting", 3).answer("adding-1", 0.1)
    record.store(page, course_url)
    return page


def answer(page: Page, name: str) -> None:
    """Answer a question right, and wait until the page shows that."""
    question = page.locator(f"#{name}")
    question.get_by_label(f"right {name[-1]}").check()
    question.get_by_role("button", name="Check").click()
    expect(question).to_have_attribute("data-state", "right")


def continued(page: Page) -> Locator:
    return page.locator(".cairn-next > div").filter(has_text="Continue where you were")


def test_next_steps_know_what_was_answered_since_the_site_was_opened(reader: Page, course_url: str):
    # The theme only navigates to what the site map names, and that has the public address.
    places = "".join(f"<url><loc>{course_url}{place}</loc></url>" for place in ("", "concepts/adding/"))
    reader.route("**/sitemap.xml", lambda route: route.fulfill(body=f"<urlset>{places}</urlset>"))
    reader.goto(course_url, wait_until="networkidle")
    expect(continued(reader)).to_contain_text("1 of 3 questions right")
    reader.evaluate("self.isSame = true")
    reader.get_by_role("link", name="Continue", exact=True).click()
    expect(reader.locator("h1")).to_contain_text("Adding")
    answer(reader, "adding-3")
    expect(reader.locator(".cairn-tally")).to_have_text("2 of 3 right so far")
    reader.locator(".md-header a.md-logo").click()
    expect(reader.locator("h1")).to_contain_text("Course")
    assert reader.evaluate("self.isSame")  # instant navigation
    expect(continued(reader)).to_contain_text("2 of 3 questions right")


def test_a_page_that_comes_back_shows_what_was_answered_meanwhile(reader: Page, course_url: str):
    reader.goto(course_url + NUMBERS, wait_until="networkidle")
    reader.reload(wait_until="networkidle")  # now the snapshot is fresh, and nothing follows the record
    item = reader.locator("article li", has_text="Dividing").first
    assert item.get_attribute("data-cairn-state") is None
    other = reader.context.new_page()
    other.clock.set_fixed_time(TODAY)
    other.goto(f"{course_url}concepts/dividing/")
    answer(other, "dividing-1")
    expect(other.locator(".cairn-line")).to_contain_text("Learning")
    reader.evaluate(RETURN)
    expect(item).to_have_attribute("data-cairn-state", "learning")


def test_a_page_that_was_open_overnight_shows_what_is_due_today(reader: Page, course_url: str):
    reader.goto(f"{course_url}plain/", wait_until="networkidle")
    reader.reload(wait_until="networkidle")
    assert reader.locator(".cairn-entry").inner_text() == ""
    reader.clock.set_fixed_time(TODAY + timedelta(days=300))
    reader.evaluate(SEEN)
    expect(reader.locator(".cairn-entry")).to_have_text("2")


@pytest.mark.parametrize("missing", ["mastery.js", "graph.json"])
def test_a_mark_that_cannot_be_set_is_not_shown_and_can_be_set_later(reader: Page, course_url: str, missing: str):
    reader.goto(f"{course_url}{NUMBERS}", wait_until="networkidle")
    reader.goto(f"{course_url}concepts/dividing/", wait_until="networkidle")
    reader.route(f"**/{missing}", lambda route: route.abort())
    reader.reload(wait_until="networkidle")
    box = reader.get_by_label("I know this")
    reader.get_by_text("I know this").click()
    expect(box).not_to_be_checked()
    reader.unroute(f"**/{missing}")
    reader.get_by_text("I know this").click()
    expect(reader.locator(".cairn-line")).to_contain_text("Marked as known")
    expect(box).to_be_checked()
