# SPDX-License-Identifier: MIT
"""Answers with marks, feedback and shares, ranges, exact texts, and gaps to choose in, as a browser shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import rebuild, write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Locator, Page

QUESTIONS = """concepts: [bread]
questions:
  - id: gas
    stem: Which gas makes dough rise?
    accept: |
      - carbon dioxide
      - CO2
        > Short and right.
      - [50%] carbon monoxide
        > That one is poisonous.
      - [ ] *
        > It holds carbon and oxygen.
  - id: year
    stem: In which year?
    number: |
      - 1822..1824
      - [ ] 1922
        > A century too late.
    unit: AD
  - id: none
    stem: Which value?
    accept: |
      - None
      - [ ] none
        > Capitals matter.
    exact: yes
  - id: crust
    stem: Choose.
    blanks: A crust turns [[brown|~green|~blue]] at [[230|~100]] degrees.
  - id: rise
    stem: What else?
    choices: |
      - [x] Soda
      - [50%] Sourdough
        > It takes days.
      - [ ] Flour
"""
FILES = {"docs/concepts/bread.md": "---\nlearn_before: []\n---\n# Bread\n\nText.\n", "quizzes/bread.yml": QUESTIONS}


@pytest.fixture(scope="module")
def url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    themes = {"en": {"name": "material"}, "he": {"name": "material", "language": "he"}}
    folder = tmp_path_factory.mktemp("answers")
    for language, theme in themes.items():
        built = rebuild(write_site(folder / language, FILES, theme=theme, plugins=["search", "cairn"]))
        assert (built.error, built.problems) == ("", [])
    with serve_folder(folder) as address:
        yield address


def open_page(page: Page, url: str, language: str = "en") -> Page:
    page.goto(f"{url}{language}/site/concepts/bread/")
    expect(page.locator("#rise")).to_have_attribute("data-ready", "")
    return page


def answer(page: Page, name: str, text: str) -> Locator:
    """Type an answer and check it with the keyboard."""
    question = page.locator(f"#{name}")
    again = question.locator("[type=reset]:visible")
    if again.count():
        again.click()
    question.locator("input[type=text]").fill(text)
    page.keyboard.press("Enter")
    return question


@pytest.mark.parametrize(
    ("name", "typed", "state", "verdict", "feedback"),
    [
        ("gas", "Carbon dioxide", "right", "Right.", ""),
        ("gas", "co2", "right", "Right.", "Short and right."),
        ("gas", "carbon monoxide", "wrong", "Partly right.", "That one is poisonous."),
        ("gas", "steam", "wrong", "Not quite.", "It holds carbon and oxygen."),
        ("year", "1822", "right", "Right.", ""),
        ("year", "1922 AD", "wrong", "Not quite.", "A century too late."),
        ("none", " None ", "right", "Right.", ""),
        ("none", "none", "wrong", "Not quite.", "Capitals matter."),
    ],
)
def test_an_answer_gets_the_verdict_and_the_feedback_of_the_first_that_matches(
    page: Page, url: str, name: str, typed: str, state: str, verdict: str, feedback: str
) -> None:
    question = answer(open_page(page, url), name, typed)
    expect(question).to_have_attribute("data-state", state)
    expect(question.get_by_role("status")).to_contain_text(verdict)
    expect(question.get_by_role("status")).to_contain_text(feedback)
    expect(question.locator("form .cairn-feedback")).to_have_text([feedback] if feedback else [])
    result = verdict.partition(" ")[0].strip(".").lower()
    expect(question.locator("input[type=text]")).to_have_attribute("data-result", result.replace("not", "wrong"))


def test_a_second_wrong_answer_shows_a_range_as_the_key_and_the_unit_stays_beside_the_field(
    page: Page, url: str
) -> None:
    open_page(page, url)
    answer(page, "year", "1")
    question = answer(page, "year", "1922")
    expect(question.locator(".cairn-right")).to_have_text("Right answer: from 1822 to 1824 AD")
    field, unit = (question.locator(part).bounding_box() for part in ("input[type=text]", ".cairn-text__unit"))
    assert field
    assert unit
    assert field["y"] < unit["y"] + unit["height"] / 2 < field["y"] + field["height"]


def test_a_share_of_a_choice_is_partly_right(page: Page, url: str) -> None:
    question = open_page(page, url).locator("#rise")
    question.get_by_label("Sourdough").check()
    page.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("Partly right. It takes days.")
    expect(question.locator(".cairn-choice[data-result]")).to_have_attribute("data-result", "partly")
    expect(question.locator(".cairn-choice[data-key]")).to_have_count(0)


def test_a_gap_is_chosen_with_the_keyboard_and_kept(page: Page, url: str) -> None:
    first, second = open_page(page, url).locator("#crust select").all()
    assert sorted(first.locator("option").all_inner_texts()[1:]) == ["blue", "brown", "green"]
    assert first.locator("option").first.get_attribute("value") == ""
    first.focus()
    page.keyboard.type("gr")
    page.keyboard.press("Tab")
    page.keyboard.type("230")
    page.locator("#crust [type=submit]").press("Enter")
    expect(page.locator("#crust").get_by_role("status")).to_contain_text("1 of 2 right.")
    order = first.locator("option").all_inner_texts()
    page.emulate_media(forced_colors="active")
    assert [one.evaluate("e => getComputedStyle(e).borderTopStyle") for one in (first, second)] == ["solid", "solid"]
    page.reload()
    expect(first).to_have_value("green")
    assert first.locator("option").all_inner_texts() == order
    expect(first).to_have_attribute("data-result", "wrong")


def test_what_a_gap_offers_is_printed_and_shown_without_scripts(browser: Browser, page: Page, url: str) -> None:
    offered = open_page(page, url).locator(".cairn-blanks__options")
    expect(offered.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(offered.first).to_be_visible()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{url}en/site/concepts/bread/")
    expect(plain.locator(".cairn-blanks__options").first).to_be_visible()
    assert sorted(plain.locator(".cairn-blanks__options bdi").all_inner_texts()[:3]) == ["blue", "brown", "green"]
    context.close()


def test_from_right_to_left_results_are_beside_their_gaps_and_nothing_is_wider_than_a_phone(
    page: Page, url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    open_page(page, url, "he")
    first, second = page.locator("#crust select").all()
    first.select_option("brown")
    second.select_option("100")
    page.locator("#crust [type=submit]").click()
    select, mark = first.bounding_box(), page.locator("#crust .cairn-mark").first.bounding_box()
    assert select
    assert mark
    assert mark["x"] + mark["width"] <= select["x"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
