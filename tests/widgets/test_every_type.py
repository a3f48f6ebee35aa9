# SPDX-License-Identifier: MIT
"""What holds for questions of every type: confidence, shuffling, stored responses, accessibility."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .exercises import ORDER, ROWS, enter, fields, fill, put, rows
from .learner import attempt, check, focused, marks, question, status, store, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page


def test_confidence_is_stored_with_the_attempt_and_then_cleared(types: Page) -> None:
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


def test_focus_moves_from_confidence_when_it_is_hidden(types: Page) -> None:
    element = question(types, "metric")
    fields(element)[0].fill("ratio")
    element.get_by_label("Sure", exact=True).focus()
    types.keyboard.press("Space")
    types.keyboard.press("Enter")
    assert focused(types) == "Try again"
    assert stored(types)[0]["confidence"] == "sure"


def test_each_browser_keeps_its_own_order(types: Page) -> None:
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


def test_a_question_without_shuffling_keeps_its_order(questions: Page) -> None:
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


def test_the_remaining_response_to_an_edited_question_is_shown(types: Page) -> None:
    store(
        types,
        attempt({"c-000000a1": "c-000000b2", "c-gone": "c-000000b1", "c-000000a2": "c-gone"}, "settings"),
        attempt(["c-gone", "c-0000000d", "c-0000000a"], "steps"),
        attempt({"text": "So.", "ideas": ["c-gone", "c-00000041"]}, "why"),
    )
    types.reload()
    expect(question(types, "why")).to_have_attribute("data-state", "done")
    # A row is empty now, so what is left is there to be completed and is not called wrong.
    assert question(types, "settings").get_attribute("data-state") is None
    assert marks(question(types, "settings")) == []
    assert [field.input_value() for field in fields(question(types, "settings"))] == ["c-000000b2", "", ""]
    assert rows(question(types, "steps"))[:2] == ["Return", "Receive"]
    assert status(question(types, "why")) == "1 of 2 ideas."


@pytest.mark.parametrize(("scheme", "width"), [("default", 320), ("slate", 1200)])
def test_axe_finds_nothing_before_during_and_after(
    types: Page, find_violations: Callable[[Page], list[Any]], scheme: str, width: int
) -> None:
    types.set_viewport_size({"width": width, "height": 800})
    types.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    types.get_by_text("Your record").click()
    assert find_violations(types) == []
    for time in range(2):
        put(question(types, "steps"), ORDER[::-1], lambda button: button.click())
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


def test_touch_targets_are_large_enough(touched: Page) -> None:
    touched.get_by_text("Your record").tap()
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
