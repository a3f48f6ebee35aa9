# SPDX-License-Identifier: MIT
"""A question in its page: moved, copied, without scripts, in print, with other themes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .learner import OTHER, RIGHT, WRONG, check, choice, choose, focused, question, respond, shown, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def test_copies_of_feedback_have_no_duplicate_ids(questions: Page) -> None:
    respond(question(questions), RIGHT)
    ids = questions.locator("[id]").evaluate_all("elements => elements.map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_a_question_that_is_moved_keeps_its_state_and_listens_once(questions: Page) -> None:
    element = question(questions)
    choose(element, WRONG)
    for _ in range(3):
        element.evaluate("element => element.parentNode.append(element)")
    assert element.locator("input:checked").count() == 1
    check(element)
    assert len(stored(questions)) == 1
    assert len(shown(element)) == 1
    element.evaluate("element => element.parentNode.prepend(element)")
    expect(element).to_have_attribute("data-state", "wrong")
    element.get_by_role("button", name="Try again").click()
    assert focused(questions) == "c-00000001"


def test_a_copy_of_a_checked_question_shows_its_result_once(questions: Page) -> None:
    respond(question(questions), WRONG)
    question(questions).evaluate("element => element.replaceWith(element.cloneNode(true))")
    assert len(shown(question(questions))) == 1
    question(questions).get_by_role("button", name="Try again").click()
    assert shown(question(questions)) == []


def test_an_attempt_dispatches_an_event(questions: Page) -> None:
    questions.evaluate("""() => { window.attempts = [];
        document.addEventListener("cairn-question-attempted", (e) => attempts.push([e.question, e.score])); }""")
    respond(question(questions, "parity"), "True")
    assert questions.evaluate("attempts") == [["parity", 0]]


def test_a_question_of_an_unknown_type_stays_as_it_was_written(calm_page: Page, question_site: str) -> None:
    def rewrite(route: Any) -> None:
        text = route.fetch().text().replace('data-type="single"', 'data-type="guess"')
        route.fulfill(body=text, content_type="text/html")

    calm_page.route("**/questions.html", rewrite)
    calm_page.goto(f"{question_site}questions.html")
    expect(question(calm_page, "parity")).to_have_attribute("data-ready", "")
    expect(question(calm_page).get_by_role("button")).to_have_count(0)
    expect(question(calm_page).get_by_text("Show the answer")).to_be_visible()


def test_the_loader_adds_the_script_once_and_only_on_pages_with_questions(calm_page: Page, question_site: str) -> None:
    # Stands for the theme's stream of documents: instant navigation changes the page and keeps the scripts.
    stream = "window.looks = []; window.document$ = { subscribe(look) { looks.push(look); look(); } };"
    calm_page.add_init_script(stream)
    calm_page.goto(f"{question_site}none.html")
    scripts = calm_page.locator("script[src$='/questions.js']")
    expect(scripts).to_have_count(0)
    calm_page.evaluate("""async () => {
        const text = await (await fetch("questions.html")).text();
        const other = new DOMParser().parseFromString(text, "text/html");
        document.querySelector("main").replaceWith(other.querySelector("main"));
        for (let time = 0; time < 3; time++) looks.forEach((look) => look());
    }""")
    respond(question(calm_page), RIGHT)
    expect(question(calm_page)).to_have_attribute("data-state", "right")
    expect(scripts).to_have_count(1)


def test_questions_work_from_file_urls(calm_page: Page, question_folder: Path) -> None:
    calm_page.goto((question_folder / "bare.html").as_uri())
    respond(question(calm_page), RIGHT)
    calm_page.reload()
    expect(question(calm_page)).to_have_attribute("data-state", "right")


def test_without_scripts_hints_and_key_can_be_opened_and_there_is_no_check_button(
    browser: Browser, question_site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{question_site}questions.html")
    element = question(page)
    expect(element.get_by_role("button")).to_have_count(0)
    element.get_by_text("Show the answer").click()
    expect(element.locator(".cairn-key").get_by_text(RIGHT)).to_be_visible()
    element.get_by_text("Show a hint").click()
    expect(element.get_by_text("Show another hint")).to_be_visible()
    context.close()


def test_print_shows_empty_boxes_and_the_key_and_no_buttons(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    questions.emulate_media(media="print")
    for part in (".cairn-q__actions", ".cairn-hint", ".cairn-q__status", ".cairn-verdict"):
        expect(element.locator(part).first).to_be_hidden()
    expect(element.locator(".cairn-key__text").first).to_be_visible()
    expect(element.locator("summary").get_by_text("Show the answer")).to_be_hidden()
    expect(choice(element, WRONG).get_by_role("radio")).to_have_css("appearance", "none")


@pytest.mark.parametrize("width", [1200, 320])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_before_during_and_after(
    questions: Page, find_violations: Callable[[Page], list[Any]], scheme: str, width: int
) -> None:
    questions.set_viewport_size({"width": width, "height": 800})
    questions.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    assert find_violations(questions) == []
    respond(question(questions), WRONG)
    respond(question(questions, "no-weights"), "Best-of-N", "Direct")
    question(questions).get_by_text("Show a hint").click()
    check(question(questions, "loop"))
    assert find_violations(questions) == []
    respond(question(questions), OTHER)
    respond(question(questions, "parity"), "False")
    assert find_violations(questions) == []
    assert questions.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_on_a_theme_without_any_of_these_styles(
    calm_page: Page, question_site: str, find_violations: Callable[[Page], list[Any]]
) -> None:
    calm_page.goto(f"{question_site}bare.html")
    respond(question(calm_page), WRONG)
    respond(question(calm_page, "parity"), "False")
    assert find_violations(calm_page) == []


def test_the_styles_load_no_other_files(question_folder: Path) -> None:
    text = (question_folder / "assets/cairn/questions.css").read_text("utf-8")
    assert "url(" not in text
    assert "@import" not in text
