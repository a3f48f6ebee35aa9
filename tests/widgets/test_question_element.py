# SPDX-License-Identifier: MIT
"""Questions in a real browser: by keyboard, by tap, remembered, announced, and without any script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .learner import RECORD, attempt, check, choice, choose, focused, question, respond, shown, status, store, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

RIGHT = "Returns the second candidate"
WRONG = "Updates the model"
OTHER = "Asks a person"


# --- Before anything is done -------------------------------------------------------------------------


def test_a_question_that_is_ready_offers_to_check_and_hides_its_key(questions: Page) -> None:
    element = question(questions)
    expect(element.get_by_role("button", name="Check")).to_be_visible()
    expect(element.get_by_role("button", name="Try again")).to_be_hidden()
    expect(element.locator(".cairn-key")).to_be_hidden()
    expect(element).not_to_have_attribute("data-state", re.compile(""))


def test_a_question_is_a_group_named_by_its_kind_and_stem(questions: Page) -> None:
    group = question(questions, "parity").get_by_role("group")
    expect(group).to_have_accessible_name("3. True or false Demographic parity implies equal error rates.")


def test_checking_without_a_choice_says_what_is_missing_and_stores_nothing(questions: Page) -> None:
    check(question(questions))
    assert status(question(questions)) == "Choose an answer first."
    check(question(questions, "no-weights"))
    assert status(question(questions, "no-weights")) == "Choose at least one answer first."
    assert stored(questions) == []
    assert focused(questions) == "Check"


def test_choosing_takes_that_sentence_away(questions: Page) -> None:
    check(question(questions))
    choose(question(questions), OTHER)
    assert status(question(questions)) == ""


# --- Single choice -----------------------------------------------------------------------------------


def test_a_wrong_response_shows_its_feedback_and_not_the_key(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    expect(element).to_have_attribute("data-state", "wrong")
    expect(choice(element, WRONG)).to_have_attribute("data-result", "wrong")
    assert element.locator("[data-result]").count() == 1
    assert element.locator("[data-key]").count() == 0
    assert [text.split(".")[0] for text in shown(element)] == ["Not quite"]
    assert status(element) == "Not quite. Try again."
    expect(element.locator("form").get_by_role("link", name="Reward models")).to_be_visible()


def test_a_right_response_shows_its_feedback_and_the_rationale(questions: Page) -> None:
    element = question(questions)
    respond(element, RIGHT)
    expect(element).to_have_attribute("data-state", "right")
    expect(choice(element, RIGHT)).to_have_attribute("data-result", "right")
    rated, rationale = shown(element)
    assert rated == "Right. The reward ranks what exists already."
    assert rationale.startswith("Best-of-N sampling compares")
    assert status(element) == "Right."


def test_feedback_is_tied_to_the_control_that_it_is_about(questions: Page) -> None:
    element = question(questions)
    respond(element, RIGHT)
    description = "Right. The reward ranks what exists already."
    expect(element.get_by_role("radio", name=RIGHT)).to_have_accessible_description(description)


def test_the_second_wrong_response_in_a_row_shows_the_key(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, OTHER)
    expect(choice(element, OTHER)).to_have_attribute("data-result", "wrong")
    expect(choice(element, RIGHT)).to_have_attribute("data-key", "")
    assert shown(element)[0] == "This is right. The reward ranks what exists already."
    assert shown(element)[-1].startswith("Best-of-N")
    assert status(element) == "Not quite. The right choice is now marked."


def test_a_right_response_starts_the_count_of_wrong_ones_anew(questions: Page) -> None:
    element = question(questions)
    for text in (WRONG, RIGHT, WRONG):
        respond(element, text)
    assert element.locator("[data-key]").count() == 0


def test_trying_again_clears_the_question_and_goes_to_its_first_choice(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    element.get_by_role("button", name="Try again").click()
    assert element.locator("input:checked").count() == 0
    assert element.locator("[data-result], .cairn-shown, [aria-describedby]").count() == 0
    assert status(element) == ""
    assert focused(questions) == "c-00000001"
    expect(element.get_by_role("button", name="Check")).to_be_visible()
    expect(element.get_by_role("button", name="Try again")).to_be_hidden()


def test_choosing_another_choice_is_trying_again(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    choose(element, RIGHT)
    assert element.locator("[data-result], .cairn-shown").count() == 0
    assert element.locator("input:checked").get_attribute("value") == "c-00000001"
    check(element)
    expect(element).to_have_attribute("data-state", "right")


# --- Multiple choice, true or false, choices with blocks ----------------------------------------------


def test_a_multiple_choice_tells_how_many_were_found(questions: Page) -> None:
    element = question(questions, "no-weights")
    respond(element, "Best-of-N", "Direct")
    expect(choice(element, "Best-of-N")).to_have_attribute("data-result", "right")
    expect(choice(element, "Direct")).to_have_attribute("data-result", "wrong")
    found = "1 of 3 right choices found. 1 of your choices is wrong."
    assert status(element) == f"Not quite. Try again. {found}"
    assert stored(questions)[0]["score"] == 0
    assert stored(questions)[0]["response"] == ["c-0000000a", "c-0000000b"]


def test_a_partly_right_multiple_choice_scores_its_part_and_counts_as_wrong(questions: Page) -> None:
    element = question(questions, "no-weights")
    respond(element, "Best-of-N", "Guiding")
    assert stored(questions)[0]["score"] == pytest.approx(2 / 3)
    expect(element).to_have_attribute("data-state", "wrong")
    respond(element, "A longer prompt")
    expect(element).to_have_attribute("data-state", "right")
    assert status(element) == "Right. 3 of 3 right choices found."


def test_the_key_of_a_multiple_choice_marks_what_was_missed(questions: Page) -> None:
    element = question(questions, "no-weights")
    respond(element, "Direct")
    respond(element, "Best-of-N")
    assert element.locator("[data-key]").count() == 3
    assert status(element).endswith("The right choices are now marked.")
    assert shown(element)[2] == "This is right. The guidance acts while the model writes."


def test_true_or_false_is_checked_like_a_single_choice(questions: Page) -> None:
    element = question(questions, "parity")
    respond(element, "False")
    expect(element).to_have_attribute("data-state", "right")
    assert stored(questions)[0]["response"] == ["false"]


def test_a_choice_that_holds_blocks_is_chosen_by_a_click_on_them(questions: Page) -> None:
    element = question(questions, "loop")
    element.locator("form").get_by_text("return sorted(candidates)[0]").click()
    assert focused(questions) == "c-000000e2"
    check(element)
    expect(choice(element, "sorts first")).to_have_attribute("data-result", "wrong")


# --- Keyboard, touch, focus ----------------------------------------------------------------------------


def test_the_keyboard_alone_is_enough(questions: Page) -> None:
    keyboard = questions.keyboard
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    assert focused(questions) == "c-00000002"
    assert stored(questions) == []
    keyboard.press("Tab")
    assert focused(questions) == "Check"
    keyboard.press("Enter")
    assert focused(questions) == "Try again"
    expect(question(questions)).to_have_attribute("data-state", "wrong")
    keyboard.press("Space")
    assert focused(questions) == "c-00000001"
    keyboard.press("Space")
    keyboard.press("Enter")
    assert focused(questions) == "c-00000001"
    expect(question(questions)).to_have_attribute("data-state", "right")
    assert [event["response"] for event in stored(questions)] == [["c-00000002"], ["c-00000001"]]


def test_arrows_move_the_choice_and_never_check(questions: Page) -> None:
    question(questions).get_by_role("radio").first.focus()
    for _ in range(6):
        questions.keyboard.press("ArrowDown")
    questions.keyboard.press("ArrowUp")
    assert stored(questions) == []
    expect(question(questions)).not_to_have_attribute("data-state", re.compile(""))


def test_enter_in_a_checked_choice_adds_no_attempt(questions: Page) -> None:
    element = question(questions)
    element.get_by_role("radio").first.focus()
    for key in ("Space", "Enter", "Enter", "Enter"):
        questions.keyboard.press(key)
    assert len(stored(questions)) == 1
    expect(element).to_have_attribute("data-state", "right")


def test_arrows_after_a_check_begin_a_retry_and_keep_the_focus(questions: Page) -> None:
    element = question(questions)
    element.get_by_role("radio").nth(1).focus()
    for key in ("Space", "Enter", "ArrowDown"):
        questions.keyboard.press(key)
    assert focused(questions) == "c-00000003"
    assert element.locator("[data-result]").count() == 0
    expect(element.get_by_role("button", name="Check")).to_be_visible()


def test_single_taps_are_enough(browser: Browser, question_site: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{question_site}questions.html")
    element = question(page)
    element.get_by_text(WRONG).first.tap()
    element.get_by_role("button", name="Check").tap()
    assert focused(page) == "Try again"
    element.get_by_role("button", name="Try again").tap()
    element.get_by_text(RIGHT).first.tap()
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "right")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


# --- Remembered ------------------------------------------------------------------------------------------


def test_an_attempt_is_stored_as_an_event(questions: Page) -> None:
    element = question(questions)
    element.get_by_text("Show a hint").click()
    respond(element, WRONG)
    (event,) = stored(questions)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event.pop("at"))
    assert len(event.pop("id")) >= 32
    expected = {"type": "attempt", "subject": "question:next-step", "score": 0, "hints": 1}
    assert event == expected | {"response": ["c-00000002"]}


def test_each_hint_counts_once_and_they_open_one_at_a_time(questions: Page) -> None:
    element = question(questions)
    first, second = element.get_by_text("Show a hint"), element.get_by_text("Show another hint")
    expect(second).to_be_hidden()
    for hint in (first, second, second, first, first):
        hint.click()
    expect(element.locator("details[open]")).to_have_count(1)
    respond(element, WRONG)
    assert stored(questions)[0]["hints"] == 2


def test_the_last_attempt_is_shown_again_after_a_reload(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, RIGHT)
    before = shown(element)
    questions.reload()
    expect(element).to_have_attribute("data-state", "right")
    assert element.locator("input:checked").get_attribute("value") == "c-00000001"
    assert shown(element) == before
    expect(element.get_by_role("button", name="Try again")).to_be_visible()
    assert len(stored(questions)) == 2


def test_a_shown_key_is_shown_again_after_a_reload_and_nothing_is_announced(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, OTHER)
    questions.reload()
    expect(choice(element, RIGHT)).to_have_attribute("data-key", "")
    expect(element.locator(".cairn-q__status")).to_have_attribute("aria-live", "off")
    choose(element, WRONG)
    expect(element.locator(".cairn-q__status")).to_have_attribute("aria-live", "polite")


def test_two_questions_do_not_mix(questions: Page) -> None:
    respond(question(questions, "parity"), "True")
    respond(question(questions), RIGHT)
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "right")
    expect(question(questions, "parity")).to_have_attribute("data-state", "wrong")
    expect(question(questions, "loop")).not_to_have_attribute("data-state", re.compile(""))


def test_two_tabs_do_not_lose_each_others_attempts(questions: Page) -> None:
    other = questions.context.new_page()
    other.goto(questions.url)
    respond(question(questions), RIGHT)
    respond(question(other, "parity"), "False")
    respond(question(questions, "no-weights"), "Direct")
    assert len(stored(other)) == 3


@pytest.mark.parametrize(
    "response", [["c-gone"], ["true"], ["c-00000001", "c-00000002"], "c-00000001", None, {}, [[]], 7]
)
def test_a_response_that_no_longer_fits_is_not_shown(questions: Page, response: object) -> None:
    store(questions, attempt(response))
    questions.reload()
    expect(question(questions)).to_have_attribute("data-ready", "")
    expect(question(questions)).not_to_have_attribute("data-state", re.compile(""))
    assert question(questions).locator("input:checked").count() == 0


def test_what_is_left_of_a_response_is_shown(questions: Page) -> None:
    store(questions, attempt(["c-0000000a", "c-gone"], "no-weights"))
    questions.reload()
    expect(question(questions, "no-weights")).to_have_attribute("data-state", "wrong")
    assert question(questions, "no-weights").locator("input:checked").count() == 1


def test_a_corrected_key_corrects_the_mark_of_an_old_response(questions: Page) -> None:
    store(questions, attempt(["c-00000001"], score=0))
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "right")


def test_an_unreadable_record_is_kept_aside_and_the_reader_is_told(questions: Page) -> None:
    questions.evaluate("key => localStorage.setItem(key, '{broken')", RECORD)
    questions.reload()
    assert status(question(questions)).startswith("Your earlier progress could not be read.")
    respond(question(questions), RIGHT)
    assert questions.evaluate(f"localStorage.getItem('{RECORD}:kept-1')") == "{broken"
    assert len(stored(questions)) == 1


def test_a_forbidden_storage_is_told_once_and_the_question_still_works(calm_page: Page, question_site: str) -> None:
    calm_page.goto(f"{question_site}frame.html")
    frame = calm_page.frame_locator("iframe")
    element = frame.locator("#next-step")
    respond(element, WRONG)
    assert "does not let the site save your progress" in status(element)
    respond(element, OTHER)
    expect(choice(element, RIGHT)).to_have_attribute("data-key", "")
    assert "save your progress" not in status(element)


def test_a_full_storage_is_told_and_loses_nothing_that_was_saved(questions: Page) -> None:
    respond(question(questions), RIGHT)
    questions.evaluate("""() => { for (let size = 1 << 22; size > 0; size >>= 1) {
        const put = (i) => localStorage.setItem(`x${size}-${i}`, "x".repeat(size));
        try { for (let i = 0; ; i++) put(i); } catch {} } }""")
    respond(question(questions, "parity"), "False")
    assert "save your progress" in status(question(questions, "parity"))
    expect(question(questions, "parity")).to_have_attribute("data-state", "right")
    assert len(stored(questions)) == 1


def test_stored_markup_is_only_ever_text(questions: Page) -> None:
    bad = "<img src=x onerror=document.title='owned'>"
    store(questions, attempt([bad, "c-00000002"]), {**attempt([bad], bad), "id": bad}, attempt(bad, "loop"))
    questions.reload()
    expect(question(questions)).to_have_attribute("data-state", "wrong")
    assert questions.locator("img").count() == 0
    assert questions.title() == "Alignment"


# --- In the page ------------------------------------------------------------------------------------------


def test_clones_of_feedback_repeat_no_id(questions: Page) -> None:
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


def test_an_attempt_is_told_to_the_page(questions: Page) -> None:
    questions.evaluate("""() => { window.told = [];
        document.addEventListener("cairn-question-attempted", (e) => told.push([e.question, e.score])); }""")
    respond(question(questions, "parity"), "True")
    assert questions.evaluate("told") == [["parity", 0]]


def test_a_question_of_an_unknown_type_stays_as_it_was_written(calm_page: Page, question_site: str) -> None:
    def rewrite(route: Any) -> None:
        text = route.fetch().text().replace('data-type="single"', 'data-type="guess"')
        route.fulfill(body=text, content_type="text/html")

    calm_page.route("**/questions.html", rewrite)
    calm_page.goto(f"{question_site}questions.html")
    expect(question(calm_page, "parity")).to_have_attribute("data-ready", "")
    expect(question(calm_page).get_by_role("button")).to_have_count(0)
    expect(question(calm_page).get_by_text("Show the answer")).to_be_visible()


def test_the_loader_appends_one_script_and_only_where_a_question_stands(calm_page: Page, question_site: str) -> None:
    # The theme's stream of documents: instant navigation changes the page and keeps the scripts.
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


def test_questions_work_from_a_disk(calm_page: Page, question_folder: Path) -> None:
    calm_page.goto((question_folder / "bare.html").as_uri())
    respond(question(calm_page), RIGHT)
    calm_page.reload()
    expect(question(calm_page)).to_have_attribute("data-state", "right")


def test_without_scripts_hints_and_key_open_and_nothing_offers_to_check(browser: Browser, question_site: str) -> None:
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


def test_paper_shows_empty_boxes_and_the_key_and_no_controls(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    questions.emulate_media(media="print")
    for part in (".cairn-q__actions", ".cairn-hint", ".cairn-q__status", ".cairn-verdict"):
        expect(element.locator(part).first).to_be_hidden()
    expect(element.locator(".cairn-key__text").first).to_be_visible()
    expect(element.locator("summary").get_by_text("Show the answer")).to_be_hidden()
    expect(choice(element, WRONG).get_by_role("radio")).to_have_css("appearance", "none")


# --- For everyone ---------------------------------------------------------------------------------------


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


def test_the_styles_fetch_nothing(question_folder: Path) -> None:
    text = (question_folder / "assets/cairn/questions.css").read_text("utf-8")
    assert "url(" not in text
    assert "@import" not in text


def test_the_lock_file_names_no_registry() -> None:
    lock = Path(__file__).parents[2] / "plugins/widgets/package-lock.json"
    assert '"resolved"' not in lock.read_text("utf-8")
