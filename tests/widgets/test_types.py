# SPDX-License-Identifier: MIT
"""Every type of question in a real browser: by keyboard, by tap, right, wrong, again, and after a reload."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .learner import (
    attempt,
    check,
    enter_by_keyboard,
    enter_by_tap,
    focused,
    marks,
    question,
    status,
    store,
    stored,
    tab_to,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

ORDER = ("Receive", "Sample", "Load", "Return")
TIED = ("Receive", "Load", "Sample", "Return")
FIELDS = "select, input[type=text], textarea"


@dataclass(frozen=True)
class Exercise:
    """One question of rows or fields: what to enter in each, and what follows."""

    name: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    response: Any
    """What a right one stores."""
    marks: tuple[str, ...]
    """The marks of the wrong one."""
    said: str
    keys: tuple[str, ...]
    """What is shown as right after the second wrong one."""
    score: float = 0


ROWS = (
    Exercise(
        "settings",
        ("Follow", "Stay", "Cost"),
        ("Follow", "Cost", "Cost"),
        {"c-000000a1": "c-000000b2", "c-000000a2": "c-000000b1", "c-000000a3": "c-000000b3"},
        ("right", "wrong", "right"),
        "Not quite. Try again. 2 of 3 right.",
        ("Right: Stay close to the reference model",),
        2 / 3,
    ),
    Exercise(
        "stages",
        ("Before", "While"),
        ("Before", ""),
        {"c-000000c1": "c-000000d1", "c-000000c2": "c-000000d2"},
        ("right", "wrong"),
        "Not quite. Try again. 1 of 2 right.",
        ("Right: While training, by argmin f(x)",),
        1 / 2,
    ),
    Exercise(
        "attributes",
        ("before", "balances", "while", "fools"),
        ("before", "fools", "", ""),
        {
            "c-00000001.c-00000011": "c-00000021",
            "c-00000001.c-00000012": "c-00000031",
            "c-00000002.c-00000011": "c-00000022",
            "c-00000002.c-00000012": "c-00000032",
        },
        ("right", "wrong", "wrong", "wrong"),
        "Not quite. Try again. 1 of 4 right.",
        ("Right: balances weights", "Right: while training", "Right: fools an adversary"),
        1 / 4,
    ),
    Exercise("threshold", ("1,5 kg",), ("2.5",), "1,5 kg", ("wrong",), "Not quite. Try again.", ("Right: 1.5 kg",)),
    Exercise(
        "sentence",
        ("Sensitive", "predictions"),
        ("Sensitive", "weights"),
        {"c-000000f1": "Sensitive", "c-000000f2": "predictions"},
        ("right", "wrong"),
        "Not quite. Try again. 1 of 2 right.",
        ("Right: prediction",),
        1 / 2,
    ),
    Exercise(
        "metric",
        ("Four fifths rule",),
        ("ratio",),
        "Four fifths rule",
        ("wrong",),
        "Not quite. Try again.",
        ("Right: disparate impact",),
    ),
)
each_exercise = pytest.mark.parametrize("exercise", ROWS, ids=lambda exercise: exercise.name)


def fields(element: Locator) -> list[Locator]:
    return element.locator(f":scope fieldset :is({FIELDS}):visible").all()


def enter(page: Page, element: Locator, texts: tuple[str, ...], how: Callable[[Page, Locator, str], None]) -> None:
    for field, text in zip(fields(element), texts, strict=True):
        if text:
            how(page, field, text)


def fill(page: Page, control: Locator, text: str) -> None:
    """Enter something by the shortest way, where it does not matter how."""
    if control.evaluate("one => one.localName") == "select":
        control.select_option(control.locator("option", has_text=text).inner_text())
    else:
        control.fill(text)


def rows(element: Locator) -> list[str]:
    """The first words of an order's rows, as they stand."""
    return [text.split()[0] for text in element.locator(".cairn-order__text").all_inner_texts()]


def put(element: Locator, order: tuple[str, ...], press: Callable[[Locator], None]) -> None:
    """Bring rows into an order by their buttons alone."""
    for place, text in enumerate(order):
        button = element.get_by_role("button", name=f"Move up: {text}")
        for _ in range(rows(element).index(text) - place):
            press(button)


def keys(element: Locator) -> list[str]:
    return [" ".join(text.split()) for text in element.locator(".cairn-right").all_inner_texts()]


# --- Rows and fields -----------------------------------------------------------------------------------


@each_exercise
def test_the_keyboard_alone_is_enough(types: Page, exercise: Exercise) -> None:
    element = question(types, exercise.name)
    enter(types, element, exercise.wrong, enter_by_keyboard)
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "wrong")
    assert focused(types) == "Try again"
    types.keyboard.press("Enter")
    # The retry begins where something is wrong, and keeps the rest.
    wrong = exercise.marks.index("wrong")
    expect(fields(element)[wrong]).to_be_focused()
    for field, text in list(zip(fields(element), exercise.right, strict=True))[wrong:]:
        enter_by_keyboard(types, field, text)
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Space")
    expect(element).to_have_attribute("data-state", "right")
    assert focused(types) == "Try again"
    first, second = stored(types)
    assert first["score"] == pytest.approx(exercise.score)
    assert (second["score"], second["response"]) == (1, exercise.response)


@each_exercise
def test_single_taps_are_enough(touched: Page, exercise: Exercise) -> None:
    element = question(touched, exercise.name)
    enter(touched, element, exercise.wrong, enter_by_tap)
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "wrong")
    element.get_by_role("button", name="Try again").tap()
    enter(touched, element, exercise.right, enter_by_tap)
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "right")


@each_exercise
def test_the_second_wrong_response_shows_what_is_right_and_the_first_does_not(types: Page, exercise: Exercise) -> None:
    element = question(types, exercise.name)
    enter(types, element, exercise.wrong, fill)
    check(element)
    assert (status(element), marks(element), keys(element)) == (exercise.said, list(exercise.marks), [])
    element.get_by_role("button", name="Try again").click()
    assert (status(element), marks(element)) == ("", [])
    check(element)
    assert keys(element) == list(exercise.keys)
    assert status(element).endswith("The right answer is now shown.")
    before = [field.input_value() for field in fields(element)]
    types.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    assert [field.input_value() for field in fields(element)] == before
    assert (marks(element), keys(element)) == (list(exercise.marks), list(exercise.keys))


@each_exercise
def test_nothing_entered_is_said_and_stored_nowhere(types: Page, exercise: Exercise) -> None:
    element = question(types, exercise.name)
    check(element)
    assert status(element)
    assert stored(types) == []
    expect(element).not_to_have_attribute("data-state", re.compile(""))


def test_each_control_is_described_by_its_result(types: Page) -> None:
    element = question(types, "settings")
    enter(types, element, ROWS[0].wrong, fill)
    check(element)
    first, second, _ = fields(element)
    expect(first).to_have_accessible_name("Very small β")
    expect(first).to_have_accessible_description("Right.")
    expect(second).to_have_accessible_description("Not right. The reward is divided by β.")


def test_a_change_after_a_check_begins_a_retry_and_keeps_the_focus(types: Page) -> None:
    element = question(types, "sentence")
    enter(types, element, ("sensitive", "weights"), fill)
    fields(element)[1].press("Enter")
    expect(element).to_have_attribute("data-state", "wrong")
    types.keyboard.type("!")
    assert focused(types) == "weights!"
    assert marks(element) == []
    expect(element.get_by_role("button", name="Check")).to_be_visible()


def test_what_is_no_number_is_said_and_not_stored(types: Page) -> None:
    element = question(types, "threshold")
    for text in ("heavy", "kg", "1..5"):
        fields(element)[0].fill(text)
        check(element)
        assert status(element) == "Enter a number, such as 0.5 or 0,5."
    assert stored(types) == []
    assert fields(element)[0].input_value() == "1..5"
    expect(element).not_to_have_attribute("data-state", re.compile(""))


def test_a_number_in_another_unit_is_said_and_not_scored(types: Page) -> None:
    element = question(types, "threshold")
    for text in ("1500 g", "1.5 KG", "1,5 kilos", "150%"):
        fields(element)[0].fill(text)
        check(element)
        assert status(element) == "Enter the number in kg. This was not scored."
    assert stored(types) == []
    fields(element)[0].fill("１,５ kg")
    check(element)
    assert status(element) == "Right."
    assert [event["score"] for event in stored(types)] == [1]


def test_letters_stand_only_where_a_list_explains_them(types: Page) -> None:
    def options(name: str) -> list[str]:
        return question(types, name).locator("select").first.locator("option").all_inner_texts()[1:]

    assert sorted(options("settings")) == [
        "Become shorter",
        "Cost more computation for each response, and more memory besides",
        "Follow the reward almost blindly",
        "Stay close to the reference model",
    ]
    assert [text[:3] for text in options("stages")] == ["A. ", "B. "]
    targets = question(types, "stages").locator(".cairn-targets > li").all_inner_texts()
    assert [text[3:] for text in options("stages")] == targets
    expect(question(types, "settings").locator(".cairn-targets")).to_be_hidden()


# --- Order -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [ORDER, TIED], ids=["as-written", "tied-the-other-way"])
def test_an_order_is_put_right_by_keyboard_alone(types: Page, order: tuple[str, ...]) -> None:
    element = question(types, "steps")

    def press(button: Locator) -> None:
        tab_to(types, button)
        types.keyboard.press("Enter")
        expect(button).to_be_focused()

    put(element, order, press)
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "right")
    assert focused(types) == "Try again"
    assert status(element) == "Right. 4 of 4 in the right place."
    assert stored(types)[0]["response"][0] == "c-0000000a"


def test_an_order_is_put_right_by_single_taps(touched: Page) -> None:
    element = question(touched, "steps")
    put(element, ORDER[::-1], lambda button: button.tap())
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "wrong")
    element.get_by_role("button", name="Try again").tap()
    put(element, ORDER, lambda button: button.tap())
    element.get_by_role("button", name="Check").tap()
    expect(element).to_have_attribute("data-state", "right")


def test_a_move_is_announced_and_one_that_leads_nowhere_moves_nothing(types: Page) -> None:
    element = question(types, "steps")
    down = element.get_by_role("button", name="Move down").first
    text = rows(element)[0]
    down.click()
    assert text in status(element)
    assert status(element).endswith(", place 2 of 4")
    before = rows(element)
    up = element.get_by_role("button", name=f"Move up: {before[0]}")
    expect(up).to_have_attribute("aria-disabled", "true")
    up.focus()
    types.keyboard.press("Enter")
    expect(up).to_be_focused()
    assert rows(element) == before


def test_an_order_that_nobody_touched_is_no_response(types: Page) -> None:
    element = question(types, "steps")
    check(element)
    assert status(element) == "Put the rows in order first."
    assert stored(types) == []


def test_the_first_order_is_never_right(types: Page) -> None:
    seen = set()
    for number in range(6):
        types.evaluate("seed => localStorage.setItem('cairn:seed', seed)", f"seed-{number}")
        types.reload()
        expect(question(types, "hospital-open")).to_have_attribute("data-ready", "")
        seen.add(tuple(rows(question(types, "steps"))))
    assert len(seen) > 2
    assert not seen & {ORDER, TIED}


def test_a_second_wrong_order_tells_where_each_row_belongs(types: Page) -> None:
    element = question(types, "steps")
    put(element, ("Load", "Receive", "Sample", "Return"), lambda button: button.click())
    check(element)
    assert marks(element) == ["wrong", "wrong", "right", "right"]
    assert keys(element) == []
    assert status(element) == "Not quite. Try again. 2 of 4 in the right place."
    element.get_by_role("button", name="Try again").click()
    check(element)
    assert keys(element) == ["Right: place 2 or 3", "Right: place 1"]
    before = rows(element)
    types.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    assert (rows(element), keys(element)) == (before, ["Right: place 2 or 3", "Right: place 1"])
    assert stored(types)[0]["score"] == pytest.approx(4 / 5)


def test_a_row_follows_the_pointer_by_its_handle(types: Page) -> None:
    element = question(types, "steps")
    before = rows(element)
    handle, last = element.locator(".cairn-order__handle").first, element.locator(".cairn-order__item").last
    handle.hover()
    types.mouse.down()
    box = last.bounding_box()
    assert box
    types.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2, steps=8)
    types.mouse.up()
    assert rows(element) == [*before[1:], before[0]]
    assert status(element).endswith("place 4 of 4")
    expect(handle).to_have_attribute("aria-hidden", "true")


# --- Open responses ------------------------------------------------------------------------------------------


def test_an_open_response_is_judged_by_its_writer_by_keyboard_alone(types: Page) -> None:
    element = question(types, "why")
    enter_by_keyboard(types, fields(element)[0], "A postcode stands in for it.")
    tab_to(types, element.get_by_role("button", name="Check"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "review")
    expect(element.get_by_role("group", name="Model answer")).to_be_focused()
    assert status(element) == "Compare your answer with the model answer."
    assert stored(types) == []
    tab_to(types, element.get_by_role("checkbox", name="Gives one concrete proxy"))
    types.keyboard.press("Space")
    tab_to(types, element.get_by_role("button", name="Done"))
    types.keyboard.press("Enter")
    expect(element).to_have_attribute("data-state", "done")
    assert focused(types) == "Try again"
    assert status(element) == "1 of 2 ideas."
    expect(element.locator("form").get_by_text("What correlates with the attribute")).to_be_visible()
    event = stored(types)[0]
    assert event["response"] == {"text": "A postcode stands in for it.", "ideas": ["c-00000042"]}
    assert event["score"] == pytest.approx(1 / 2)
    types.reload()
    expect(element).to_have_attribute("data-state", "done")
    assert fields(element)[0].input_value() == "A postcode stands in for it."
    expect(element.get_by_role("checkbox").nth(1)).to_be_checked()
    assert len(stored(types)) == 1


def test_an_open_response_is_judged_by_its_writer_by_taps(touched: Page) -> None:
    element = question(touched, "hospital-open")
    enter_by_tap(touched, fields(element)[0], "Conditions.")
    element.get_by_role("button", name="Check").tap()
    element.get_by_text("My answer says the same.").tap()
    element.get_by_role("button", name="Done").tap()
    expect(element).to_have_attribute("data-state", "done")
    assert status(element) == "1 of 1 idea."
    assert stored(touched)[0]["score"] == 1


def test_writing_on_puts_the_model_response_away(types: Page) -> None:
    element = question(types, "why")
    fields(element)[0].fill("First")
    check(element)
    element.get_by_role("textbox").fill("Second")
    expect(element.locator(".cairn-review")).to_have_count(0)
    expect(element.get_by_role("button", name="Check")).to_be_visible()
    assert stored(types) == []


def test_a_tick_after_the_result_is_another_review(types: Page) -> None:
    element = question(types, "why")
    fields(element)[0].fill("Text")
    check(element)
    element.get_by_role("button", name="Done").click()
    element.get_by_role("checkbox").first.check()
    expect(element).to_have_attribute("data-state", "review")
    element.get_by_role("button", name="Done").click()
    assert [event["score"] for event in stored(types)] == [0, 0.5]


def test_an_open_response_is_never_called_wrong(types: Page) -> None:
    element = question(types, "why")
    for _ in range(3):
        fields(element)[0].fill("Text")
        check(element)
        element.get_by_role("button", name="Done").click()
        assert status(element) == "0 of 2 ideas."
        element.get_by_role("button", name="Try again").click()


# --- Confidence, shuffling, what is stored -----------------------------------------------------------------


def test_confidence_is_stored_with_the_attempt_and_asked_anew(types: Page) -> None:
    element = question(types, "metric")
    group = element.get_by_role("radiogroup", name="How sure are you?")
    fields(element)[0].fill("ratio")
    group.get_by_label("Unsure").check()
    check(element)
    expect(group).to_be_hidden()
    element.get_by_role("button", name="Try again").click()
    expect(group).to_be_visible()
    assert group.locator(":checked").count() == 0
    check(element)
    first, second = stored(types)
    assert first["confidence"] == "unsure"
    assert "confidence" not in second


def test_confidence_that_has_the_focus_hands_it_over(types: Page) -> None:
    element = question(types, "metric")
    fields(element)[0].fill("ratio")
    element.get_by_label("Sure", exact=True).focus()
    types.keyboard.press("Space")
    types.keyboard.press("Enter")
    assert focused(types) == "Try again"
    assert stored(types)[0]["confidence"] == "sure"


def test_a_browser_keeps_its_order_and_another_has_its_own(types: Page) -> None:
    def order() -> list[str]:
        return question(types, "hospital-proxy").locator(".cairn-choice").all_inner_texts()

    first = order()
    types.reload()
    expect(question(types, "hospital-proxy")).to_have_attribute("data-ready", "")
    assert order() == first
    orders = set()
    for number in range(4):
        types.evaluate("seed => localStorage.setItem('cairn:seed', seed)", str(number))
        types.reload()
        expect(question(types, "hospital-proxy")).to_have_attribute("data-ready", "")
        orders.add(tuple(order()))
    assert len(orders) > 1


def test_a_question_that_is_not_to_be_shuffled_stays_as_written(questions: Page) -> None:
    values = question(questions).get_by_role("radio").evaluate_all("all => all.map(one => one.value)")
    assert values == sorted(values)


def test_typed_and_stored_markup_is_only_ever_text(types: Page) -> None:
    bad = "<img src=x onerror=document.title='owned'>"
    for name in ("threshold", "metric", "why", "sentence"):
        for field in fields(question(types, name)):
            field.fill(bad)
        check(question(types, name))
    element = question(types, "why")
    element.get_by_role("button", name="Done").click()
    types.reload()
    assert fields(question(types, "metric"))[0].input_value() == bad
    assert fields(element)[0].input_value() == bad
    assert types.locator("img").count() == 0
    assert types.title() == "Types"


HOSTILE: tuple[Any, ...] = (
    None,
    7,
    "x",
    [],
    [[]],
    {},
    ["__proto__"],
    {"__proto__": "x"},
    {"text": [], "ideas": "x"},
    "9" * 9_999,
)


def test_stored_responses_of_any_shape_break_nothing(types: Page) -> None:
    names = ["steps", "threshold", "why", *(exercise.name for exercise in ROWS)]
    for response in HOSTILE:
        store(types, *(attempt(response, name) for name in names))
        types.reload()
        expect(question(types, "hospital-open")).to_have_attribute("data-ready", "")
    assert question(types, "settings").get_attribute("data-state") is None
    assert json.dumps(stored(types)[0]["response"]) == json.dumps(HOSTILE[-1])


def test_what_is_left_of_an_edited_question_is_shown(types: Page) -> None:
    store(
        types,
        attempt({"c-000000a1": "c-000000b2", "c-gone": "c-000000b1", "c-000000a2": "c-gone"}, "settings"),
        attempt(["c-gone", "c-0000000d", "c-0000000a"], "steps"),
        attempt({"text": "So.", "ideas": ["c-gone", "c-00000041"]}, "why"),
    )
    types.reload()
    expect(question(types, "settings")).to_have_attribute("data-state", "wrong")
    assert [field.input_value() for field in fields(question(types, "settings"))] == ["c-000000b2", "", ""]
    assert rows(question(types, "steps"))[:2] == ["Return", "Receive"]
    assert status(question(types, "why")) == "1 of 2 ideas."


# --- For everyone ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scheme", "width"), [("default", 320), ("slate", 1200)])
def test_axe_finds_nothing_before_during_and_after(
    types: Page, find_violations: Callable[[Page], list[Any]], scheme: str, width: int
) -> None:
    types.set_viewport_size({"width": width, "height": 800})
    types.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    types.get_by_text("Your progress").click()
    assert find_violations(types) == []
    for time in range(2):
        question(types, "steps").get_by_role("button", name="Move down").first.click()
        check(question(types, "steps"))
        for exercise in ROWS:
            enter(types, question(types, exercise.name), exercise.wrong, fill)
            check(question(types, exercise.name))
        if not question(types, "why").get_attribute("data-state"):
            fields(question(types, "why"))[0].fill("Text")
            check(question(types, "why"))
            assert find_violations(types) == []
            question(types, "why").get_by_role("button", name="Done").click()
        for name in ("steps", "settings", "attributes", "threshold", "sentence", "metric", "stages"):
            if time == 0:
                question(types, name).get_by_role("button", name="Try again").click()
    assert find_violations(types) == []
    assert types.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough_for_a_finger(touched: Page) -> None:
    touched.get_by_text("Your progress").tap()
    small = touched.locator("button:visible, select:visible, summary:visible, input[type=text]:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"
    )
    assert small == []


def test_forty_questions_on_a_page_all_work_and_repeat_no_id(calm_page: Page, question_site: str) -> None:
    calm_page.goto(f"{question_site}many.html")
    calm_page.wait_for_selector("#hospital-open-3[data-ready]")
    assert calm_page.locator("cairn-question[data-ready]").count() == 40
    for number in range(4):
        field = fields(question(calm_page, f"metric-{number}"))[0]
        field.fill("disparate impact")
        field.press("Enter")
    calm_page.reload()
    expect(calm_page.locator("cairn-question[data-state=right]")).to_have_count(4)
    ids = calm_page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_without_scripts_every_type_has_its_controls_and_its_key(browser: Browser, question_site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{question_site}types.html")
    expect(page.get_by_role("button")).to_have_count(0)
    assert len(fields(question(page, "steps"))) == 4
    expect(question(page, "steps").get_by_label("Place of: Receive the prompt")).to_be_visible()
    for name in ("steps", "settings", "attributes", "threshold", "why"):
        question(page, name).get_by_text("Show the answer").click()
    expect(question(page, "steps").locator(".cairn-key").get_by_text("Receive the prompt")).to_be_visible()
    context.close()
