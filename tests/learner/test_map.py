# SPDX-License-Identifier: MIT
"""The map of the course: choosing, finding and opening concepts, and what a reader has learned of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import CONCEPTS, TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from .conftest import Record

CARD = ".cairn-course__card"


def cell(page: Page, title: str) -> Locator:
    return page.locator(".cairn-patch a", has=page.locator("title", has_text=title))


def visit(page: Page, course_url: str) -> None:
    page.goto(f"{course_url}map/")
    expect(page.locator("cairn-course-map[data-ready]")).to_be_visible()


def listed(page: Page, name: str) -> list[str]:
    return page.locator(f"{CARD} ul[aria-label='{name}'] a").all_inner_texts()


def test_a_reader_without_a_record_chooses_concepts_and_loads_nothing_of_the_layer(page: Page, course_url: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("#")[0].rpartition("/")[2]))
    visit(page, course_url)
    assert page.locator(f"{CARD}[data-chosen]").count() == 0
    cell(page, "Multiplying").click()
    expect(page.locator(CARD)).to_contain_text("Multiplying is explained here.")
    expect(page.locator(CARD)).to_contain_text("3 questions")
    assert (listed(page, "Builds on"), listed(page, "Leads to")) == (["Adding"], ["Functions", "Dividing"])
    assert [page.locator(f"rect.{kind}").count() for kind in ("here", "before", "after")] == [1, 1, 2]
    assert page.url == f"{course_url}map/#concept=Multiplying"
    assert not {"learner.js", "mastery.js", "store.js", "graph.json"} & {*asked}
    page.locator(CARD).get_by_role("link", name="Open: Multiplying").click()
    expect(page.locator("h1")).to_contain_text("Multiplying")


def test_keys_move_in_the_map_and_open_a_concept(page: Page, course_url: str):
    # The theme only navigates to what the site map names, and that has the public address.
    places = "".join(f"<url><loc>{course_url}{place}</loc></url>" for place in ("map/", "concepts/adding/"))
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=f"<urlset>{places}</urlset>"))
    page.goto(f"{course_url}map/", wait_until="networkidle")
    page.get_by_role("searchbox", name="Find a concept").focus()
    page.keyboard.press("Tab")
    for key, title in {
        "": "Variables",
        "ArrowRight": "Equations",
        "End": "Functions",
        "ArrowDown": "Multiplying",
    }.items():
        if key:
            page.keyboard.press(key)
        expect(page.locator(f"{CARD} p").first).to_have_text(title)
        assert page.evaluate("document.activeElement.textContent").strip() == title
    assert page.locator(".cairn-patch [tabindex='0']").count() == 1
    page.evaluate("document.body.dir = document.documentElement.dir = 'rtl'")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{CARD} p").first).to_have_text("Adding")
    here, first = (
        page.locator(place).bounding_box() for place in ("rect.here", f".cairn-patch a >> nth={len(CONCEPTS) - 4}")
    )
    assert here
    assert first
    assert here["x"] < first["x"]  # rows begin on the right
    page.evaluate("window.isSamePage = true")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Adding")
    assert page.evaluate("window.isSamePage")
    page.go_back()
    expect(page.locator("cairn-course-map[data-ready]")).to_be_visible()
    assert page.evaluate("window.isSamePage")
    cell(page, "Adding").click()
    expect(page.locator(f"{CARD} p").first).to_have_text("Adding")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_text("Choose a square to see its concept.")


def test_what_is_typed_finds_concepts(page: Page, course_url: str):
    visit(page, course_url)
    field = page.get_by_role("searchbox", name="Find a concept")
    field.fill("ing")
    expect(page.locator("output")).to_have_text("4 found")
    assert page.locator(".cairn-patch [data-hit]").count() == 4
    expect(page.get_by_role("heading", name="Found")).to_be_visible()
    expect(page.get_by_role("heading", name="The same as a list")).to_be_hidden()
    field.fill("mult")
    expect(page.locator(f"{CARD} p").first).to_have_text("Multiplying")
    field.press("Enter")
    assert page.evaluate("document.activeElement.textContent").strip() == "Multiplying"
    field.fill("nothing")
    expect(page.locator("output")).to_have_text("0 found")
    field.fill("")
    expect(page.locator("output")).to_have_text("7 concepts")
    expect(page.get_by_role("heading", name="The same as a list")).to_be_visible()


def test_a_reader_sees_what_is_learned_and_makes_a_concept_a_goal(page: Page, record: Record, course_url: str):
    record.master("counting", 40).answer("adding-1", 1, is_right=False).mark("variables", 1).store(page, course_url)
    visit(page, course_url)
    key = page.locator("cairn-map-key li")
    expect(key.first).to_be_visible()
    assert [" ".join(item.split()) for item in key.all_inner_texts()] == [
        *("Not seen 4", "Ready to learn 0", "Learning 1", "Known 1", "Mastered 1", "Due for review 2")
    ]
    expect(cell(page, "Counting")).to_contain_text("Counting, mastered, due for review")
    assert cell(page, "Counting").locator("path").count() == 2
    expect(page.locator(".cairn-patch p > span").last).to_have_text("1 of 4")
    expect(page.locator("h3 .cairn-meta").last).to_have_text("1 of 4")
    cell(page, "Adding").click()
    expect(page.locator(CARD)).to_contain_text("Learning")
    expect(page.locator(f"{CARD} li[data-cairn-state]")).to_contain_text("Counting, mastered, due for review")
    page.get_by_role("button", name="Make this a goal").click()
    expect(page.get_by_role("button", name="Remove this goal")).to_be_visible()
    other = page.context.new_page()
    other.clock.set_fixed_time(TODAY)
    other.goto(f"{course_url}concepts/equations/", wait_until="networkidle")
    other.get_by_text("I know this").click()
    expect(other.locator(".cairn-line")).to_contain_text("Marked as known")
    expect(cell(page, "Equations")).to_contain_text("Equations, marked as known")


def test_the_map_moves_nothing_when_it_is_filled(page: Page, record: Record, course_url: str):
    record.master("counting", 40).mark("variables", 1).store(page, course_url)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    for width in (1400, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, course_url)
        expect(page.locator("cairn-map-key li").first).to_be_visible()
        assert page.evaluate("window.shift") < 0.02, width


@pytest.mark.parametrize("is_scripted", [True, False], ids=["scripts", "no scripts"])
def test_a_tap_chooses_and_without_scripts_it_opens(browser: Browser, course_url: str, *, is_scripted: bool):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, java_script_enabled=is_scripted
    )
    page = context.new_page()
    if is_scripted:
        visit(page, course_url)
        box = cell(page, "Functions").bounding_box()
        assert box
        assert box["width"] > 30
        page.touchscreen.tap(box["x"] + box["width"] + 6, box["y"] + 20)  # beside it, where there is no cell
        expect(page.locator(CARD)).to_contain_text("Functions")
        expect(page.locator(CARD)).to_be_in_viewport()
        expect(page.locator(CARD).get_by_text("Multiplying")).to_be_visible()  # what it builds on
        field = page.get_by_role("searchbox", name="Find a concept")
        field.fill("ing")
        cell(page, "Functions").tap()
        page.get_by_role("link", name="Open: Functions").click()
        expect(page.locator("h1")).to_contain_text("Functions")
        page.go_back()
        expect(page.locator(CARD)).to_contain_text("Functions")
        expect(field).to_have_value("ing")
        expect(page.locator("output")).to_have_text("4 found")
        assert page.url == f"{course_url}map/#find=ing&concept=Functions"
    else:
        page.goto(f"{course_url}map/")
        expect(page.locator(CARD)).to_be_hidden()
        assert page.locator(".cairn-patch title").all_inner_texts() is not None
        cell(page, "Functions").tap()
        expect(page.locator("h1")).to_contain_text("Functions")
    context.close()
