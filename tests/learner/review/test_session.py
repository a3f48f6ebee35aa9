# SPDX-License-Identifier: MIT
"""A review session, from its first question to its end."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.learner.conftest import TODAY

from .course import CONCEPTS
from .reviewing import (
    CHECK,
    DONT_KNOW,
    NEXT,
    after,
    answer,
    button,
    expect_position,
    position,
    question,
    section,
    summary,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.learner.conftest import Record

    from .conftest import Go


def test_a_review_asks_the_most_forgotten_first_and_begins_with_an_empty_form(reader: Page):
    expect_position(reader, "1 of 10")
    shown = question(reader)
    expect(shown).to_contain_text("Question 2 on Step A?")
    expect(shown.get_by_role("radio", checked=True)).to_have_count(0)
    assert shown.get_attribute("data-state") is None
    expect(reader.get_by_role("heading")).to_have_count(1)
    # The name of the concept would give the answer away, and numbers are those of its page.
    expect(shown.locator(".cairn-q__kind")).to_have_text("Choose one")


def test_an_answer_is_recorded_and_the_page_says_when_the_concept_comes_back(reader: Page):
    expect_position(reader, "1 of 10")
    answer(reader)
    expect(after(reader)).to_contain_text(re.compile(r"^Step A comes back in \d+ days\.$"))
    expect(after(reader)).to_have_role("paragraph")
    assert summary(reader) == [("step-a-2", 1, "review")]
    expect(button(reader, NEXT)).to_be_focused()
    button(reader, NEXT).click()
    expect_position(reader, "2 of 10")
    expect(question(reader)).to_contain_text("on Step B?")
    expect(reader.get_by_role("group", name=re.compile("on Step B"))).to_be_focused()


def test_after_a_wrong_answer_prerequisites_join_and_trying_again_is_practice(go: Go, record: Record):
    # Both prerequisites were reviewed lately, so they are not due.
    for name in ("step-a", "step-b"):
        record.answer(f"{name}-1", 20).answer(f"{name}-1", 12).answer(f"{name}-2", 5)
    calm = go(["essays", "step-e"])
    expect_position(calm, "1 of 2")
    question(calm).get_by_role("textbox").fill("I do not know yet.")
    button(calm, CHECK).click()
    button(calm, "Done").click()
    expect(after(calm)).to_have_text(
        "Essays comes back tomorrow. Concepts that it builds on join this session: Step A and Step B."
    )
    expect(calm.get_by_text("Trying again is practice")).to_be_visible()
    expect(position(calm)).to_have_text("Review 1 of 4")
    for number, title in enumerate(("Step A", "Step B", "Step E"), 2):
        button(calm, NEXT).click()
        expect_position(calm, f"{number} of 4")
        expect(question(calm)).to_contain_text(f"on {title}?")
        answer(calm)


def test_trying_again_does_not_change_what_counts(reader: Page):
    answer(reader, "wrong")
    expect(after(reader)).to_contain_text("comes back tomorrow")
    button(reader, "Try again").click()
    expect(button(reader, NEXT)).to_be_visible()
    answer(reader)
    expect(question(reader)).to_have_attribute("data-state", "right")
    expect(after(reader)).to_contain_text("comes back tomorrow")
    assert [score for _, score, _ in summary(reader)] == [0, 1]
    button(reader, NEXT).click()
    expect_position(reader, "2 of 10")
    button(reader, "End").click()
    assert section(reader, "Will come back soon") == ["Step A , learning Read it again before tomorrow. tomorrow"]


def test_i_dont_know_shows_the_answer_and_is_a_wrong_response(reader: Page, review_url: str):
    button(reader, DONT_KNOW).click()
    expect(question(reader)).to_contain_text("This choice is right.")
    expect(button(reader, DONT_KNOW)).to_be_hidden()
    expect(after(reader)).to_contain_text("comes back tomorrow")
    assert summary(reader) == [("step-a-2", 0, "review")]
    # On its own page the question is as if nothing had been entered.
    reader.goto(f"{review_url}concepts/step-a/")
    own = reader.locator("#step-a-2")
    expect(own).to_have_attribute("data-ready", "")
    assert own.get_attribute("data-state") is None
    own.get_by_role("radio", name="right").check()
    own.get_by_role("button", name=CHECK).click()
    expect(own).to_have_attribute("data-state", "right")


def test_at_the_end_everything_is_in_its_group_with_the_next_day(go: Go, record: Record):
    record.add("mark", "concept:step-d", 30, value="known", by="placement")
    calm = go(["step-a", "step-b", "step-c"])
    said = {"A": "wrong", "B": "right", "C": "hint", "D": "right"}
    for _ in range(4):
        expect(question(calm)).to_have_attribute("data-ready", "")
        letter = re.search(r"Step (\w)", question(calm).inner_text())
        assert letter
        if said[letter[1]] == "hint":
            question(calm).get_by_text("Show a hint").click()
        question(calm).get_by_role("radio", name="Sure", exact=True).check()
        answer(calm, "wrong" if said[letter[1]] == "wrong" else "right")
        button(calm, NEXT).click()
        expect(button(calm, NEXT)).to_have_count(0)
    expect(position(calm)).to_have_text("Review finished")
    expect(position(calm)).to_be_focused()
    expect(calm.get_by_text("You reviewed 4 concepts. 3 were right at the first try.")).to_be_visible()
    expect(calm.get_by_text("Nothing more is due today.")).to_be_visible()
    expect(calm.get_by_text(re.compile(r"^Your next reviews: 1 tomorrow"))).to_be_visible()
    assert section(calm, "Will come back soon") == [
        "Step A , learning You were sure, but the answer was wrong. tomorrow"
    ]
    (mastered,) = section(calm, "Newly mastered")
    assert re.fullmatch(r"Step B , mastered in \d+ days", mastered)
    known, hinted = sorted(section(calm, "Went well"), key=lambda row: "hint" in row)
    assert re.fullmatch(r"Step C , learning With a hint\. in \d+ days", hinted)
    assert "You had marked it as known. Now it is on the way to mastered." in known


def test_after_ten_the_others_can_wait_or_be_ten_more(go: Go, record: Record):
    calm = go([*CONCEPTS[:10], "stories", "formulas"])
    for number in range(1, 11):
        expect_position(calm, f"{number} of 10")
        answer(calm)
        button(calm, NEXT).click()
    expect(position(calm)).to_have_text("Review finished")
    expect(calm.get_by_text("2 more are due. They can wait until tomorrow.")).to_be_visible()
    expect(calm.get_by_role("link", name="Done for today")).to_have_attribute("href", re.compile(r"/progress/$"))
    button(calm, "2 more").click()
    expect_position(calm, "1 of 2")
    answer(calm)
    expect(after(calm)).to_contain_text("Stories comes back")
    button(calm, NEXT).click()
    expect_position(calm, "2 of 2")
    question(calm).get_by_role("textbox").fill("9")
    button(calm, CHECK).click()
    button(calm, NEXT).click()
    expect(calm.get_by_text("You reviewed 2 concepts. All of them were right at the first try.")).to_be_visible()


def test_a_case_is_asked_whole_and_goes_on_after_its_last_question(go: Go, record: Record):
    calm = go(["stories", "step-a"])
    expect_position(calm, "1 of 2")
    expect(calm.get_by_text("A model is asked for a story and tells one.")).to_be_visible()
    first, second = calm.locator("cairn-review cairn-question").all()
    second.get_by_role("radio", name="right").check()
    second.get_by_role("button", name=CHECK).click()
    expect(second).to_have_attribute("data-state", "right")
    expect(button(calm, NEXT)).to_have_count(0)
    first.get_by_role("button", name=DONT_KNOW).click()
    expect(first.get_by_role("button", name=NEXT)).to_be_visible()
    expect(after(calm)).to_contain_text("Stories comes back tomorrow")
    expect(calm.locator(".cairn-q__kind")).to_have_text(["Case", "a. Choose one", "b. Choose one"])


def test_the_days_go_on_and_concepts_come_back(reader: Page, review_url: str):
    answer(reader, "wrong")
    expect(after(reader)).to_contain_text("comes back tomorrow")
    reader.clock.set_fixed_time(TODAY + timedelta(days=1))
    reader.goto(f"{review_url}review/")
    expect_position(reader, "1 of 10")
    reader.clock.set_fixed_time(TODAY + timedelta(days=2))
    for number in range(1, 11):
        reader.reload() if number == 1 else None
        expect_position(reader, f"{number} of 10")
        answer(reader)
        button(reader, NEXT).click()
    expect(reader.get_by_text("Nothing more is due today.")).to_be_visible()
