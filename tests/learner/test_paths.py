# SPDX-License-Identifier: MIT
"""Paths in a browser: how far a reader has come, and the way that the pages of a path that is followed show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import Built, rebuild, write_site

from .conftest import RECORD, SETTINGS, Record, write_course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

# The path leads over Counting, Variables, Adding and Multiplying to Functions.
PATH, TWO = "path/", "two/"
FOLLOW, CONTINUE = "Follow this path", "Continue"


def status(page: Page) -> Locator:
    return page.locator(".cairn-now").first


def step(page: Page, title: str) -> Locator:
    return page.locator(".cairn-path + ol > li", has=page.get_by_role("link", name=title, exact=True)).first


def strip(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Path", exact=True)


def answer(page: Page, question: str, choice: str) -> None:
    form = page.locator(f"#{question}")
    form.get_by_label(choice).check()
    form.get_by_role("button", name="Check").click()


def follow(page: Page, address: str) -> None:
    """Begin to follow the path, which leads to its first step that is left."""
    page.goto(address + PATH)
    page.get_by_role("link", name=FOLLOW).click()
    expect(strip(page)).to_be_visible()


@pytest.fixture
def reader(page: Page, record: Record, course_url: str) -> Page:
    """A reader who has mastered the first step of the path, knows the second and has begun the third."""
    record.master("counting", 3).answer("adding-1", 0.1).mark("variables", 1)
    record.store(page, course_url)
    return page


def test_a_path_without_a_record_says_how_long_it_is_and_where_it_begins(page: Page, course_url: str):
    page.goto(course_url + PATH)
    expect(status(page)).to_contain_text("5 concepts and 15 questions.")
    expect(status(page)).to_contain_text("About 20 minutes with the questions.")
    expect(step(page, "Adding")).to_contain_text("1 min · 3 questions")
    page.get_by_role("link", name="Begin: Counting").click()
    expect(page.locator("h1")).to_contain_text("Counting")


def test_a_path_says_where_the_reader_is_and_what_is_left(reader: Page, course_url: str):
    reader.goto(course_url + PATH)
    expect(status(reader)).to_contain_text("You are at step 3 of 5.")
    expect(status(reader)).to_contain_text("3 concepts and 8 questions left, about 10 minutes.")
    expect(step(reader, "Adding")).to_have_attribute("aria-current", "step")
    expect(step(reader, "Adding")).to_contain_text("You are here: 1 of 3 right")
    for title in ("Counting", "Variables"):
        expect(step(reader, title).get_by_role("link")).to_have_class("cairn-done")
    for title in ("Adding", "Multiplying", "Functions"):
        expect(step(reader, title).get_by_role("link")).not_to_have_class("cairn-done")


def test_a_path_that_is_not_begun_keeps_the_words_of_the_page(page: Page, record: Record, course_url: str):
    record.answer("dividing-1", 1).store(page, course_url)
    page.goto(course_url + PATH)
    expect(page.get_by_role("link", name=FOLLOW)).to_be_visible()
    expect(status(page)).to_contain_text("5 concepts and 15 questions.")
    assert page.locator("[aria-current=step]").count() == 0


def test_the_end_of_a_path_is_said(page: Page, record: Record, course_url: str):
    for concept in ("counting", "adding", "multiplying", "variables", "functions"):
        record.mark(concept, 1)
    record.store(page, course_url)
    page.goto(course_url + PATH)
    expect(status(page)).to_contain_text("You have reached the end of this path.")
    expect(status(page).get_by_role("link", name="See your progress")).to_be_visible()


def test_a_path_follows_an_answer_in_another_tab(reader: Page, course_url: str):
    reader.goto(course_url + PATH)
    expect(step(reader, "Adding")).to_contain_text("1 of 3 right")
    other = reader.context.new_page()
    other.goto(course_url + "concepts/adding/")
    answer(other, "adding-2", "right 2")
    expect(step(reader, "Adding")).to_contain_text("2 of 3 right")
    expect(status(reader)).to_contain_text("3 concepts and 7 questions left")


def test_each_path_of_a_page_has_a_status_of_its_own(reader: Page, course_url: str):
    reader.goto(course_url + TWO)
    statuses = reader.locator(".cairn-now")
    expect(statuses.nth(0)).to_contain_text("You are at step 2 of 2.")
    expect(statuses.nth(1)).to_contain_text("You are at step 3 of 4.")
    statuses.nth(1).get_by_role("link", name=FOLLOW).click()
    expect(strip(reader)).to_contain_text("Step 3 of 4 · To equations")
    reader.get_by_role("link", name="To equations").click()
    expect(reader).to_have_url(f"{course_url}{TWO}#to-equations")
    expect(statuses.nth(0).get_by_role("link", name=FOLLOW)).to_be_visible()
    expect(statuses.nth(1).get_by_role("link", name=CONTINUE)).to_be_visible()


def test_a_path_becomes_a_goal_and_is_one_no_more(reader: Page, course_url: str):
    reader.goto(course_url + PATH)
    reader.get_by_role("button", name="Make this a goal").click()
    expect(reader.get_by_role("button", name="Remove this goal")).to_be_focused()
    reader.reload()
    reader.get_by_role("button", name="Remove this goal").click()
    expect(reader.get_by_role("button", name="Make this a goal")).to_be_visible()


def test_a_path_leads_to_a_placement_for_its_goal_until_its_end(reader: Page, course_url: str):
    reader.goto(course_url + PATH)
    skip = reader.get_by_role("link", name="Skip what I know")
    assert skip.get_attribute("href") == f"{course_url}review/?placement=functions"
    for concept in ("adding", "multiplying", "functions"):
        reader.goto(f"{course_url}concepts/{concept}/")
        reader.get_by_text("I know this").click()
        expect(reader.locator(".cairn-line")).to_contain_text("Marked as known")
    reader.goto(course_url + PATH)
    expect(status(reader)).to_contain_text("You have reached the end of this path.")
    expect(skip).to_be_hidden()


# --- Pages of a path that is followed -----------------------------------------------------------------------


def test_pages_of_a_path_say_which_step_they_are_and_lead_along_it(reader: Page, course_url: str):
    follow(reader, course_url)
    expect(reader.locator("h1")).to_contain_text("Adding")
    expect(strip(reader)).to_contain_text("Step 3 of 5 · Path")
    expect(strip(reader).locator(".cairn-ticks > i")).to_have_count(5)
    expect(strip(reader).locator("[data-done]")).to_have_count(2)
    reader.get_by_role("link", name="Next on this path: Multiplying").click()
    expect(strip(reader)).to_contain_text("Step 4 of 5")
    reader.get_by_role("link", name="Next on this path: Functions").click()  # the theme would lead to Dividing
    expect(strip(reader)).to_contain_text("Step 5 of 5")
    reader.get_by_role("link", name="Previous on this path: Multiplying").click()
    expect(reader.locator("h1")).to_contain_text("Multiplying")


def test_the_ends_of_a_path_have_one_neighbor(reader: Page, course_url: str):
    follow(reader, course_url)
    reader.goto(course_url + "concepts/functions/")
    expect(reader.get_by_role("link", name="Previous on this path: Multiplying")).to_be_visible()
    expect(reader.locator(".md-footer__link")).to_have_count(1)
    reader.goto(course_url + "concepts/counting/")
    expect(reader.get_by_role("link", name="Next on this path: Variables")).to_be_visible()
    expect(reader.locator(".md-footer__link")).to_have_count(1)


def test_a_tick_is_filled_as_soon_as_the_step_is_done(reader: Page, course_url: str):
    follow(reader, course_url)
    expect(strip(reader).locator("[data-done]")).to_have_count(2)
    reader.get_by_text("I know this").click()
    expect(strip(reader).locator("[data-done]")).to_have_count(3)


def test_a_concept_off_the_path_keeps_the_links_of_the_theme_and_shows_the_way_back(reader: Page, course_url: str):
    follow(reader, course_url)
    reader.goto(course_url + "concepts/dividing/")
    expect(strip(reader)).to_contain_text("This page is not on your path Path")
    expect(reader.get_by_role("link", name="Previous: Multiplying")).to_be_visible()
    reader.get_by_role("link", name="Back to step 3: Adding").click()
    expect(strip(reader)).to_contain_text("Step 3 of 5")


def test_pages_that_are_no_concepts_have_no_strip(reader: Page, course_url: str):
    follow(reader, course_url)
    for place in ("plain/", "", "tags/", PATH):
        reader.goto(course_url + place)
        expect(reader.locator(".cairn-entry")).to_be_visible()
        assert reader.locator(".cairn-onpath").count() == 0


def test_who_leaves_a_path_has_the_links_of_the_theme_again(reader: Page, course_url: str):
    follow(reader, course_url)
    reader.goto(course_url + "concepts/multiplying/")
    reader.get_by_role("button", name="Leave this path").click()
    expect(strip(reader)).to_have_count(0)
    expect(reader.get_by_role("link", name="Next: Dividing")).to_be_visible()
    expect(reader.locator(".md-footer__link").first).to_be_focused()
    reader.reload()
    expect(reader.locator(".cairn-line")).to_be_visible()
    expect(strip(reader)).to_have_count(0)


def test_a_path_that_is_left_in_another_tab_is_left_here(reader: Page, course_url: str):
    follow(reader, course_url)
    other = reader.context.new_page()
    other.goto(course_url + PATH)
    other.get_by_role("button", name="Leave this path").click()
    expect(strip(reader)).to_have_count(0)


def test_a_damaged_path_is_no_path(reader: Page, course_url: str):
    for text in ("{", "[]", '{"goal": 1}', json.dumps({"goal": "a", "title": "b", "page": "c/", "steps": [1]})):
        reader.goto(course_url + "plain/")
        reader.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"cairn:{RECORD}:path", text])
        reader.goto(course_url + "concepts/adding/")
        expect(reader.locator(".cairn-line")).to_be_visible()
        assert reader.locator(".cairn-onpath").count() == 0


# --- Other themes ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def plain_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The course in a theme without sidebars."""
    settings = {**SETTINGS, "theme": {"name": request.param}}
    built: Built = rebuild(write_site(tmp_path_factory.mktemp("plain"), write_course(), **settings))
    assert not built.error
    served = built.source / "served"
    served.mkdir()
    built.folder.rename(served / "course")
    with serving(served) as address:
        yield f"{address}course/"


def test_in_other_themes_the_strip_stands_at_the_end_of_the_article(page: Page, record: Record, plain_url: str):
    record.master("counting", 3).store(page, plain_url)
    follow(page, plain_url)
    expect(strip(page)).to_contain_text("Step 2 of 5 · Path")
    assert page.locator("[role=main] .cairn-onpath").count() == 1
    page.goto(plain_url + "concepts/multiplying/")
    expect(strip(page)).to_contain_text("Step 4 of 5")
    page.get_by_role("link", name="Next on this path: Functions").last.click()
    expect(strip(page)).to_contain_text("Step 5 of 5")


def test_paths_work_in_pages_that_are_opened_from_a_folder(page: Page, record: Record, tmp_path: Path):
    built = rebuild(write_site(tmp_path, write_course(), **{**SETTINGS, "use_directory_urls": False}))
    assert not built.error
    address = f"{built.folder.as_uri()}/"
    record.master("counting", 3)
    text = json.dumps({"format": "learner-record", "version": 1, "events": record.events})
    page.goto(f"{address}plain.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"cairn:{RECORD}", text])
    page.goto(f"{address}path.html")
    expect(status(page)).to_contain_text("You are at step 2 of 5.")
    page.get_by_role("link", name=FOLLOW).click()
    expect(strip(page)).to_contain_text("Step 2 of 5")
    page.get_by_role("link", name="Next on this path: Adding").click()
    expect(strip(page)).to_contain_text("Step 3 of 5")
    page.goto(f"{address}index.html")
    expect(page.locator(".cairn-next")).to_contain_text("Step 2 of 5 on Path.")
    link = page.get_by_role("link", name="See your progress").first
    assert link.get_attribute("href") == f"{address}progress/index.html"
