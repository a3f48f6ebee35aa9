# SPDX-License-Identifier: MIT
"""The settings of the record."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.learner.conftest import RECORD

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page
    from tests.learner.conftest import Record

from .visiting import focused, part, show, visit


def test_a_record_is_saved_to_a_file_and_loaded_elsewhere(
    browser: Browser, page: Page, reader: Record, course_url: str, tmp_path: Path
):
    show(page, reader, course_url)
    record = part(page, "Your record")
    expect(record).to_contain_text("Not saved yet.")
    with page.expect_download() as waiting:
        record.get_by_role("button", name="Save to a file").click()
    waiting.value.save_as(tmp_path / "record.json")
    expect(record).to_contain_text("Last saved on March 20.")
    other = browser.new_context().new_page()
    visit(other, course_url)
    with other.expect_file_chooser() as choosing:
        other.get_by_role("button", name="Load a file").click()
    choosing.value.set_files(tmp_path / "record.json")
    expect(part(other, "Your record").get_by_role("status")).to_have_text("11 entries were added.")
    expect(other.locator(".cairn-lede")).to_contain_text("7 concepts: 2 mastered")
    expect(part(other, "Ready to learn")).to_be_visible()
    # The progress page is no concept, so it has no state under its title.
    expect(other.locator("main")).not_to_contain_text("I know this")
    other.context.close()


def test_a_file_that_is_no_record_changes_nothing(page: Page, course_url: str):
    visit(page, course_url)
    page.locator("cairn-settings input[type=file]").set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    expect(part(page, "Your record").get_by_role("status")).to_contain_text("Nothing was changed.")


def start_over(page: Page, what: str) -> None:
    record = part(page, "Your record")
    record.get_by_role("button", name="Start over…").click()
    record.get_by_role("combobox", name="What do you want to start over?").select_option(what)
    record.get_by_role("button", name="Start over", exact=True).click()


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("Adding", "7 concepts: 1 mastered, 1 known, and 1 being learned."),
        ("Numbers", "7 concepts: 1 known."),
        ("Everything", "Nothing here yet."),
    ],
)
def test_a_concept_a_chapter_or_everything_can_be_started_over_and_undone_after_a_reload(
    page: Page, reader: Record, course_url: str, what: str, sentence: str
):
    show(page, reader, course_url)
    before = page.locator(".cairn-lede").inner_text()
    start_over(page, what)
    expect(page.locator(".cairn-lede")).to_contain_text(sentence)
    expect(part(page, "Your record").get_by_role("status")).to_have_text(f"{what}: you are at the beginning again.")
    assert focused(page) == "Undo"
    visit(page, course_url)
    expect(page.locator(".cairn-lede")).to_contain_text(sentence)
    record = part(page, "Your record")
    expect(record).to_contain_text("You started over on March 20.")
    record.get_by_role("button", name="Undo").click()
    expect(page.locator(".cairn-lede")).to_have_text(before)
    expect(record.get_by_role("status")).to_have_text("Your progress has been restored.")
    assert focused(page) == "Start over…"


def test_who_has_started_everything_over_can_undo_it_at_the_top_of_the_page(
    page: Page, reader: Record, course_url: str
):
    show(page, reader, course_url)
    before = page.locator(".cairn-lede").inner_text()
    start_over(page, "Everything")
    visit(page, course_url)
    note = page.locator("cairn-progress > *", has_text="You have started everything over.").first
    note.get_by_role("button", name="Undo").click()
    expect(page.locator(".cairn-lede")).to_have_text(before)
    expect(page.get_by_text("You have started everything over.")).to_have_count(0)


def test_starting_over_can_be_cancelled(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    record = part(page, "Your record")
    record.get_by_role("button", name="Start over…").click()
    record.get_by_role("button", name="Cancel").click()
    expect(record.get_by_role("combobox")).to_have_count(0)
    assert focused(page) == "Start over…"


def test_the_days_of_the_next_reviews_go_into_a_calendar(page: Page, reader: Record, course_url: str, tmp_path: Path):
    show(page, reader, course_url)
    with page.expect_download() as waiting:
        part(page, "Your record").get_by_role("button", name="Add to calendar").click()
    waiting.value.save_as(tmp_path / "reviews.ics")
    text = (tmp_path / "reviews.ics").read_text("utf-8").replace("\r\n ", "")
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)\r?\nSUMMARY:(.*?)\r?\n", text) == [
        ("20260320", "Review 2 concepts (Course)"),
        ("20260326", "Review 1 concept (Course)"),
    ]
    assert f"URL:{course_url}review/" in text


PICK = """self.showOpenFilePicker = self.showSaveFilePicker = async () => {
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle("shared.json", { create: true });
}"""
READ = """async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle("shared.json")).getFile()).text();
}"""


def test_a_record_is_kept_in_a_file_of_the_reader(page: Page, reader: Record, course_url: str):
    page.add_init_script(PICK)
    show(page, reader, course_url)
    record = part(page, "Your record")
    record.get_by_role("button", name="New file").click()
    expect(record.get_by_role("status")).to_have_text("Your record is kept in shared.json. It has everything.")
    assert len(json.loads(page.evaluate(READ))["events"]) == len(reader.events)
    page.get_by_role("combobox", name="Add a goal").fill("dividing")
    page.keyboard.press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(2)
    visit(page, course_url)
    expect(record).to_contain_text("Your record is kept in shared.json. It has everything.")
    assert len(json.loads(page.evaluate(READ))["events"]) == len(reader.events) + 1
    record.get_by_role("button", name="Stop").click()
    expect(record.get_by_role("status")).to_have_text("The file stays as it is from now on.")
    expect(record.get_by_role("button", name="New file")).to_be_visible()


def test_a_review_session_is_written_to_the_file_at_its_end(page: Page, reader: Record, course_url: str):
    page.add_init_script(PICK)
    show(page, reader, course_url)
    part(page, "Your record").get_by_role("button", name="New file").click()
    expect(part(page, "Your record").get_by_role("status")).to_contain_text("It has everything.")
    part(page, "Due for review").get_by_role("link", name="Review", exact=True).click()
    page.locator(".cairn-choice").first.click()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="End").click()
    page.wait_for_function(f"async () => JSON.parse(await ({READ})()).events.length === {len(reader.events) + 1}")


def test_pages_can_be_kept_for_reading_offline(context: BrowserContext, page: Page, record: Record, wide_url: str):
    show(page, record.aim("concept-c", 1).answer("concept-b-1", 9), wide_url)
    switch = page.get_by_role("checkbox", name="Keep for offline reading")
    expect(switch).not_to_be_checked()
    switch.focus()
    page.keyboard.press("Space")
    record_part = part(page, "Your record")
    expect(record_part.get_by_role("status")).to_have_text("The pages can be read offline now.", timeout=20_000)
    expect(switch).to_be_checked()
    expect(switch).to_be_focused()
    visit(page, wide_url)
    expect(switch).to_be_checked()
    expect(record_part).to_contain_text("Keeps the pages you have visited, your paths and what is due, about 1 MB.")
    context.set_offline(offline=True)
    for name in ("concept-b", "concept-c"):
        page.goto(f"{wide_url}concepts/{name}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Concept")
    visit(page, wide_url)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    expect(page.locator(".cairn-goal")).to_contain_text("Concept C")
    context.set_offline(offline=False)
    page.get_by_text("Keep for offline reading").click()
    expect(record_part.get_by_role("status")).to_have_text("No pages are kept any more.")
    assert page.evaluate("() => caches.keys()") == []


def test_what_is_kept_follows_the_goals_of_the_reader(page: Page, record: Record, wide_url: str):
    show(page, record.answer("concept-b-1", 9), wide_url)
    page.get_by_text("Keep for offline reading").click()
    said = part(page, "Your record").get_by_role("status")
    expect(said).to_have_text("The pages can be read offline now.", timeout=20_000)
    address = f"{wide_url}concepts/concept-d/"
    assert page.evaluate("async (address) => await caches.match(address) === undefined", address)
    goal = {"type": "goal", "subject": "concept:concept-d", "value": True}
    page.evaluate("([name, goal]) => void cairn.store.openStore(name).append(goal)", [RECORD, goal])
    visit(page, wide_url)
    page.wait_for_function(
        "async (address) => (await (await caches.match(address))?.text())?.includes('Concept D')", arg=address
    )
    expect(said).to_be_empty()
