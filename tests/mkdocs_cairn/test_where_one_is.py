# SPDX-License-Identifier: MIT
"""Where a reader is on the course's own pages: on a phone, by keyboard, on paper; and what is said of a chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from .conftest import OwnSite

CONCEPT, LAST = "concepts/reward-model/", "concepts/typical-sequence-of-llm-alignment-methods/"
BOOK = "tags/computing-sciences/foundations-of-large-language-models/"
CHAPTER = "Ch.4 Alignment"
FOCUS = """() => {
    const { activeElement: e } = document;
    return [e.textContent.trim(), Boolean(e.closest("cairn-question"))];
}"""
EMPTY = """() => [...document.querySelectorAll("article :is(h2, h3)")]
    .filter((heading) => heading.checkVisibility())
    .filter(({ nextElementSibling: next }) => !next?.checkVisibility() || next.offsetHeight === 0)
    .map(({ textContent }) => textContent)
"""
IN_VIEW = """element => {
    const box = element.getBoundingClientRect();
    const menu = document.querySelector(".md-nav--primary").getBoundingClientRect();
    return box.top >= 0 && box.bottom <= menu.top;
}"""


@pytest.fixture(scope="session")
def url(own_site: OwnSite, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve_folder(own_site.folder.parent) as address:
        yield f"{address}cairn/"


@pytest.mark.parametrize("place", [CONCEPT, LAST])
def test_the_drawer_of_a_phone_holds_the_chapter_and_the_contents_of_the_page(page: Page, url: str, place: str):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(url + place)
    outline, here = page.locator(".cairn-outline"), page.locator(".cairn-outline [aria-current]")
    expect(page.locator(".cairn-builds a").first).to_be_visible()
    expect(outline).to_be_hidden()  # a closed drawer has no stops of ours
    page.locator("label[for=__drawer].md-header__button").click()
    expect(here).to_be_visible()
    assert here.evaluate(IN_VIEW)
    assert page.locator("#cairn-outline").evaluate(IN_VIEW)
    for link in page.locator(".cairn-outline__list a").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    page.locator(".cairn-outline__page a", has_text="Check your understanding").click()
    expect(page).to_have_url(re.compile("#check-your-understanding$"))
    expect(outline).to_be_hidden()


def test_on_a_phone_a_chapter_is_in_the_drawer_and_a_list_and_its_large_drawing_gives_way_to_the_map(
    page: Page, url: str
):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(url + BOOK + "ch-4-alignment/")
    expect(page.locator(".cairn-columns")).to_be_hidden()
    entry = page.locator(".cairn-concepts > li", has_text="questions").first
    row, text, count = (entry.locator(part).bounding_box() for part in ("xpath=.", "> div", "> span"))
    assert row and text and count  # noqa: PT018
    assert text["width"] == row["width"]
    assert count["y"] >= text["y"] + text["height"] - 1
    assert page.evaluate(EMPTY) == []
    page.locator("label[for=__drawer].md-header__button").click()
    outline = page.locator(".cairn-outline")
    for shown in ("#cairn-outline", "[aria-current]"):
        assert outline.locator(shown).evaluate(IN_VIEW)
    expect(outline.locator("[aria-current]")).to_have_text(CHAPTER)
    outline.get_by_role("link", name="How they build on each other").click()
    expect(outline).to_be_hidden()
    page.get_by_role("link", name="See these concepts on the map").click()
    block = page.locator(".cairn-patch:target")
    expect(block).to_contain_text(CHAPTER)
    box = block.bounding_box()
    assert box
    assert box["y"] > 48  # below the header
    page.set_viewport_size({"width": 1400, "height": 900})
    page.go_back()
    expect(page.locator(".cairn-columns")).to_be_visible()
    expect(page.get_by_text("See these concepts on the map")).to_be_hidden()
    expect(page.locator(".cairn-outline")).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary .md-nav__link").first).to_be_visible()
    part = page.locator("h3", has_text="Bradley-Terry Model")
    expect(part.locator("+ p")).to_have_text(re.compile(r"^and what builds on it · \d+ concepts$"))


@pytest.mark.parametrize("width", [1400, 360])
@pytest.mark.parametrize("skip", ["Skip to content", "Skip to the questions"])
def test_the_first_question_is_few_stops_from_the_top(page: Page, url: str, width: int, skip: str):
    page.route("**/javascripts/bundle.*", lambda route: route.abort())  # it loads the page anew on the first jump
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(url + CONCEPT)
    for _ in range(15):
        page.keyboard.press("Tab")
        words, is_question = page.evaluate(FOCUS)
        if is_question:
            break
        if words == skip or re.fullmatch(r"\d+ questions", words):
            target = page.evaluate("document.activeElement.href")
            page.keyboard.press("Enter")
            page.wait_for_url(target)
    assert is_question


def test_paper_has_no_heading_above_nothing_and_the_addresses_of_references(page: Page, url: str):
    page.goto(url + CONCEPT)
    page.emulate_media(media="print")
    assert page.locator("article :is(h2, h3):visible").count() > 4
    assert page.evaluate(EMPTY) == []
    after = "link => getComputedStyle(link, '::after').content"
    assert page.locator(".cairn-refs a").first.evaluate(after).startswith('": https://')
    expect(page.locator(".cairn-builds")).to_be_visible()
    expect(page.locator(".cairn-ask, .md-tags, .cairn-mentions")).to_have_count(3)
    assert not [e for e in page.locator(".cairn-ask, .md-tags, .cairn-mentions").all() if e.is_visible()]


def test_all_pages_say_the_same_number_of_concepts_of_a_chapter(own_site: OwnSite):
    def say(place: str, pattern: str) -> list[str]:
        html = (own_site.folder / place / "index.html").read_text("utf-8")
        return re.findall(pattern, html)

    count, *_ = say(f"{BOOK}ch-4-alignment", r'"cairn-size">(\d+) concepts')
    bar, meta = '<span class="cairn-bar"[^\n]*cairn-figure">', '<(?:span|p) class="cairn-meta">'
    chapter = f">{CHAPTER}</a>(?: |</h3>\n)(?:{bar}|{meta})" + r"(?:<bdi>)?(\d+)"
    for place in ("tags", BOOK, "progress"):
        assert say(place, chapter) == [count], place
    assert say(CONCEPT, r">(\d+) concepts</a>") == [count]
    groups = say(f"{BOOK}ch-4-alignment", r'<h3 id="cairn-part-\d+">.*</h3>\n<p class="cairn-meta">[^\d<]*<bdi>(\d+)')
    assert sum(map(int, groups)) == int(count)
    assert len(groups) == 8
