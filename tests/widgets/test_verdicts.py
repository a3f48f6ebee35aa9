# SPDX-License-Identifier: MIT
"""What follows an answer in a real browser: one next action, what is announced, and nothing for what is empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .exercises import ORDER, ROWS, Exercise, each_exercise, enter, fields, fill, keys, put
from .learner import (
    OTHER,
    RIGHT,
    WRONG,
    attempt,
    check,
    choose,
    focused,
    marks,
    more,
    question,
    respond,
    shown,
    status,
    store,
    stored,
    tab_to,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

NO_STATE = re.compile("")


def filled(element: Locator) -> list[str]:
    """The names of the filled buttons."""
    return element.locator(".md-button--primary:visible").all_inner_texts()


def actions(element: Locator) -> list[str]:
    """Everything below a question that can be pressed, without what is in the menu."""
    return element.locator(".cairn-q__actions > :is(button, a):visible").all_inner_texts()


# --- One next action -------------------------------------------------------------------------------


def test_after_a_right_answer_the_next_question_is_the_one_thing_to_do(questions: Page) -> None:
    element = question(questions)
    respond(element, RIGHT)
    assert (filled(element), actions(element)) == (["Next question"], ["Next question"])
    assert focused(questions) == "Next question"
    questions.keyboard.press("Enter")
    expect(question(questions, "no-weights").locator("fieldset")).to_be_focused()
    questions.keyboard.press("Tab")
    assert focused(questions) == "c-0000000a"


def test_questions_that_are_right_already_are_passed_over(questions: Page) -> None:
    respond(question(questions, "no-weights"), "Best-of-N", "Guiding", "A longer prompt")
    respond(question(questions), RIGHT)
    question(questions).get_by_role("button", name="Next question").click()
    expect(question(questions, "parity").locator("fieldset")).to_be_focused()


def test_after_the_last_question_the_next_page_follows(questions: Page) -> None:
    element = question(questions, "loop")
    # As in a theme whose last page has a link without an address.
    questions.evaluate("document.body.insertAdjacentHTML('beforeend', '<a rel=next>Next</a>')")
    respond(element, "max(candidates")
    assert (filled(element), actions(element)) == ([], ["Try again"])
    questions.evaluate("""() => { const link = document.createElement("a");
        link.innerHTML = '<span class="md-ellipsis">Reward Model</span>';
        link.className = "md-footer__link--next"; link.href = "none.html"; document.body.append(link) }""")
    element.get_by_role("button", name="Try again").click()
    respond(element, "max(candidates")
    assert (filled(element), actions(element)) == (["Next: Reward Model"], ["Next: Reward Model"])
    expect(element.get_by_role("link", name="Next: Reward Model")).to_be_focused()
    questions.keyboard.press("Enter")
    expect(questions).to_have_url(re.compile(r"none\.html$"))


def test_after_a_wrong_answer_there_is_another_try_a_hint_and_a_way_back(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    assert (filled(element), actions(element)) == (["Try again"], ["Try again"])
    expect(element.get_by_text("Show a hint")).to_be_visible()
    expect(element.locator("form .cairn-back")).to_have_count(1)
    element.get_by_role("button", name="Try again").click()
    respond(element, OTHER)
    # The key is shown, so there is little left to try.
    assert (filled(element), actions(element)) == (["Next question"], ["Next question", "Try again"])
    assert focused(questions) == "Next question"


@each_exercise
def test_once_the_right_answer_is_shown_the_next_question_is_the_first_thing_to_do(
    types: Page, exercise: Exercise
) -> None:
    add_rationale(types, exercise.name)
    element = question(types, exercise.name)
    for _ in range(2):
        if element.get_attribute("data-state"):
            element.get_by_role("button", name="Try again").click()
        enter(types, element, exercise.wrong, fill)
        check(element)
    assert len(keys(element)) > 0
    # The verdict stands right above the rationale.
    expect(element.locator(".cairn-q__status + .cairn-rationale")).to_be_visible()
    assert (filled(element), actions(element)) == (["Next question"], ["Next question", "Try again"])


def test_of_two_choices_the_right_one_is_named_at_once(questions: Page) -> None:
    element = question(questions, "parity")
    respond(element, "True")
    assert status(element).startswith("Not quite. Right answer: False")
    assert (filled(element), actions(element)) == (["Next question"], ["Next question", "Try again"])
    # What is more than a text is marked and not repeated.
    respond(question(questions, "loop"), "sorts first")
    assert status(question(questions, "loop")).startswith("Not quite. The right answer is now shown.")
    expect(question(questions, "loop").locator("[data-key]")).to_have_count(1)
    assert filled(question(questions, "loop")) == []


def test_a_table_keeps_its_heights_and_its_signs_stand_in_the_middle(types: Page, touched: Page) -> None:
    heights = "all => all.map(one => one.getBoundingClientRect().height)"
    middles = """all => all.map(one => { const middle = ({top, bottom}) => (top + bottom) / 2;
        return Math.abs(middle(one.querySelector(".cairn-icon").getBoundingClientRect())
            - middle(one.previousElementSibling.getBoundingClientRect())) })"""
    for page in (types, touched):
        element = question(page, "attributes")
        parts = element.locator(":is(tr, select):visible")
        enter(page, element, next(one for one in ROWS if one.name == "attributes").right, fill)
        before = parts.evaluate_all(heights)
        check(element)
        assert parts.evaluate_all(heights) == before
        offsets = element.locator(".cairn-mark").evaluate_all(middles)
        assert len(offsets) == 4
        assert max(offsets) < 1.5


def test_a_partly_right_answer_is_called_so_and_can_be_tried_again(types: Page) -> None:
    element = question(types, "settings")
    enter(types, element, ROWS[0].wrong, fill)
    check(element)
    assert status(element).startswith("Partly right. 2 of 3 right.")
    assert filled(element) == ["Try again"]


def test_starting_over_is_in_the_menu_of_the_question_and_nowhere_else(questions: Page) -> None:
    element = question(questions)
    again, reset = (element.get_by_role("button", name=name) for name in ("Try again", "Start over"))
    expect(more(element)).to_be_hidden()
    respond(element, RIGHT)
    expect(again).to_be_hidden()
    expect(reset).to_be_hidden()
    tab_to(questions, more(element))
    questions.keyboard.press("Enter")
    expect(reset).to_be_visible()
    again.click()
    assert focused(questions) == "c-00000001"
    expect(again).to_be_hidden()
    respond(element, WRONG)
    more(element).click()
    expect(again).to_have_count(1)
    reset.click()
    assert status(element) == "This question was reset."
    expect(more(element)).to_be_hidden()
    expect(element.get_by_role("button", name="Undo")).to_be_visible()


def test_after_an_earlier_visit_no_button_is_filled(questions: Page) -> None:
    respond(question(questions), RIGHT)
    respond(question(questions, "parity"), "True")
    questions.reload()
    for name in ("next-step", "parity"):
        expect(question(questions, name)).to_have_attribute("data-folded", "")
        assert (filled(question(questions, name)), actions(question(questions, name))) == ([], ["Try again"])


def test_an_open_answer_leads_on_and_one_with_few_ideas_can_be_tried_again(types: Page) -> None:
    element = question(types, "why")
    for ideas, wanted in ((1, ["Next question", "Try again"]), (2, ["Next question"])):
        fields(element)[0].fill(f"Text {ideas}")
        check(element)
        for box in element.get_by_role("checkbox").all()[:ideas]:
            box.check()
        element.get_by_role("button", name="Done").click()
        assert (filled(element), actions(element)) == (["Next question"], wanted)


# --- What is announced -----------------------------------------------------------------------------

NOTE = """element => { window.changes = 0;
    new MutationObserver(() => changes++).observe(element, {childList: true, subtree: true, characterData: true}) }"""


def test_verdict_and_feedback_are_one_announcement_and_restored_ones_are_none(questions: Page) -> None:
    element = question(questions)
    choose(element, WRONG)
    element.get_by_role("status").evaluate(NOTE)
    check(element)
    assert questions.evaluate("changes") == 1
    expect(element.get_by_role("status")).to_have_attribute("aria-live", "polite")
    assert "An update would be fine-tuning." in status(element)
    questions.reload()
    expect(element).to_have_attribute("data-folded", "")
    expect(element.get_by_role("status")).to_have_attribute("aria-live", "off")


def test_only_the_feedback_on_what_was_chosen_is_announced(questions: Page) -> None:
    element = question(questions)
    respond(element, WRONG)
    respond(element, OTHER)
    assert "This choice is right. The reward ranks" in " ".join(shown(element))
    assert "The reward ranks" not in status(element)


def test_without_the_learner_layer_nothing_is_said_about_what_counts(questions: Page) -> None:
    element = question(questions)
    element.get_by_text("Show a hint").click()
    respond(element, RIGHT)
    assert status(element) == "Right. The reward ranks what exists already."
    assert element.locator(".cairn-q__open").count() == 0


def test_each_way_back_is_said_once(questions: Page) -> None:
    back = '<p class="cairn-back">Go back to: <a href="#x">X</a></p>'
    for item in ("b", "c"):
        questions.evaluate(
            """([item, back]) => { const entry = document.querySelector(`#no-weights .cairn-key [data-item="${item}"]`)
            ?? Object.assign(document.createElement("li"), {innerHTML: "<div class='cairn-feedback'></div>"});
            entry.dataset.item = item; document.querySelector("#no-weights .cairn-key__items").append(entry);
            entry.querySelector(".cairn-feedback").innerHTML = `<p>No ${item}.</p>${back}`; }""",
            [f"c-0000000{item}", back],
        )
    element = question(questions, "no-weights")
    for box in element.get_by_role("checkbox").all():
        box.check()
    check(element)
    assert status(element).count("Go back to: X") == 1


# --- Nothing for what is empty ---------------------------------------------------------------------


@each_exercise
def test_empty_rows_cells_and_gaps_are_asked_for_and_nothing_is_recorded(types: Page, exercise: Exercise) -> None:
    element = question(types, exercise.name)
    everything = fields(element)
    check(element)
    if len(everything) > 1:
        assert status(element) == f"{len(everything)} left to fill in."
    expect(everything[0]).to_be_focused()
    for count, field in enumerate(everything[:-1], 1):
        fill(types, field, exercise.right[count - 1])
        check(element)
        assert status(element) == f"{len(everything) - count} left to fill in."
        expect(everything[count]).to_be_focused()
    for text in (" ", "\u200b", "\u00a0\t") if everything[-1].evaluate("one => one.localName") == "input" else ():
        everything[-1].fill(text)
        check(element)
        expect(element).not_to_have_attribute("data-state", NO_STATE)
    assert (stored(types), marks(element), shown(element)) == ([], [], [])


def test_rows_that_a_reader_does_not_know_show_what_is_right_and_are_not_marked(types: Page) -> None:
    for exercise in ROWS[:3]:
        question(types, exercise.name).evaluate("one => one.giveUp()")
        assert marks(question(types, exercise.name)) == []
        assert len(keys(question(types, exercise.name))) == len(exercise.right)
        assert status(question(types, exercise.name)) == "The right answer is now shown."


def test_an_untouched_order_and_an_empty_open_answer_are_not_wrong(types: Page) -> None:
    for name in ("steps", "why", "hospital-proxy", "hospital-open"):
        check(question(types, name))
        assert status(question(types, name))
        expect(question(types, name)).not_to_have_attribute("data-state", NO_STATE)
    expect(fields(question(types, "hospital-open"))[0]).to_be_focused()
    assert stored(types) == []


def test_an_earlier_answer_with_an_empty_row_is_there_to_be_completed(types: Page) -> None:
    store(types, attempt({"c-000000f1": "sensitive"}, "sentence", score=0.5))
    types.reload()
    element = question(types, "sentence")
    expect(element).to_have_attribute("data-ready", "")
    assert [field.input_value() for field in fields(element)] == ["sensitive", ""]
    assert (element.get_attribute("data-state"), marks(element)) == (None, [])
    check(element)
    assert status(element) == "1 left to fill in."


# --- The rationale, as soon as the key is plain -----------------------------------------------------


def add_rationale(page: Page, name: str) -> None:
    page.evaluate(
        """name => { const key = document.querySelector(`#${name} .cairn-key`);
        key.querySelector(":scope > .cairn-rationale")?.remove();
        key.insertAdjacentHTML("beforeend", '<div class="cairn-rationale"><p>Since it is so.</p></div>'); }""",
        name,
    )


@pytest.mark.parametrize(
    ("name", "choices", "is_plain"),
    [
        ("parity", ["True"], True),  # true or false
        ("loop", ["sorts first"], True),  # one of two
        ("next-step", [WRONG], False),  # one of four
        ("no-weights", ["Best-of-N", "Direct"], True),  # both others are missing
        ("no-weights", ["Best-of-N"], False),  # two of the three others are missing
        ("no-weights", ["Best-of-N", "Direct", "Guiding", "longer"], True),  # one too many, and marked
    ],
)
def test_the_rationale_is_shown_when_the_result_gives_the_key_away(
    questions: Page, name: str, choices: list[str], *, is_plain: bool
) -> None:
    add_rationale(questions, name)
    element = question(questions, name)
    respond(element, *choices)
    expect(element).to_have_attribute("data-state", "wrong")
    expect(element.locator("form .cairn-rationale")).to_have_count(int(is_plain))
    # Then the key is marked, too.
    assert (element.locator("[data-key]").count() > 0) == is_plain


def test_the_rationale_is_shown_when_two_rows_have_to_change_places_or_one_option_is_left(types: Page) -> None:
    for name in ("steps", "stages", "settings"):
        add_rationale(types, name)
    put(question(types, "steps"), ("Load", "Receive", "Sample", "Return"), lambda button: button.click())
    for exercise in ROWS[:2]:
        enter(types, question(types, exercise.name), exercise.wrong, fill)
    for name, is_plain in (("steps", True), ("stages", True), ("settings", False)):
        check(question(types, name))
        expect(question(types, name).locator("form .cairn-rationale")).to_have_count(int(is_plain))
    assert status(question(types, "stages")) == f"{ROWS[1].said} Since it is so."
    question(types, "steps").get_by_role("button", name="Try again").click()
    put(question(types, "steps"), ORDER[::-1], lambda button: button.click())
    check(question(types, "steps"))
    # The key is shown after two wrong responses.
    expect(question(types, "steps").locator("form .cairn-rationale")).to_have_count(1)
