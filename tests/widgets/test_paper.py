# SPDX-License-Identifier: MIT
"""Printed questions: first all questions with blanks, then the keys, if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .learner import check, question

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("steps", "settings", "stages", "attributes", "threshold", "sentence", "metric", "why")


@pytest.fixture
def paper(types: Page) -> Page:
    """The printed page after some responses."""
    question(types, "settings").locator("select").first.select_option("c-000000b1")
    check(question(types, "settings"))
    question(types, "metric").get_by_role("textbox").fill("secret words")
    question(types, "why").get_by_role("textbox").fill("secret words")
    check(question(types, "why"))
    types.emulate_media(media="print")
    return types


def test_all_keys_come_after_all_questions_and_in_their_order(paper: Page) -> None:
    def tops(selector: str) -> list[float]:
        found: list[float] = paper.locator(selector).evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().y)"
        )
        return found

    forms, keys = tops(".cairn-q__form"), tops(".cairn-key")
    assert len(forms) == len(keys) == 10
    assert forms == sorted(forms)
    assert keys == sorted(keys)
    assert max(forms) < min(keys)
    expect(question(paper, "metric").locator(".cairn-key__text")).to_be_visible()
    expect(question(paper, "why").locator(".cairn-key .cairn-model")).to_be_visible()


def test_keys_are_numbered_and_start_on_a_new_page(paper: Page) -> None:
    def before(name: str) -> str:
        content: str = question(paper, name).evaluate("one => getComputedStyle(one, '::before').content")
        return content

    assert before("steps") == '"1."'
    assert before("hospital-open") == '"10."'
    style = paper.locator(".cairn-check").evaluate("""one => {
        const { content, breakBefore, order } = getComputedStyle(one, "::after");
        return [content, breakBefore, order];
    }""")
    assert style == ['"Answers"', "page", "1"]


def test_print_has_empty_blanks_and_shows_no_response(paper: Page) -> None:
    for name in ("Check", "Try again", "Start over", "Done", "Your record"):
        expect(paper.get_by_text(name, exact=True).first).to_be_hidden()
    expect(paper.locator(".cairn-order__moves, .cairn-q__confidence, .cairn-review, .cairn-mark")).not_to_have_count(0)
    for part in paper.locator(".cairn-order__moves, .cairn-q__confidence, .cairn-review, .cairn-mark").all():
        expect(part).to_be_hidden()
    for field in paper.locator("select, textarea, input[type=text]").all():
        expect(field).to_have_css("color", "rgba(0, 0, 0, 0)")
        expect(field).to_be_visible()


def test_print_shows_rows_in_their_initial_order_and_the_screen_keeps_that_of_the_learner(types: Page) -> None:
    def rows() -> list[str]:
        return question(types, "steps").locator(".cairn-order__text").all_inner_texts()

    first = rows()
    question(types, "steps").get_by_role("button", name="Move down").first.click()
    moved = rows()
    types.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows() == first
    types.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows() == moved


def test_print_explains_the_letters(paper: Page) -> None:
    targets = question(paper, "settings").locator(".cairn-targets")
    expect(targets).to_be_visible()
    expect(targets).to_have_css("list-style-type", "upper-alpha")


def test_a_page_can_be_printed_without_its_keys(types: Page) -> None:
    types.locator(".cairn-check").evaluate("one => one.classList.add('cairn-check--no-key')")
    types.emulate_media(media="print")
    for key in types.locator(".cairn-key").all():
        expect(key).to_be_hidden()
    assert types.locator(".cairn-check").evaluate("one => getComputedStyle(one, '::after').content") == "none"
