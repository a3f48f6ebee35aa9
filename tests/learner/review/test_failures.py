# SPDX-License-Identifier: MIT
"""A review goes on after something could not be loaded for a while."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .reviewing import answer, button, expect_position, question

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.learner.conftest import Record

PAGE = re.compile(r"/concepts/step-a/$")
FAILED = "The page with the next question could not be loaded."


def test_a_question_that_cannot_be_loaded_after_a_reload_is_asked_at_the_next_try(
    page: Page, record: Record, review_url: str
):
    record.answer("step-a-1", 60).store(page, review_url)
    page.goto(f"{review_url}review/")
    expect_position(page, "1 of 1")
    page.route(PAGE, lambda route: route.abort())
    page.reload()
    expect(page.get_by_text(FAILED)).to_be_visible()
    page.unroute(PAGE)
    button(page, "Try again").click()
    expect_position(page, "1 of 1")
    answer(page)


def test_a_review_waits_for_the_script_of_questions_no_longer_than_it_takes(
    page: Page, record: Record, review_url: str
):
    record.answer("step-a-1", 60).store(page, review_url)
    page.route("**/questions.js", lambda route: route.abort())
    page.goto(f"{review_url}review/")
    expect(page.get_by_text(FAILED)).to_be_visible()
    page.unroute("**/questions.js")
    button(page, "Try again").click()
    expect(question(page)).to_contain_text("on Step A?")
    expect_position(page, "1 of 1")
    answer(page)
