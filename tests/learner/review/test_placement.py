# SPDX-License-Identifier: MIT
"""A placement: a few questions find out what a reader can skip, and nothing is marked unless the reader says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .reviewing import DONT_KNOW, NEXT, answer, button, position, question, summary

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from tests.learner.conftest import Record

GOAL = "step-j"


def ask(page: Page, number: int) -> str:
    """Wait for the question of this number, and return the letter of its concept."""
    expect(position(page)).to_contain_text(f"{number} of about")
    expect(question(page)).to_have_attribute("data-ready", "")
    expect(button(page, "Check")).to_be_visible()
    found = re.search(r"on Step (\w)", question(page).inner_text())
    assert found
    return found[1]


def ticks(page: Page) -> Locator:
    return page.get_by_role("checkbox")


@pytest.fixture
def beginner(calm: Page, record: Record, review_url: str) -> Page:
    """A reader who knows the first five of ten concepts, and has said so to nobody."""
    record.aim(GOAL, 1).store(calm, review_url)
    calm.goto(f"{review_url}review/?placement={GOAL}")
    return calm


def place(page: Page, known: str) -> int:
    """Answer until the outcome is there, and return the number of questions."""
    number = 0
    while position(page).inner_text() != "What you seem to know":
        number += 1
        if ask(page, number) in known:
            answer(page)
            button(page, NEXT).click()
        else:
            button(page, DONT_KNOW).click()
        expect(position(page)).not_to_contain_text(re.compile(rf"question {number}(,|$)"))
    return number


def test_a_few_questions_find_out_what_is_known_and_propose_it(beginner: Page):
    expect(beginner.get_by_text("questions find out what you can skip on the way to Step J.")).to_be_visible()
    assert place(beginner, "ABCDE") <= 5
    expect(
        beginner.get_by_text("You seem to know 5 of the 10 concepts that are left on the way to Step J.")
    ).to_be_visible()
    assert [ticks(beginner).nth(n).is_checked() for n in range(ticks(beginner).count())] == [True] * 5
    expect(beginner.get_by_role("checkbox", name="Step E")).to_be_visible()
    assert {how for _, _, how in summary(beginner)} == {"placement"}
    assert not any(isinstance(value, str) for _, value, _ in summary(beginner))


def test_only_what_is_ticked_is_marked_and_the_path_goes_on_after_it(beginner: Page, review_url: str):
    place(beginner, "ABCDE")
    # The whole row is the target.
    beginner.get_by_role("listitem").filter(has_text="Step E").click()
    button(beginner, "Mark as known").click()
    expect(beginner.get_by_text("4 concepts are marked as known.")).to_be_visible()
    marks = [(name, value, how) for name, value, how in summary(beginner) if value == "known"]
    assert marks == [(f"step-{letter}", "known", "placement") for letter in "abcd"]
    expect(beginner.get_by_text("6 concepts and")).to_be_visible()
    go_on = beginner.get_by_role("link", name="Continue learning")
    expect(go_on).to_have_attribute("href", f"{review_url}concepts/step-e/")
    beginner.goto(f"{review_url}concepts/step-b/")
    expect(beginner.locator(".cairn-line")).to_contain_text("Marked as known, due in 7 days")


def test_not_now_marks_nothing(beginner: Page):
    place(beginner, "ABCDE")
    button(beginner, "Not now").click()
    expect(beginner.get_by_text("Nothing was marked.")).to_be_visible()
    assert not any(value == "known" for _, value, _ in summary(beginner))


def test_the_reader_can_stop_at_any_time(beginner: Page):
    letter = ask(beginner, 1)
    answer(beginner)
    button(beginner, "Stop").click()
    expect(position(beginner)).to_have_text("What you seem to know")
    expect(ticks(beginner)).to_have_count("ABCDEFGHIJ".index(letter) + 1)
    rows = beginner.locator(".cairn-settings").get_by_role("listitem")
    expect(rows.filter(has_text=f"Step {letter}")).to_contain_text("You answered a question about it.")
    expect(rows.first).to_contain_text("What you got right builds on it.")


def test_stopping_before_the_first_answer_proposes_nothing(beginner: Page):
    ask(beginner, 1)
    button(beginner, "Stop").click()
    expect(beginner.get_by_text("So far, there is nothing to skip on this path.")).to_be_visible()
    expect(beginner.get_by_role("link", name="Continue learning")).to_be_visible()


def test_a_hint_is_not_knowing(beginner: Page):
    letter = ask(beginner, 1)
    question(beginner).get_by_text("Show a hint").click()
    answer(beginner)
    button(beginner, "Stop").click()
    expect(beginner.get_by_text("So far, there is nothing to skip on this path.")).to_be_visible()
    assert summary(beginner)[0] == (f"step-{letter.lower()}-1", 1, "placement")


def test_a_reload_does_not_lose_a_placement(beginner: Page):
    ask(beginner, 1)
    answer(beginner)
    button(beginner, NEXT).click()
    letter = ask(beginner, 2)
    beginner.reload()
    assert ask(beginner, 2) == letter
    button(beginner, "Stop").click()
    count = ticks(beginner).count()
    beginner.reload()
    expect(ticks(beginner)).to_have_count(count)


def test_what_is_known_already_is_not_asked(calm: Page, record: Record, review_url: str):
    for letter in "abcdefghi":
        record.mark(f"step-{letter}", 1)
    record.store(calm, review_url)
    calm.goto(f"{review_url}review/?placement={GOAL}")
    assert ask(calm, 1) == "J"
    answer(calm)
    button(calm, NEXT).click()
    assert [row.split(" You")[0] for row in calm.locator(".cairn-settings li").all_inner_texts()] != []
    button(calm, "Mark as known").click()
    expect(calm.get_by_text("You know everything on this path.")).to_be_visible()


def test_a_goal_that_is_gone_is_said(calm: Page, record: Record, review_url: str):
    record.aim("gone", 1).store(calm, review_url)
    calm.goto(f"{review_url}review/?placement=gone")
    expect(calm.get_by_text("This goal is no longer on the site.")).to_be_visible()
