# SPDX-License-Identifier: MIT
"""What the progress page says: what is due, what is ready, and how chapters stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.learner.conftest import Record

if TYPE_CHECKING:
    from playwright.sync_api import Page

from .visiting import MANY, contents, focused, part, show, statement, visit


def test_the_first_sentence_counts_what_is_learned(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    sentence = "7 concepts: 2 mastered, 1 known, and 1 being learned."
    expect(page.locator(".cairn-lede")).to_have_text(sentence)


def test_what_is_due_comes_first_with_what_comes_after_it(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    expect(statement(page)).to_have_text("2 concepts are due for review.About 3 minutes. After these, 1 next week.")
    review = part(page, "Due for review").get_by_role("link", name="Review", exact=True)
    assert review.evaluate("link => link.href") == f"{course_url}review/"


def test_when_nothing_is_due_the_next_reviews_are_named(page: Page, record: Record, course_url: str):
    show(page, record.answer("counting-1", 0.1).answer("adding-1", 0.1), course_url)
    expect(statement(page)).to_have_text("Nothing is due today.Your next reviews: 2 on Sunday.")
    expect(part(page, "Due for review").get_by_role("link", name="Continue: Counting")).to_have_attribute(
        "href", re.compile("concepts/counting/$")
    )


def test_a_backlog_is_a_plan_and_not_a_number_to_be_afraid_of(page: Page, record: Record, wide_url: str):
    for title in MANY[:12]:
        record.answer(f"{title.lower().replace(' ', '-')}-1", 60)
    show(page, record, wide_url)
    expect(page.locator(".cairn-lede")).to_have_text(re.compile(r"^Welcome back\. 14 concepts: 12 being learned\.$"))
    expect(statement(page)).to_contain_text("Some time has passed, so 12 concepts are due for review.")
    expect(statement(page)).to_contain_text("Ten at a time is plenty.")
    expect(part(page, "Due for review").get_by_role("link", name="Review ten")).to_be_visible()
    expect(part(page, "Ready to learn").get_by_role("listitem")).to_have_count(2)
    page.goto(wide_url)
    home = page.get_by_role("region", name="Next steps")
    expect(home).to_contain_text("12 concepts")
    expect(home).to_contain_text("Ten at a time is plenty: about 15 minutes.")
    expect(home).not_to_contain_text("After these")


def test_what_is_ready_says_why(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    rows = part(page, "Ready to learn").get_by_role("listitem")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == [
        "Equations Builds on Variables and Adding, which you know. 3 questions"
    ]


def test_what_is_begun_stands_apart_and_what_is_due_only_there(page: Page, record: Record, course_url: str):
    record.master("counting", 2).answer("adding-1", 0.1).answer("variables-1", 9).aim("functions", 8)
    show(page, record, course_url)
    rows = part(page, "You have begun").get_by_role("listitem")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == [
        "Adding , learning On the way to Functions. You began it on March 20. 1 of 3 right"
    ]


def test_more_than_five_ready_concepts_are_shown_when_asked_for(page: Page, record: Record, wide_url: str):
    show(page, record.answer("concept-a-1", 0.1), wide_url)
    ready = part(page, "Ready to learn")
    expect(ready.get_by_role("listitem")).to_have_count(5)
    ready.get_by_role("button", name="All 13 that are ready").click()
    expect(ready.get_by_role("listitem")).to_have_count(13)
    assert focused(page) == "Concept G"
    expect(ready.get_by_role("button")).to_have_count(0)


def test_what_was_sure_but_wrong_leads_to_its_question(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    row = part(page, "Sure, but wrong").get_by_role("listitem")
    expect(row).to_contain_text("March 19")
    link = row.get_by_role("link", name="Multiplying")
    assert link.evaluate("link => link.href") == f"{course_url}concepts/multiplying/#multiplying-1"
    expect(row).to_contain_text("Question 1 on multiplying?")


def test_chapters_say_how_much_of_them_is_learned(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    rows = part(page, "Chapters").get_by_role("listitem")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == ["Letters 1 of 3", "Numbers 2 of 4"]
    widths = page.locator(".cairn-bar").last.evaluate("bar => [...bar.children].map(part => part.style.inlineSize)")
    assert widths == ["50%", "25%"]


def test_without_a_record_the_page_says_where_to_begin(page: Page, course_url: str):
    visit(page, course_url)
    expect(page.locator(".cairn-lede")).to_contain_text("Nothing here yet.")
    begin = part(page, "Begin").get_by_role("link", name="Begin", exact=True)
    expect(begin).to_have_attribute("href", re.compile("concepts/counting/$"))
    expect(part(page, "Where to begin").get_by_role("link")).to_have_text(["Counting"])
    assert contents(page) == ["Begin", "Where to begin", "Goals", "Your record"]
    assert [name for name in page.get_by_role("button").all_inner_texts() if "Save" in name or "over" in name] == []


def test_empty_sections_are_not_in_the_table_of_contents(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    entries = ["Due for review", "Ready to learn", "Goals", "Sure, but wrong", "Chapters", "Your record"]
    assert contents(page) == entries
    show(page, Record().answer("counting-1", 0.1), course_url)
    begun = [*entries[:1], "You have begun", *entries[2:]]
    assert contents(page) == [entry for entry in begun if entry != "Sure, but wrong"]


def test_the_column_on_the_left_has_the_pages_of_the_reader_and_what_marks_mean(
    page: Page, reader: Record, course_url: str
):
    show(page, reader, course_url)
    column = page.get_by_role("navigation", name="Your learning")
    expect(column.get_by_role("link", name="Progress")).to_have_attribute("aria-current", "page")
    expect(column.get_by_role("link", name="Review 2 due")).to_have_attribute("href", re.compile("/course/review/$"))
    legend = column.get_by_role("list").last.get_by_role("listitem")
    expect(legend).to_have_text(["Mastered", "Learning", "Marked as known", "Due for review"])


def test_the_menu_below_questions_leads_to_the_page(page: Page, reader: Record, course_url: str):
    reader.store(page, course_url)
    page.goto(f"{course_url}concepts/adding/")
    page.get_by_text("Your record").click()
    page.get_by_role("link", name="See your progress").click()
    page.wait_for_selector("cairn-progress[data-ready]")
    expect(page.locator(".cairn-lede")).to_contain_text("7 concepts: 2 mastered")
