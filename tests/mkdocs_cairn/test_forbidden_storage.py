# SPDX-License-Identifier: MIT
"""The repository's own site in a browser that lets no site keep anything: all of it works, and nothing overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .test_browser import CONCEPT, QUESTION, RIGHT, STUB, TAG, respond

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from .conftest import OwnSite

PLACES = ["", STUB, TAG, "references/", "progress/", "review/", "guide/readers/", CONCEPT]
FORBID = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(window, name, { get() { throw new Error(`Forbidden: ${name}`) } })"""
# How far a sidebar reaches over the footer, with the end of the page in view.
OVERLAP = """() => {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" })
    const { top } = document.querySelector(".md-footer").getBoundingClientRect()
    const isInPage = (part) => getComputedStyle(part.closest(".md-sidebar")).position !== "fixed"
    const parts = [...document.querySelectorAll(".md-sidebar__scrollwrap")].filter(isInPage)
    return Math.max(0, ...parts.map((part) => part.getBoundingClientRect().bottom - top))
}"""


@pytest.fixture(scope="module")
def url(own_site: OwnSite, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve_folder(own_site.folder.parent) as address:
        yield f"{address}cairn/"


@pytest.mark.parametrize("width", [1400, 1024, 768, 360])
def test_without_storage_nothing_overlaps(page: Page, url, width):
    page.add_init_script(FORBID)
    page.set_viewport_size({"width": width, "height": 900})
    for place in PLACES:
        page.goto(url + place)
        page.wait_for_function(f"({OVERLAP})() < 1")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_storage_the_theme_and_the_questions_work_and_say_once_that_nothing_is_kept(page: Page, url):
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(FORBID)
    page.goto(url + CONCEPT)
    respond(page, RIGHT)
    expect(page.locator(f"#{QUESTION}")).to_have_attribute("data-state", "right")
    expect(page.get_by_text("does not let the site save your progress")).to_have_count(1)
    page.locator("label[for^=__palette]:visible").click()
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("goodhart")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Goodhart")
    # Its colors are read while the page is, and again by its own script: both come before any script of ours.
    assert said == ["Forbidden: localStorage"] * 2
