# SPDX-License-Identifier: MIT
"""The marks and counts on every page of a reader with a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Record

NUMBERS = "tags/mathematics/numbers/"


def listed(page: Page, title: str, within: str = "article") -> Locator:
    return page.locator(f"{within} li", has=page.get_by_role("link", name=title, exact=True)).first


@pytest.fixture
def reader(page: Page, record: Record, course_url: str) -> Page:
    """A reader who has mastered one concept, is learning another, knows a third from before."""
    record.master("counting", 3).answer("adding-1", 1, is_right=False).mark("variables", 1)
    record.store(page, course_url)
    return page


def test_a_reader_without_a_record_loads_nothing_of_the_layer(page: Page, course_url: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for place in ("", "concepts/adding/", "plain/", NUMBERS, "path/"):
        page.goto(course_url + place, wait_until="networkidle")
    names = {url.rpartition("/")[2].partition("#")[0] for url in asked}
    assert not names & {"learner.js", "mastery.js", "paths.js", "progress.js", "review.js", "graph.json"}
    assert page.locator(".cairn-entry").count() == 0


def test_a_visit_to_the_progress_page_alone_is_no_record(page: Page, course_url: str):
    page.goto(course_url + "progress/", wait_until="networkidle")
    page.goto(course_url + "concepts/adding/", wait_until="networkidle")
    assert page.locator(".cairn-entry").count() == 0


def test_names_in_lists_show_what_a_reader_has_learned(reader: Page, course_url: str):
    reader.goto(course_url + NUMBERS)
    expect(listed(reader, "Counting")).to_have_attribute("data-cairn-state", "mastered")
    expect(listed(reader, "Counting")).to_contain_text(", mastered")
    expect(listed(reader, "Adding")).to_have_attribute("data-cairn-state", "learning")
    assert listed(reader, "Dividing").get_attribute("data-cairn-state") is None


def test_questions_in_lists_have_no_mark(reader: Page, course_url: str):
    reader.goto(course_url + "tags/mathematics/")
    expect(listed(reader, "Counting", "article")).to_have_attribute("data-cairn-state", "mastered")
    expect(reader.locator(".cairn-names li", has_text="Question 1 on Adding?")).to_be_visible()
    expect(reader.locator(".cairn-names li[data-cairn-state]", has_text="Question")).to_have_count(0)


@pytest.mark.parametrize(
    ("place", "within", "title", "state"),
    [
        ("concepts/adding/", ".cairn-relations", "Counting", "mastered"),
        ("concepts/counting/", ".cairn-relations", "Variables", "known"),
        ("concepts/multiplying/", ".cairn-outline", "Counting", "mastered"),
        ("concepts/", "article", "Adding", "learning"),
        ("path/", "article", "Counting", "mastered"),
    ],
)
def test_marks_stand_in_every_kind_of_list(
    reader: Page, course_url: str, place: str, within: str, title: str, state: str
):
    reader.goto(course_url + place)
    expect(listed(reader, title, within)).to_have_attribute("data-cairn-state", state)


@pytest.mark.parametrize(("place", "drawing"), [("concepts/adding/", ".cairn-map"), ("path/", ".cairn-columns")])
def test_boxes_of_drawings_are_marked_inside(reader: Page, course_url: str, place: str, drawing: str):
    reader.goto(course_url + place)
    box = reader.locator(f"{drawing} a", has_text="Counting")
    expect(box).to_have_attribute("data-cairn-state", "mastered")
    expect(box).to_have_accessible_name(re.compile("^Counting ?, mastered$"))
    assert box.evaluate("box => getComputedStyle(box, '::before').position") == "absolute"


def test_counts_say_how_much_is_mastered_or_known(reader: Page, course_url: str):
    reader.goto(course_url + "tags/")
    expect(reader.locator(".cairn-tree li", has_text="Numbers")).to_contain_text("1 of 4")
    expect(reader.locator(".cairn-tree li", has_text="Letters").last).to_contain_text("1 of 3")
    reader.goto(course_url + NUMBERS)
    expect(reader.locator("article .cairn-meta").first).to_contain_text("1 of 4 mastered or known")
    reader.goto(course_url + "concepts/adding/")
    expect(reader.locator(".cairn-outline__meta")).to_contain_text("1 of 4 mastered or known")


def test_a_page_of_a_tag_has_no_state(reader: Page, course_url: str):
    reader.goto(course_url + NUMBERS)
    expect(listed(reader, "Counting")).to_have_attribute("data-cairn-state", "mastered")
    expect(reader.locator(".cairn-line")).to_have_count(0)


def test_a_concept_says_its_state_and_when_it_is_due(reader: Page, course_url: str):
    reader.goto(course_url + "concepts/adding/")
    expect(reader.locator(".cairn-line")).to_contain_text("Learning, due for review")
    expect(reader.locator(".cairn-tally")).to_have_text("0 of 3 right so far")
    reader.goto(course_url + "concepts/counting/")
    expect(reader.locator(".cairn-line")).to_contain_text("Mastered, due in")
    expect(reader.locator(".cairn-tally")).to_have_text("3 of 3 right so far")
    reader.goto(course_url + "concepts/dividing/")
    expect(reader.locator(".cairn-line")).to_contain_text("Not seen yet")


def test_the_header_leads_to_the_progress_page_and_says_how_much_is_due(reader: Page, course_url: str):
    reader.goto(course_url + "plain/")
    entry = reader.get_by_role("link", name="Progress, 1 due for review")
    expect(entry).to_have_text("1")
    assert entry.get_attribute("href") == f"{course_url}progress/"


def test_an_answer_shows_at_once_on_this_page_and_on_the_next(page: Page, record: Record, course_url: str):
    record.master("variables", 40)
    record.store(page, course_url)
    page.goto(course_url + "concepts/counting/")
    question = page.locator("#counting-1")
    question.get_by_label("right 1").check()
    question.get_by_role("button", name="Check").click()
    expect(page.locator(".cairn-line")).to_contain_text("Learning")
    expect(page.locator(".cairn-tally")).to_have_text("1 of 3 right so far")
    page.locator(".cairn-relations").get_by_role("link", name="Adding").click()
    expect(page.locator("h1")).to_contain_text("Adding")
    expect(listed(page, "Counting", ".cairn-relations")).to_have_attribute("data-cairn-state", "learning")


def test_the_first_answer_of_all_begins_the_layer(page: Page, course_url: str):
    page.goto(course_url + "concepts/counting/")
    question = page.locator("#counting-2")
    question.get_by_label("right 2").check()
    question.get_by_role("button", name="Check").click()
    expect(page.locator(".cairn-line")).to_contain_text("Learning, due in")
    expect(page.locator(".cairn-entry")).to_be_visible()


def test_i_know_this_marks_a_concept_and_takes_the_mark_back(reader: Page, course_url: str):
    reader.goto(course_url + "concepts/dividing/")
    reader.get_by_text("I know this").click()
    expect(reader.locator(".cairn-line")).to_contain_text("Marked as known")
    reader.reload()
    expect(reader.get_by_label("I know this")).to_be_checked()
    expect(listed(reader, "Dividing", ".cairn-outline")).to_have_attribute("data-cairn-state", "known")
    reader.get_by_text("I know this").click()
    expect(reader.locator(".cairn-line")).to_contain_text("Not seen yet")


def test_a_page_with_a_fresh_snapshot_computes_nothing(reader: Page, course_url: str):
    reader.goto(course_url + "concepts/dividing/")
    expect(reader.locator(".cairn-line")).to_be_visible()
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("#")[0]))
    reader.goto(course_url + "plain/", wait_until="networkidle")
    expect(reader.locator(".cairn-entry")).to_be_visible()
    assert "learner.js" in asked
    assert "mastery.js" not in asked
    assert not [name for name in asked if name.startswith("graph.") and name != "graph.json"]


def test_a_record_that_another_tab_has_changed_makes_the_snapshot_stale(reader: Page, record: Record, course_url: str):
    reader.goto(course_url + NUMBERS)
    expect(listed(reader, "Adding")).to_have_attribute("data-cairn-state", "learning")
    record.master("dividing", 2).store(reader, course_url)
    reader.goto(course_url + NUMBERS)
    expect(listed(reader, "Dividing")).to_have_attribute("data-cairn-state", "mastered")


def test_a_damaged_snapshot_is_computed_anew(reader: Page, course_url: str):
    reader.goto(course_url + NUMBERS)
    expect(listed(reader, "Counting")).to_have_attribute("data-cairn-state", "mastered")
    for damage in ("{", "null", '{"version": 1, "pages": 3}', '{"version": 99}'):
        reader.evaluate("(text) => localStorage.setItem('cairn:/course/:view', text)", damage)
        reader.reload()
        expect(listed(reader, "Counting")).to_have_attribute("data-cairn-state", "mastered")
