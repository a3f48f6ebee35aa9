# SPDX-License-Identifier: MIT
"""The page that shows a reader's progress, on a fixed day, by what a reader sees and can press."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import ROOT, rebuild, write_site
from tests.widgets.learner import fill_storage

from .conftest import RECORD, SETTINGS, TODAY, Record, write_concept, write_course, write_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MANY = [f"Concept {letter}" for letter in "ABCDEFGHIJKLMN"]


@pytest.fixture(scope="module")
def wide_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course of fourteen concepts that need nothing."""
    files = {"docs/index.md": "# Course\n"}
    for title in MANY:
        name = title.lower().replace(" ", "-")
        files[f"docs/concepts/{name}.md"] = write_concept(title, "", "All")
        files[f"quizzes/{name}.yml"] = write_questions(name)
    settings = {**SETTINGS, "plugins": ["search", "macros", {"cairn": {"learner": {"offline": True}}}]}
    built = rebuild(write_site(tmp_path_factory.mktemp("wide"), files, **settings))
    assert not built.error
    served = built.source / "served"
    served.mkdir()
    built.folder.rename(served / "course")
    with serving(served) as address:
        yield f"{address}course/"


@pytest.fixture
def reader(record: Record) -> Record:
    """One concept mastered and due, one mastered, one being learned, one known, and one goal."""
    record.master("counting", 9).master("adding", 2).mark("variables", 9).aim("functions", 8)
    return record.answer("multiplying-1", 1, is_right=False, confidence="sure")


def show(page: Page, record: Record, address: str) -> None:
    """Open the page with a record, once everything is there."""
    record.store(page, address)
    visit(page, address)


def visit(page: Page, address: str) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{address}progress/")
    page.wait_for_selector("cairn-progress[data-ready]")
    page.wait_for_selector("cairn-settings li")


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def statement(page: Page) -> Locator:
    return page.locator("cairn-progress .cairn-now > div").first


def contents(page: Page) -> list[str]:
    """The entries of the table of contents that are shown."""
    links = page.locator(".md-sidebar--secondary .md-nav--secondary").get_by_role("link")
    return [text.strip() for text in links.all_inner_texts()]


def focused(page: Page) -> str:
    text: str = page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText).trim()")
    return text


# --- What there is to say ----------------------------------------------------------------------------------


def test_the_first_sentence_counts_what_is_learned(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    sentence = "You have mastered 2 of 7 concepts, know 1 from before and are learning 1."
    expect(page.locator(".cairn-lede")).to_have_text(sentence)


def test_what_is_due_comes_first_with_what_comes_after_it(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    expect(statement(page)).to_have_text("2 concepts are due for review.About 3 minutes. After these, 1 next week.")
    review = part(page, "Due for review").get_by_role("link", name="Review", exact=True)
    assert review.evaluate("link => link.href") == f"{course_url}review/"


def test_when_nothing_is_due_the_next_reviews_are_named(page: Page, record: Record, course_url: str):
    show(page, record.answer("counting-1", 0.1).answer("adding-1", 0.1), course_url)
    expect(statement(page)).to_have_text("Nothing is due today.Your next reviews: 2 concepts on Sunday.")
    expect(part(page, "Due for review").get_by_role("link", name="Continue: Counting")).to_have_attribute(
        "href", re.compile("concepts/counting/$")
    )


def test_a_backlog_is_a_plan_and_not_a_number_to_be_afraid_of(page: Page, record: Record, wide_url: str):
    for title in MANY[:12]:
        record.answer(f"{title.lower().replace(' ', '-')}-1", 60)
    show(page, record, wide_url)
    expect(page.locator(".cairn-lede")).to_have_text(
        re.compile(r"^Welcome back\. You are learning 12 of 14 concepts\.$")
    )
    expect(statement(page)).to_contain_text("Some time has passed, so 12 concepts are due for review.")
    expect(statement(page)).to_contain_text("Ten at a time is plenty.")
    expect(part(page, "Due for review").get_by_role("link", name="Review ten")).to_be_visible()
    expect(part(page, "Ready to learn").get_by_role("listitem")).to_have_count(2)


def test_what_is_ready_says_why(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    rows = part(page, "Ready to learn").get_by_role("listitem")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == [
        "Multiplying , learning, due for review On the way to Functions. You began it on March 19. 0 of 3 right",
        "Equations Builds on Variables and Adding, which you know. 3 questions",
    ]


def test_more_than_five_ready_concepts_are_shown_when_asked_for(page: Page, record: Record, wide_url: str):
    show(page, record.answer("concept-a-1", 0.1), wide_url)
    ready = part(page, "Ready to learn")
    expect(ready.get_by_role("listitem")).to_have_count(5)
    ready.get_by_role("button", name="All 14 that are ready").click()
    expect(ready.get_by_role("listitem")).to_have_count(14)
    assert focused(page) == "Concept F"
    expect(ready.get_by_role("button")).to_have_count(0)


def test_what_was_sure_but_wrong_leads_to_its_question(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    row = part(page, "Sure, but wrong").get_by_role("listitem")
    expect(row).to_contain_text("March 19")
    link = row.get_by_role("link", name="Multiplying")
    assert link.evaluate("link => link.href") == f"{course_url}concepts/multiplying/#multiplying-1"
    expect(row).to_contain_text("Question 1 on multiplying?")


def test_chapters_say_how_much_of_them_is_learned(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    rows = part(page, "Chapters").get_by_role("listitem")
    assert [" ".join(text.split()) for text in rows.all_inner_texts()] == ["Letters 1 of 3", "Numbers 2 of 4"]
    widths = page.locator(".cairn-bar").last.evaluate("bar => [...bar.children].map(part => part.style.inlineSize)")
    assert widths == ["50%", "25%"]


def test_without_a_record_the_page_says_where_to_begin(page: Page, course_url: str):
    visit(page, course_url)
    expect(page.locator(".cairn-lede")).to_contain_text("Nothing here yet.")
    begin = part(page, "Begin").get_by_role("link", name="Begin", exact=True)
    expect(begin).to_have_attribute("href", re.compile("concepts/counting/$"))
    expect(part(page, "Where to begin").get_by_role("link")).to_have_text(["Counting"])
    assert contents(page) == ["Begin", "Where to begin", "Goals", "Your record"]
    assert [name for name in page.get_by_role("button").all_inner_texts() if "Save" in name or "over" in name] == []


def test_empty_sections_are_not_in_the_table_of_contents(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    entries = ["Due for review", "Ready to learn", "Goals", "Sure, but wrong", "Chapters", "Your record"]
    assert contents(page) == entries
    show(page, Record().answer("counting-1", 0.1), course_url)
    assert contents(page) == [entry for entry in entries if entry != "Sure, but wrong"]


def test_the_column_on_the_left_has_the_pages_of_the_reader_and_what_marks_mean(
    page: Page, reader: Record, course_url: str
):
    show(page, reader, course_url)
    column = page.get_by_role("navigation", name="Your learning")
    expect(column.get_by_role("link", name="Progress")).to_have_attribute("aria-current", "page")
    expect(column.get_by_role("link", name="Review 2 due")).to_have_attribute("href", re.compile("/course/review/$"))
    legend = column.get_by_role("list").last.get_by_role("listitem")
    expect(legend).to_have_text(["Mastered", "Learning", "Marked as known", "Due for review"])


def test_the_menu_below_questions_leads_to_the_page(page: Page, reader: Record, course_url: str):
    reader.store(page, course_url)
    page.goto(f"{course_url}concepts/adding/")
    page.get_by_text("Your record").click()
    page.get_by_role("link", name="See your progress").click()
    page.wait_for_selector("cairn-progress[data-ready]")
    expect(page.locator(".cairn-lede")).to_contain_text("You have mastered 2 of 7 concepts")


# --- Goals -------------------------------------------------------------------------------------------------


def test_a_goal_shows_its_whole_path_with_what_is_known_struck_through(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    goals = part(page, "Goals")
    expect(goals).to_contain_text("2 concepts, 6 questions left")
    steps = goals.get_by_role("listitem")
    expect(steps.get_by_role("link")).to_have_text(["Counting", "Variables", "Adding", "Multiplying", "Functions"])
    assert goals.locator(".cairn-done").all_inner_texts() == ["Counting", "Variables", "Adding"]
    expect(goals.locator("[aria-current=step]")).to_contain_text("Multiplying")
    expect(goals.get_by_role("link", name="Continue with Multiplying")).to_be_visible()
    skip = goals.get_by_role("link", name="Skip what I know: Functions")
    assert skip.evaluate("link => link.href") == f"{course_url}review/?placement=functions"


def test_a_second_goal_says_what_it_shares_with_the_first(page: Page, reader: Record, course_url: str):
    show(page, reader.aim("dividing", 1), course_url)
    second = page.locator(".cairn-goal").nth(1)
    expect(second).to_contain_text("2 concepts, 6 questions left. 1 of them is on the way to the goal above as well")
    expect(part(page, "Goals")).to_contain_text("All goals together: 3 concepts, 9 questions left.")
    second.get_by_text("Show all 4 concepts").click()
    expect(second.get_by_role("listitem")).to_have_count(4)


def test_a_goal_that_is_reached_says_so(page: Page, record: Record, course_url: str):
    show(page, record.mark("counting", 1).aim("counting", 1), course_url)
    goal = page.locator(".cairn-goal")
    expect(goal).to_contain_text("You have reached this goal.")
    expect(goal.get_by_role("link", name=re.compile("Continue|Skip"))).to_have_count(0)


def test_a_goal_that_the_site_no_longer_has_is_counted(page: Page, record: Record, course_url: str):
    show(page, record.aim("gone", 2).aim("adding", 1), course_url)
    expect(page.locator(".cairn-goal")).to_have_count(1)
    expect(part(page, "Goals")).to_contain_text("One of your goals is no longer on this site.")


def test_a_goal_can_be_removed_and_brought_back(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    goals = part(page, "Goals")
    goals.get_by_role("button", name="Remove this goal: Functions").press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(0)
    expect(goals.get_by_role("status").last).to_have_text("Functions is no longer a goal.")
    assert focused(page) == "Undo"
    page.keyboard.press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(1)
    expect(goals.get_by_role("status").last).to_have_text("Functions is a goal again.")
    assert focused(page) != ""


def test_a_goal_is_found_by_what_is_typed_with_the_keyboard_alone(page: Page, course_url: str):
    visit(page, course_url)
    field = page.get_by_role("combobox", name="Add a goal")
    field.press_sequentially("ing")
    options = page.get_by_role("option")
    expect(options).to_have_text(["Counting", "Adding", "Multiplying", "Dividing"])
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    field.press("Enter")
    expect(page.locator(".cairn-goal")).to_contain_text("Adding")
    expect(part(page, "Goals").get_by_role("status").last).to_have_text("Adding is a goal now.")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_a_goal_is_added_by_a_tap(browser: Browser, course_url: str):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    visit(page, course_url)
    page.get_by_role("combobox", name="Add a goal").tap()
    page.keyboard.type("func")
    page.get_by_role("option", name="Functions").tap()
    expect(page.locator(".cairn-goal")).to_contain_text("5 concepts, 15 questions left")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_list_of_suggestions_closes_with_escape_and_says_when_nothing_is_found(page: Page, course_url: str):
    visit(page, course_url)
    field = page.get_by_role("combobox", name="Add a goal")
    field.press_sequentially("add")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.fill("zebra")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(part(page, "Goals").get_by_role("status").first).to_have_text("No concept has such a title.")
    expect(page.locator(".cairn-goal")).to_have_count(0)


# --- The record --------------------------------------------------------------------------------------------


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
    expect(other.locator(".cairn-lede")).to_contain_text("You have mastered 2 of 7 concepts")
    expect(part(other, "Ready to learn")).to_be_visible()
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
        ("Adding", "You have mastered 1 of 7 concepts, know 1 from before and are learning 1."),
        ("Numbers", "You know 1 of 7 concepts."),
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
    expect(record.get_by_role("status")).to_have_text("Your progress is back.")
    assert focused(page) == "Start over…"


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


# --- When something is not as usual ------------------------------------------------------------------------


def test_a_browser_that_forbids_storage_is_told_once_and_the_page_works(page: Page, course_url: str):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    visit(page, course_url)
    note = page.get_by_text("This browser does not let the site keep anything.")
    expect(note).to_have_count(1)
    field = page.get_by_role("combobox", name="Add a goal")
    field.fill("adding")
    field.press("Enter")
    expect(page.locator(".cairn-goal")).to_contain_text("Adding")
    expect(note).to_have_count(1)
    with page.expect_download():
        page.get_by_role("button", name="Save to a file").click()


def test_a_full_storage_is_told_and_the_change_shows_nevertheless(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    fill_storage(page)
    page.get_by_role("combobox", name="Add a goal").fill("dividing")
    page.keyboard.press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(2)
    expect(page.get_by_text("This browser does not let the site save your progress.")).to_be_visible()


def test_in_safari_a_reader_is_reminded_once_a_week(browser: Browser, record: Record, course_url: str):
    agent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15"
    page = browser.new_context(user_agent=agent).new_page()
    for concept in ("counting", "adding", "multiplying", "variables", "equations"):
        record.master(concept, 5)
    show(page, record, course_url)
    expect(page.get_by_text("Safari may forget your progress after a week without a visit.")).to_be_visible()
    visit(page, course_url)
    expect(page.get_by_text("Safari may forget")).to_have_count(0)
    page.context.close()


def test_a_record_that_was_put_aside_can_be_downloaded(page: Page, course_url: str, tmp_path: Path):
    page.route("**/empty.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(f"{course_url}empty.html")
    text = '{"format": "learner-record", "version": 99, "events": []}'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"cairn:{RECORD}", text])
    visit(page, course_url)
    expect(page.get_by_text("It was put aside, and nothing was deleted.")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download it").click()
    waiting.value.save_as(tmp_path / "aside.json")
    assert (tmp_path / "aside.json").read_text("utf-8") == text


def test_without_the_graph_the_record_still_works_and_one_can_try_again(page: Page, reader: Record, course_url: str):
    page.route("**/graph*.json", lambda route: route.abort())
    show(page, reader, course_url)
    expect(page.get_by_text("The list of concepts could not be loaded")).to_be_visible()
    assert [heading.inner_text().strip("¶ ") for heading in page.get_by_role("heading", level=2).all()] == [
        "Your record"
    ]
    assert contents(page) == ["Your record"]
    with page.expect_download():
        page.get_by_role("button", name="Save to a file").click()
    page.unroute("**/graph*.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".cairn-lede")).to_contain_text("You have mastered 2 of 7 concepts")
    expect(page.get_by_text("The list of concepts could not be loaded")).to_have_count(0)
    expect(part(page, "Goals")).to_be_visible()


def test_offline_is_said_while_it_lasts(context: BrowserContext, page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    context.set_offline(offline=True)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    context.set_offline(offline=False)
    expect(page.get_by_text("You are offline.")).to_have_count(0)


def test_concepts_that_are_gone_from_the_site_are_not_counted(page: Page, reader: Record, course_url: str):
    show(page, reader.master("gone", 9).mark("gone-too", 9), course_url)
    expect(page.locator(".cairn-lede")).to_contain_text("You have mastered 2 of 7 concepts, know 1 from before")


def test_a_change_in_another_tab_shows_at_once_and_the_focus_stays(
    context: BrowserContext, page: Page, reader: Record, course_url: str
):
    show(page, reader, course_url)
    link = part(page, "Goals").get_by_role("link", name="Continue with Multiplying")
    link.focus()
    field = page.get_by_role("combobox", name="Add a goal")
    row = part(page, "Ready to learn").get_by_role("listitem").last
    row.evaluate("row => row.toBeKept = true")
    other = context.new_page()
    visit(other, course_url)
    other.get_by_role("combobox", name="Add a goal").fill("dividing")
    other.get_by_role("combobox", name="Add a goal").press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(2)
    expect(link).to_be_focused()
    assert row.evaluate("row => row.toBeKept")
    field.focus()
    other.locator(".cairn-goal").last.get_by_role("button", name=re.compile("Remove")).click()
    expect(page.locator(".cairn-goal")).to_have_count(1)
    expect(field).to_be_focused()


def test_under_a_strict_policy_nothing_of_the_page_is_blocked(page: Page, reader: Record, course_url: str):
    def add_policy(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": "default-src 'self'"})

    page.route("**/progress/", add_policy)
    page.add_init_script("""self.blocked = []; document.addEventListener("securitypolicyviolation",
        ({ effectiveDirective, sourceFile }) => self.blocked.push(`${effectiveDirective} ${sourceFile}`))""")
    show(page, reader, course_url)
    expect(part(page, "Sure, but wrong")).to_contain_text("Question 1 on multiplying?")
    assert page.locator(".cairn-bar > i").last.evaluate("bar => bar.getBoundingClientRect().width") > 0
    assert [found for found in page.evaluate("self.blocked") if "assets/cairn/" in found] == []


def test_a_page_that_was_open_overnight_shows_the_new_day(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    expect(statement(page)).to_contain_text("2 concepts are due")
    page.clock.set_fixed_time(TODAY + timedelta(days=7))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(statement(page)).to_contain_text("3 concepts are due")


def test_the_page_works_when_it_is_opened_from_a_folder(page: Page, reader: Record, tmp_path: Path):
    built = rebuild(write_site(tmp_path, write_course(), **{**SETTINGS, "use_directory_urls": False}))
    assert not built.error
    address = f"{built.folder.as_uri()}/"
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{address}plain.html")
    text = json.dumps({"format": "learner-record", "version": 1, "events": reader.events})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"cairn:{RECORD}", text])
    page.goto(f"{address}progress/index.html")
    page.wait_for_selector("cairn-progress[data-ready]")
    expect(page.locator(".cairn-lede")).to_contain_text("You have mastered 2 of 7 concepts")
    link = part(page, "Ready to learn").get_by_role("link", name="Multiplying")
    assert link.evaluate("link => link.href") == f"{address}concepts/multiplying.html"
    expect(part(page, "Chapters")).to_contain_text("2 of 4")
    entry = page.get_by_role("link", name="Progress, 2 due for review")
    assert entry.evaluate("link => link.href") == f"{address}progress/index.html"
    review = part(page, "Due for review").get_by_role("link", name="Review", exact=True)
    assert review.evaluate("link => link.href") == f"{address}review/index.html"


def test_without_scripts_the_page_reads_well(browser: Browser, course_url: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{course_url}progress/")
    for heading in ("Due for review", "Ready to learn", "Goals", "Chapters", "Your record"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="Review what is due")).to_be_visible()
    context.close()


# --- For every eye -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_in_the_content_of_the_page(
    page: Page, reader: Record, course_url: str, scheme: Any, width: int
):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    show(page, reader.aim("dividing", 1), course_url)
    page.get_by_role("button", name="Start over…").click()
    page.get_by_role("combobox", name="Add a goal").fill("ing")
    page.evaluate(AXE.read_text("utf-8"))
    run = "rules => axe.run('article', {runOnly: rules})"
    found = page.evaluate(run, RULES)["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_controls_on_a_phone_are_44_pixels_high(page: Page, reader: Record, course_url: str):
    page.set_viewport_size({"width": 360, "height": 740})
    show(page, reader.aim("dividing", 1), course_url)
    # The row of a switch is its label.
    controls = (
        "cairn-progress :is(button, input:not(.cairn-switch), select, summary, .cairn-do, .cairn-settings__switch)"
    )
    heights = page.locator(f"{controls}:visible").evaluate_all(
        "all => all.map(one => [one.innerText, one.getBoundingClientRect().height])"
    )
    assert len(heights) > 5
    assert [found for found in heights if found[1] < 44] == []


def test_nothing_moves_when_the_page_is_filled(page: Page, reader: Record, course_url: str):
    page.add_init_script("""self.moved = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) self.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true })""")
    show(page, reader, course_url)
    page.wait_for_timeout(300)
    assert page.evaluate("self.moved") < 0.02
