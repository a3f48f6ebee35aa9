# SPDX-License-Identifier: MIT
"""Pages of the repository's own site for a reader with a record: nothing moves when the scripts run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .test_browser import CONCEPT, TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page, Route

    from .conftest import OwnSite

PLACES = {
    "home": "",
    "concept": CONCEPT,
    "questions": f"{CONCEPT}#luck-in-the-winner",
    "tag": TAG,
    "contents": "tags/",
    "a-to-z": "concepts/",
    "path": "paths/why-alignment-is-hard/",
    "progress": "progress/",
    "review": "review/",
}
QUESTION = re.compile(r'<cairn-question id="([^"]+)"')
SCRIPTS = re.compile(r"/(learner|questions)\.js")
PAINTED = "new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
MEASURE = """() => new Promise(resolve => {
    const shifts = []
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: "layout-shift", buffered: true})
    setTimeout(() => resolve(shifts.reduce((all, {value}) => all + value, 0)), 100) })"""
WIDTH = "document.querySelector('.md-content article').getBoundingClientRect().width"
SIZES = pytest.mark.parametrize("size", [(1400, 900), (360, 780)], ids=["wide", "narrow"])


@pytest.fixture(scope="module")
def url(own_site: OwnSite, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve_folder(own_site.folder.parent) as address:
        yield f"{address}cairn/"


@pytest.fixture(scope="module")
def record(own_site: OwnSite) -> str:
    """A record with attempts at two thirds of all questions on three days, some of them wrong."""
    pages = sorted(own_site.folder.glob("concepts/*/index.html"))
    names = [name for page in pages for name in QUESTION.findall(page.read_text("utf-8"))]
    events = [
        event(name, day, score=0 if (index + day) % 11 == 0 else 1)
        for day in (1, 4, 20)
        for index, name in enumerate(names[: len(names) * 2 // 3])
    ]
    return json.dumps({"format": "learner-record", "version": 1, "events": events})


def event(name: str, day: int, score: float) -> dict[str, Any]:
    made = {"id": f"{name}-{day}", "type": "attempt", "at": f"2026-01-{day:02}T10:00:00.000Z", "offset": 0}
    return made | {"subject": f"question:{name}", "response": ["gone"], "score": score, "hints": 0}


def open_slowly(page: Page, url: str) -> None:
    """Open a page whose scripts for learners and questions arrive after the first paint."""
    held: list[Route] = []
    page.goto("about:blank")
    page.route(SCRIPTS, lambda route: held.append(route))  # noqa: PLW0108 - a bound method cannot be a handler
    page.goto(url, wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    for route in held:
        route.continue_()
    page.unroute(SCRIPTS)
    expect(page.locator(".cairn-entry")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate(PAINTED)


@SIZES
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_nothing_shifts_on_a_page_of_a_reader_with_a_record(
    browser: Browser, url: str, record: str, place: str, size: tuple[int, int]
) -> None:
    width, height = size
    is_phone = width < 500
    context = browser.new_context(viewport={"width": width, "height": height}, is_mobile=is_phone, has_touch=is_phone)
    page = context.new_page()
    page.goto(f"{url}404.html")
    page.evaluate("text => localStorage.setItem('cairn:/cairn/', text)", record)
    # The first time the states are computed, the second time they are painted from what was kept.
    for time in ("first", "second"):
        open_slowly(page, url + place)
        assert page.evaluate(MEASURE) < 0.02, time
    context.close()


@pytest.mark.parametrize("width", [1400, 1000, 360])
def test_the_text_of_a_concept_is_as_wide_before_its_right_sidebar_has_arrived(
    page: Page, url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url + CONCEPT)
    before = page.evaluate(WIDTH)
    page.evaluate("document.querySelector('.cairn-side').remove()")
    assert page.evaluate(WIDTH) == before
