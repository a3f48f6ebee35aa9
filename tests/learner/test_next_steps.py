# SPDX-License-Identifier: MIT
"""The next steps of a reader, where the page says where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import rebuild, write_site
from tests.widgets.conftest import AXE, RULES

from .conftest import SETTINGS, write_concept, write_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from .conftest import Record

SHIFT = """() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => resolve(sum), 300));
})"""
MOST_SHIFT = 0.02
VIOLATIONS = """([tags, within]) => axe.run(within, { runOnly: tags }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))"""
SIZES = [(1400, 900), (360, 740)]


def part(page: Page, heading: str) -> Locator:
    return page.locator(".cairn-next > div", has=page.get_by_role("heading", name=heading, exact=True))


@pytest.fixture
def reader(page: Page, record: Record, course_url: str) -> Page:
    """A reader who was at Adding a moment ago, and has two concepts due."""
    record.master("counting", 40).answer("variables-1", 30).answer("adding-1", 0.01).answer("adding-2", 0.01)
    record.store(page, course_url)
    return page


def test_without_a_record_the_page_says_where_to_begin(page: Page, course_url: str):
    page.goto(course_url, wait_until="networkidle")
    expect(part(page, "Where to begin")).to_contain_text("Counting")
    part(page, "Where to begin").get_by_role("link", name="Begin: Counting").click()
    expect(page.locator("h1")).to_contain_text("Counting")


def test_with_an_empty_record_it_still_does(page: Page, record: Record, course_url: str):
    record.store(page, course_url)
    page.goto(course_url, wait_until="networkidle")
    expect(page.locator(".cairn-entry")).to_be_visible()
    expect(part(page, "Where to begin")).to_be_visible()


def test_a_reader_continues_with_the_concept_that_was_answered_last(reader: Page, course_url: str):
    reader.goto(course_url)
    expect(part(reader, "Continue where you were")).to_contain_text("Adding2 of 3 questions right.")
    reader.get_by_role("link", name="Continue", exact=True).click()
    expect(reader.locator("h1")).to_contain_text("Adding")


@pytest.fixture
def shared_url(tmp_path: Path) -> Iterator[str]:
    """The address of a course of three concepts, the first and the last of which share a question."""
    files: dict[str, str | bytes] = {"docs/index.md": "# Course\n\n{{ next_steps() }}\n"}
    for title in ("Adding", "Counting", "Sharing"):
        files[f"docs/concepts/{title.lower()}.md"] = write_concept(title, "", "All")
        files[f"quizzes/{title.lower()}.yml"] = write_questions(title)
    shared = "concepts: [adding, sharing]"
    files["quizzes/adding.yml"] = str(files["quizzes/adding.yml"]).replace("concepts: [adding]", shared, 1)
    built = rebuild(write_site(tmp_path, files, **SETTINGS))
    assert not built.error
    (built.source / "served").mkdir()
    built.folder.rename(built.source / "served" / "course")
    with serving(built.source / "served") as address:
        yield f"{address}course/"


@pytest.mark.parametrize("title", ["Adding", "Sharing"])
def test_after_one_answer_a_reader_continues_on_the_page_where_it_was_given(page: Page, shared_url: str, title: str):
    page.goto(f"{shared_url}concepts/{title.lower()}/")
    form = page.locator("#adding-1")
    form.get_by_label("wrong 1").check()
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text("Not")
    page.goto(shared_url)
    expect(part(page, "Continue where you were").locator(".cairn-next__title")).to_have_text(title)


def test_a_reader_sees_how_much_is_due(reader: Page, course_url: str):
    reader.goto(course_url)
    expect(part(reader, "Due for review")).to_contain_text("2 conceptsAbout 3 minutes. After these, 1")
    assert reader.get_by_role("link", name="Review", exact=True).get_attribute("href") == f"{course_url}review/"


def test_ready_is_what_is_not_begun_and_the_same_as_on_the_map(page: Page, record: Record, course_url: str):
    # Adding is begun and due, so only Variables is ready, and it is the one that the map counts.
    record.master("counting", 3).answer("adding-1", 2, is_right=False).store(page, course_url)
    page.goto(course_url)
    ready = part(page, "Ready to learn")
    expect(ready.get_by_role("listitem")).to_have_text(["Variables"])
    assert ready.get_by_role("link", name="See your progress").get_attribute("href") == f"{course_url}progress/"
    page.goto(course_url + "map/")
    expect(page.locator("cairn-map-key li", has_text="Ready to learn")).to_have_text("Ready to learn 1")
    page.goto(course_url + "progress/")
    row = page.locator('[data-part="ready"] li div')
    expect(row).to_have_text(["VariablesBuilds on Counting, which you have mastered."])
    expect(page.locator('[data-part="begun"]')).to_be_hidden()


def test_who_has_finished_a_concept_learns_the_next_one(page: Page, record: Record, course_url: str):
    record.master("counting", 3).store(page, course_url)
    page.goto(course_url)
    expect(part(page, "Learn next")).to_contain_text("Adding3 questions.")
    expect(part(page, "Due for review")).to_contain_text("Nothing today")
    expect(page.get_by_role("link", name="Begin", exact=True)).to_be_visible()


def test_who_follows_a_path_continues_on_it(reader: Page, course_url: str):
    reader.goto(course_url + "path/")
    reader.get_by_role("link", name="Follow this path").click()
    reader.goto(course_url)
    continued = part(reader, "Continue where you were")
    expect(continued).to_contain_text("Variables1 of 3 questions right. Step 2 of 5 on Path.")
    continued.get_by_role("link", name="Path").click()
    expect(reader.locator("h1")).to_contain_text("Path")


def test_who_knows_everything_is_told_so(page: Page, record: Record, course_url: str):
    for concept in ("counting", "adding", "multiplying", "dividing", "variables", "equations", "functions"):
        record.mark(concept, 1)
    record.store(page, course_url)
    page.goto(course_url)
    expect(page.locator(".cairn-next")).to_contain_text("Everything is learned")


def test_next_steps_follow_an_answer_in_another_tab_and_instant_navigation(reader: Page, course_url: str):
    reader.goto(course_url)
    expect(part(reader, "Continue where you were")).to_contain_text("2 of 3")
    other = reader.context.new_page()
    other.goto(course_url + "concepts/adding/")
    form = other.locator("#adding-3")
    form.get_by_label("right 3").check()
    form.get_by_role("button", name="Check").click()
    # Nothing is left to answer there today, so another concept is next.
    expect(part(reader, "Learn next")).to_contain_text("Variables")
    reader.get_by_role("link", name="Continue", exact=True).click()
    expect(reader.locator("h1")).to_contain_text("Variables")
    reader.go_back()
    expect(part(reader, "Learn next")).to_contain_text("Variables")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("place", ["", "path/", "two/", "concepts/adding/"])
def test_nothing_shifts_on_the_pages_of_a_path(reader: Page, course_url: str, place: str, width: int, height: int):
    reader.set_viewport_size({"width": width, "height": height})
    reader.goto(course_url + "path/")
    reader.get_by_role("link", name="Follow this path").click()
    expect(reader.locator(".cairn-onpath")).to_be_visible()
    reader.goto(course_url + place, wait_until="networkidle")
    expect(reader.locator(".cairn-entry")).to_be_visible()
    assert reader.evaluate(SHIFT) < MOST_SHIFT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("place", ["", "path/", "two/", "concepts/adding/", "concepts/dividing/"])
def test_axe_finds_nothing_on_the_pages_of_a_path(
    reader: Page, course_url: str, place: str, width: int, height: int, scheme: str
):
    reader.set_viewport_size({"width": width, "height": height})
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    reader.goto(course_url + "path/")
    reader.get_by_role("link", name="Follow this path").click()
    expect(reader.locator(".cairn-onpath")).to_be_visible()
    reader.goto(course_url + place, wait_until="networkidle")
    reader.add_script_tag(path=AXE)
    found = [v for within in ("article", ".md-footer") for v in reader.evaluate(VIOLATIONS, [RULES, within])]
    assert [violation for violation in found if "cairn-" in violation] == []


def test_without_scripts_the_page_still_says_where_to_begin(page: Page, course_url: str):
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(course_url)
    expect(bare.get_by_role("link", name="Begin: Counting")).to_be_visible()
    context.close()
