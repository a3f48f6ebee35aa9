# SPDX-License-Identifier: MIT
"""The previews of links to concepts, for the mouse and for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Record

PREVIEW = ".cairn-preview"
PLACE = "concepts/equations/"


def link(page: Page, title: str) -> Locator:
    return page.locator(".cairn-relations").get_by_role("link", name=title, exact=True).first


@pytest.fixture
def reader(page: Page, course_url: str) -> Page:
    """A reader without a record."""
    page.goto(course_url + PLACE, wait_until="networkidle")
    return page


def test_resting_on_a_link_shows_its_concept_until_the_pointer_has_left(reader: Page):
    link(reader, "Adding").hover()
    preview = reader.locator(PREVIEW)
    expect(preview.locator("> *")).to_have_text(
        ["Adding", "3 questions", "Adding is explained here.", "Builds on: Counting"]
    )
    expect(link(reader, "Adding")).to_have_attribute("aria-describedby", "cairn-preview")
    preview.hover()
    link(reader, "Adding").hover()
    expect(preview).to_have_count(1)
    reader.locator("h1").hover()
    expect(preview).to_have_count(0)
    assert link(reader, "Adding").get_attribute("aria-describedby") is None


def test_the_pointer_can_stay_on_a_preview(reader: Page):
    reader.clock.install()
    link(reader, "Adding").hover()
    reader.clock.run_for(300)
    preview = reader.locator(PREVIEW)
    expect(preview).to_have_count(1)
    preview.hover()
    reader.clock.run_for(5000)
    expect(preview).to_have_count(1)


@pytest.mark.parametrize("key", ["Escape", "Control"])
def test_a_key_closes_a_preview(reader: Page, key: str):
    link(reader, "Adding").hover()
    expect(reader.locator(PREVIEW)).to_have_count(1)
    reader.keyboard.press(key)
    expect(reader.locator(PREVIEW)).to_have_count(0)


def test_the_focus_of_the_keyboard_shows_a_preview_and_takes_it_along(reader: Page):
    link(reader, "Variables").focus()
    reader.keyboard.press("Tab")
    expect(reader.locator(PREVIEW)).to_contain_text("Adding is explained here.")
    reader.keyboard.press("Shift+Tab")
    expect(reader.locator(PREVIEW)).to_contain_text("Variables is explained here.")


def test_a_finger_sees_no_preview(page: Page, course_url: str, browser_name: str):
    assert browser_name
    context = page.context.browser.new_context(has_touch=True, is_mobile=True)  # type: ignore[union-attr]
    touch = context.new_page()
    asked: list[str] = []
    touch.on("request", lambda request: asked.append(request.url))
    touch.goto(course_url + PLACE, wait_until="networkidle")
    touch.locator("h1").tap()
    assert not [url for url in asked if "previews" in url]
    context.close()


def test_links_elsewhere_and_to_the_page_itself_have_no_preview(reader: Page):
    reader.clock.install()
    for place in (reader.locator("h2 .headerlink").first, reader.locator(".md-header a").first):
        place.hover(force=True)
        reader.clock.run_for(1000)
        expect(reader.locator(PREVIEW)).to_have_count(0)


def test_after_instant_navigation_previews_go_on(reader: Page):
    link(reader, "Adding").hover()
    expect(reader.locator(PREVIEW)).to_have_count(1)
    link(reader, "Adding").click()
    expect(reader.locator("h1")).to_contain_text("Adding")
    expect(reader.locator(PREVIEW)).to_have_count(0)
    link(reader, "Counting").hover()
    expect(reader.locator(PREVIEW)).to_contain_text("Counting is explained here.")


def test_a_reader_with_a_record_sees_the_state(page: Page, record: Record, course_url: str):
    record.master("adding", 40)
    record.store(page, course_url)
    page.clock.resume()
    page.goto(course_url + PLACE, wait_until="networkidle")
    link(page, "Adding").hover()
    expect(page.locator(PREVIEW)).to_contain_text("Mastered, due for review · 3 questions")


def test_a_preview_is_inside_a_narrow_window(page: Page, course_url: str):
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(course_url + PLACE, wait_until="networkidle")
    link(page, "Adding").hover()
    box = page.locator(PREVIEW).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_previews_can_be_switched_off_without_a_record_and_on_again(reader: Page):
    reader.locator("cairn-record summary").click()
    reader.get_by_role("button", name="Hide previews of links").click()
    reader.reload(wait_until="networkidle")
    link(reader, "Adding").hover()
    reader.wait_for_timeout(1000)
    expect(reader.locator(PREVIEW)).to_have_count(0)
    reader.locator("cairn-record summary").click()
    reader.get_by_role("button", name="Show previews of links").click()
    link(reader, "Adding").hover()
    expect(reader.locator(PREVIEW)).to_have_count(1)
