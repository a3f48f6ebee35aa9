# SPDX-License-Identifier: MIT
"""The progress page when something is not as usual."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.learner.conftest import RECORD, SETTINGS, TODAY, Record, write_course
from tests.mkdocs_cairn.conftest import ROOT, rebuild, write_site
from tests.widgets.learner import fill_storage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

from .visiting import contents, part, show, statement, visit

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
    expect(page.locator(".cairn-lede")).to_contain_text("7 concepts: 2 mastered")
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
    expect(page.locator(".cairn-lede")).to_contain_text("7 concepts: 2 mastered, 1 known")


def test_a_change_in_another_tab_shows_at_once_and_the_focus_stays(
    context: BrowserContext, page: Page, reader: Record, course_url: str
):
    show(page, reader, course_url)
    link = part(page, "Goals").get_by_role("link", name="Continue: Multiplying")
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


def test_a_change_does_not_make_the_page_look_like_that_of_a_concept(page: Page, reader: Record, course_url: str):
    show(page, reader, course_url)
    page.get_by_role("combobox", name="Add a goal").fill("dividing")
    page.get_by_role("combobox", name="Add a goal").press("Enter")
    expect(page.locator(".cairn-goal")).to_have_count(2)
    page.clock.set_fixed_time(TODAY + timedelta(days=7))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".cairn-entry")).to_contain_text("3")
    expect(page.get_by_role("checkbox", name="I know this")).to_have_count(0)


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
    expect(page.locator(".cairn-lede")).to_contain_text("7 concepts: 2 mastered")
    link = part(page, "Ready to learn").get_by_role("link", name="Equations")
    assert link.evaluate("link => link.href") == f"{address}concepts/equations.html"
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
