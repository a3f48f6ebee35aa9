# SPDX-License-Identifier: MIT
"""The learner record in a real browser: download, load, start over, undo."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .learner import (
    RECORD,
    attempt,
    check,
    clear_record,
    fill_storage,
    focused,
    more,
    question,
    start_over,
    status,
    store,
    stored,
)
from .record_menu import give, load, menu, open_menu, press, said, save, start_all_over, states

if TYPE_CHECKING:
    from playwright.sync_api import Page


# --- One question ---------------------------------------------------------------------------------


def test_a_question_can_be_started_over_only_after_an_attempt(types: Page) -> None:
    element = question(types, "metric")
    expect(more(element)).to_be_hidden()
    give(types, "ratio")
    expect(element.get_by_role("button", name="Start over")).to_be_hidden()
    more(element).click()
    expect(element.get_by_role("button", name="Start over")).to_be_visible()
    expect(element.get_by_role("button", name="Undo")).to_be_hidden()


def test_starting_over_clears_the_question_and_undo_restores_it(types: Page) -> None:
    element = question(types, "metric")
    give(types, "ratio")
    give(types, "impact")
    before = element.locator("fieldset").inner_text(), status(element)
    start_over(element)
    assert status(element) == "This question was reset."
    expect(element.get_by_role("textbox")).to_be_focused()
    expect(element.get_by_role("textbox")).to_have_value("")
    assert states(types) == {}
    element.get_by_role("button", name="Undo").click()
    assert focused(types) == "Try again"
    assert (element.locator("fieldset").inner_text(), status(element)) == before
    expect(element.get_by_role("textbox")).to_have_value("impact")


def test_starting_over_resets_the_count_of_wrong_responses(types: Page) -> None:
    element = question(types, "metric")
    give(types, "ratio")
    start_over(element)
    give(types, "ratio")
    expect(element.locator(".cairn-right")).to_have_count(0)
    types.reload()
    expect(element).to_have_attribute("data-state", "wrong")
    expect(element.locator(".cairn-right")).to_have_count(0)


def test_progress_under_a_former_id_is_kept_and_can_be_started_over(types: Page) -> None:
    store(types, attempt("impact", "ratio-metric"))
    types.reload()
    element = question(types, "metric")
    expect(element.get_by_role("textbox")).to_have_value("impact")
    start_over(element)
    expect(element.get_by_role("textbox")).to_have_value("")
    types.reload()
    expect(element.get_by_role("textbox")).to_have_value("")


@pytest.mark.parametrize("name", ["steps", "hospital-proxy", "why"])
def test_starting_over_clears_every_kind_of_control(types: Page, name: str) -> None:
    element = question(types, name)
    before = element.locator("fieldset").inner_text()
    if name == "steps":
        element.get_by_role("button", name="Move down").first.click()
    elif name == "why":
        element.get_by_role("textbox").fill("Text")
    else:
        element.get_by_role("radio").first.check()
    check(element)
    if name == "why":
        element.get_by_role("button", name="Done").click()
    start_over(element)
    assert element.locator("fieldset").inner_text() == before
    assert element.locator(":checked:not(option)").count() == 0
    check(element)
    assert "first" in status(element)
    # An open response is recorded twice: when its model is shown, and with its self-assessment.
    assert [event["type"] for event in stored(types)] == ["attempt"] * (2 if name == "why" else 1) + ["reset"]


# --- The menu ---------------------------------------------------------------------------------------------


def test_a_downloaded_record_can_be_loaded_again(types: Page, tmp_path: Path) -> None:
    give(types, "disparate impact")
    give(types, "2", "threshold")
    before, events = states(types), stored(types)
    path = save(types, tmp_path)
    assert path.name == "learner-record.json"
    assert json.loads(path.read_text("utf-8")) == {"format": "learner-record", "version": 1, "events": events}
    clear_record(types)
    types.reload()
    expect(question(types, "metric")).to_have_attribute("data-ready", "")
    assert states(types) == {}
    load(types, path)
    assert said(types) == "2 entries were added."
    assert (states(types), stored(types)) == (before, events)
    load(types, path)
    assert said(types) == "Everything in this file is already saved here."
    assert stored(types) == events


def test_a_loaded_record_is_merged_with_the_existing_one(types: Page, tmp_path: Path) -> None:
    give(types, "2", "threshold")
    event = {**attempt("disparate impact", "metric", 1), "type": "attempt"}
    load(types, json.dumps({"format": "learner-record", "version": 1, "events": [event, 7, {"id": "x"}]}))
    assert said(types) == "1 entry was added. 2 entries could not be read."
    assert states(types) == {"threshold": "wrong", "metric": "right"}


@pytest.mark.parametrize(
    "text",
    ["", "{broken", "[]", '{"format": "learner-record", "version": 2, "events": []}', '{"format": "other"}'],
    ids=["empty", "damaged", "list", "newer", "foreign"],
)
def test_an_unreadable_file_changes_nothing_and_is_reported(types: Page, text: str) -> None:
    give(types, "2", "threshold")
    before = stored(types)
    load(types, text)
    assert said(types) == "This file contains no progress that can be loaded. Nothing was changed."
    assert stored(types) == before
    assert states(types) == {"threshold": "wrong"}


def test_markup_in_a_loaded_record_is_only_ever_text(types: Page) -> None:
    bad = "<img src=x onerror=document.title='owned'>"
    events: list[dict[str, Any]] = [
        attempt(bad, "metric"),
        attempt({"text": bad, "ideas": [bad]}, "why"),
        {**attempt({bad: bad}, "settings"), "id": bad},
    ]
    load(types, json.dumps({"format": "learner-record", "version": 1, "events": events}))
    expect(question(types, "metric").get_by_role("textbox")).to_have_value(bad)
    assert types.locator("img").count() == 0
    assert types.title() == "Types"


RECORDS = Path(__file__).parent / "records"
UNREADABLE = "This file contains no progress that can be loaded. Nothing was changed."
LOADED = {"baddate": 1, "future": 1, "hostile-script": 4, "proto": 2}


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_a_damaged_or_hostile_file_does_not_disturb_the_learner(types: Page, path: Path) -> None:
    give(types, "2", "threshold")
    load(types, path)
    added = LOADED.get(path.stem)
    entries = "1 entry was added." if added == 1 else f"{added} entries were added."
    assert said(types) == (entries if added else UNREADABLE)
    assert len(stored(types)) == 1 + (added or 0)
    give(types, "disparate impact")
    types.reload()
    expect(question(types, "metric")).to_have_attribute("data-state", "right")
    assert states(types) == {"threshold": "wrong", "metric": "right"}
    assert types.title() == "Types"
    assert types.evaluate("({}).polluted === undefined")


def test_a_file_that_does_not_fit_is_refused_and_nothing_changes(types: Page) -> None:
    give(types, "2", "threshold")
    before = stored(types)
    fill_storage(types)
    events = [{**attempt("disparate impact", "metric", 1), "id": f"file-{number}"} for number in range(2000)]
    load(types, json.dumps({"format": "learner-record", "version": 1, "events": events}))
    assert said(types) == "This file is too large for the storage of this browser. Nothing was changed."
    assert stored(types) == before
    assert states(types) == {"threshold": "wrong"}


def test_what_was_set_aside_can_be_downloaded_unchanged(types: Page, tmp_path: Path) -> None:
    open_menu(types)
    button = menu(types).get_by_role("button", name="Download what was set aside")
    expect(button).to_be_hidden()
    newer = '{"format": "learner-record", "version": 2, "events": [{"id": "x"}]}'
    types.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECORD, newer])
    types.reload()
    open_menu(types)
    with types.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "unreadable-record-1.json"
    waiting.value.save_as(tmp_path / "record.json")
    assert (tmp_path / "record.json").read_text("utf-8") == newer


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59.999Z", "not a date"])
def test_an_impossible_time_does_not_block_a_question(types: Page, at: str) -> None:
    store(types, {**attempt("ratio", "metric"), "at": at})
    types.reload()
    expect(question(types, "metric")).to_have_attribute("data-state", "wrong")
    give(types, "disparate impact")
    types.reload()
    expect(question(types, "metric")).to_have_attribute("data-state", "right")


@pytest.mark.parametrize("name", ["Start this page over", "Start everything over"])
def test_a_reset_is_counted_and_can_be_undone(types: Page, name: str) -> None:
    give(types, "disparate impact")
    give(types, "2", "threshold")
    before = states(types)
    press(types, name)
    assert said(types) == "2 questions will be as if you had not answered them. You can undo it."
    assert focused(types) == "Start over"
    menu(types).get_by_role("button", name="Cancel").click()
    assert states(types) == before
    start_all_over(types, name)
    assert said(types) == "2 questions were reset."
    assert states(types) == {}
    expect(question(types, "metric").get_by_role("textbox")).to_have_value("")
    menu(types).get_by_role("button", name="Undo").click()
    assert said(types) == "Your progress has been restored."
    assert states(types) == before
    assert focused(types) == "Your record"
    types.reload()
    expect(question(types, "metric")).to_have_attribute("data-state", "right")


def test_a_reset_can_be_undone_on_a_later_visit(types: Page) -> None:
    give(types, "disparate impact")
    start_all_over(types, "Start this page over")
    types.reload()
    assert states(types) == {}
    open_menu(types)
    expect(menu(types).get_by_role("status")).to_have_text("You can undo the last time that you started over.")
    menu(types).get_by_role("button", name="Undo").click()
    expect(question(types, "metric")).to_have_attribute("data-state", "right")
    expect(menu(types).get_by_role("button", name="Undo")).to_be_hidden()


def test_starting_the_page_over_does_not_affect_other_pages(types: Page) -> None:
    store(types, attempt("x", "elsewhere"), attempt("ratio", "metric"))
    types.reload()
    start_all_over(types, "Start this page over")
    assert said(types) == "1 question was reset."
    assert [event["subject"] for event in stored(types)[2:]] == ["question:metric"]
    start_all_over(types, "Start everything over")
    assert said(types) == "1 question was reset."
    assert stored(types)[3]["subject"] == "site"


def test_if_there_is_nothing_to_reset_a_message_says_so_without_undo(types: Page) -> None:
    press(types, "Start this page over")
    assert said(types) == "There is nothing to reset."
    expect(menu(types).get_by_role("button", name="Undo")).to_be_hidden()
    assert stored(types) == []


def test_a_reset_hides_attempts_from_a_device_with_a_faster_clock(types: Page) -> None:
    store(types, {**attempt("ratio", "metric"), "at": "2999-01-01T00:00:00.000Z"})
    types.reload()
    start_all_over(types, "Start this page over")
    assert states(types) == {}
    give(types, "disparate impact")
    types.reload()
    expect(question(types, "metric")).to_have_attribute("data-state", "right")


# --- Two tabs ----------------------------------------------------------------------------------------------


def test_changes_from_another_tab_are_shown_unless_the_learner_is_editing(types: Page) -> None:
    other = types.context.new_page()
    other.goto(types.url)
    question(other, "threshold").get_by_role("textbox").fill("3")
    give(types, "disparate impact")
    give(types, "2", "threshold")
    expect(question(other, "metric")).to_have_attribute("data-state", "right")
    expect(question(other, "threshold").get_by_role("textbox")).to_have_value("3")
    expect(question(other, "threshold")).not_to_have_attribute("data-state", re.compile(""))
    start_all_over(types, "Start everything over")
    expect(question(other, "metric")).not_to_have_attribute("data-state", re.compile(""))
    expect(question(other, "threshold").get_by_role("textbox")).to_have_value("3")


def test_two_tabs_that_record_500_attempts_each_at_once_lose_none(types: Page) -> None:
    tabs = [types, types.context.new_page()]
    tabs[1].goto(types.url)
    tabs[1].wait_for_selector("#hospital-open[data-ready]")
    for tab in tabs:
        tab.evaluate("""() => { window.recorded = (async () => {
            const store = cairn.store.openStore("/project/");
            for (let number = 0; number < 500; number += 1) {
                store.append({type: "attempt", subject: `question:q${number % 7}`, response: "x", score: 0, hints: 0});
                if (number % 5 === 0) await new Promise((resolve) => setTimeout(resolve));
            }
        })(); }""")
    for tab in tabs:
        tab.evaluate("window.recorded")
    for tab in tabs:
        tab.wait_for_function("cairn.store.openStore('/project/').read().length === 1000")
    assert len({event["id"] for event in stored(types)}) == 1000
    counts = types.evaluate("""Object.keys(localStorage).filter((key) => key.includes(":s:"))
        .map((key) => JSON.parse(localStorage.getItem(key)).events.length)""")
    assert sorted(counts) == [100, 100, 200, 200, 200, 200]


def test_a_tab_goes_on_with_its_segment_on_the_next_page_and_a_duplicate_starts_its_own(types: Page) -> None:
    give(types, "ratio")
    types.reload()
    give(types, "2", "threshold")
    find_segments = "Object.keys(localStorage).filter((key) => key.includes(':s:'))"
    assert len(types.evaluate(find_segments)) == 1
    with types.context.expect_page() as waiting:
        # The new tab gets a copy of the session storage.
        types.evaluate("void window.open(location.href)")
    copy = waiting.value
    copy.wait_for_selector("#hospital-open[data-ready]")
    give(copy, "3", "threshold")
    assert len(types.evaluate(find_segments)) == 2


def test_the_menu_works_after_being_moved_or_copied(types: Page) -> None:
    menu(types).evaluate("one => { one.after(one.cloneNode(true)); one.parentNode.prepend(one); }")
    assert types.locator("cairn-record details").count() == 2
    give(types, "ratio")
    types.locator("cairn-record").first.get_by_text("Your record").click()
    types.locator("cairn-record").first.get_by_role("button", name="Start this page over").click()
    types.locator("cairn-record").first.get_by_role("button", name="Start over", exact=True).click()
    assert [event["type"] for event in stored(types)] == ["attempt", "reset"]


def test_without_scripts_there_is_no_menu(question_folder: Path) -> None:
    assert '<cairn-record class="cairn-record" data-record="/project/" hidden></cairn-record>' in (
        question_folder / "types.html"
    ).read_text("utf-8")
