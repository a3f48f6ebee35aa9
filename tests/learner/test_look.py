# SPDX-License-Identifier: MIT
"""Every page that shows a learner: accessible in both schemes, and within the window at every width and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.mkdocs_cairn.test_browser import AXE, FIND, RULES, THEME

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Record

READY = {
    "home": ("", ".cairn-next :text('Due for review')"),
    "concept": ("concepts/adding/", ".cairn-line"),
    "chapter": ("tags/mathematics/numbers/", ".cairn-size"),
    "a-to-z": ("concepts/", "li[data-cairn-state]"),
    "map": ("map/", "cairn-map-key li"),
    "path": ("path/", "li[aria-current='step']"),
    "progress": ("progress/", ".cairn-goal"),
    "review": ("review/", "cairn-review cairn-question[data-ready]"),
}
"""The pages, each with what is there once it shows the learner."""
EVERYWHERE = pytest.mark.parametrize("place", READY)


@pytest.fixture
def reader(page: Page, record: Record, course_url: str) -> Page:
    """A reader with a goal, something due, and a concept in every state."""
    record.master("counting", 40).answer("adding-1", 1, is_right=False, confidence="sure").mark("variables", 9)
    record.aim("functions", 1).store(page, course_url)
    page.emulate_media(reduced_motion="reduce")
    return page


def visit(page: Page, course_url: str, place: str) -> None:
    path, shown = READY[place]
    page.goto(course_url + path)
    expect(page.locator(shown).first).to_be_visible()


def is_wide(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


@EVERYWHERE
@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_that_is_ours(reader: Page, course_url: str, place: str, scheme: str, width: int):
    reader.set_viewport_size({"width": width, "height": 900})
    visit(reader, course_url, place)
    reader.add_style_tag(content="* { transition: none !important }")
    reader.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    reader.evaluate(AXE.read_text("utf-8"))
    assert {(rule, element) for rule, element in reader.evaluate(FIND, RULES)} - THEME == set()


@EVERYWHERE
@pytest.mark.parametrize("way", ["ltr", "rtl"])
def test_nothing_has_to_be_scrolled_sideways(reader: Page, course_url: str, place: str, way: str):
    visit(reader, course_url, place)
    reader.evaluate("way => { document.documentElement.dir = document.body.dir = way; }", way)
    for width in (320, 768, 1024, 1400):
        reader.set_viewport_size({"width": width, "height": 800})
        assert not is_wide(reader), width


@EVERYWHERE
def test_everything_fits_at_twice_the_text_size(reader: Page, course_url: str, place: str):
    reader.set_viewport_size({"width": 1280, "height": 900})
    visit(reader, course_url, place)
    size = reader.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    reader.add_style_tag(content=f"html {{ font-size: {2 * size}px !important }}")
    assert not is_wide(reader)
