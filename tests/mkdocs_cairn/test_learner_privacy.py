# SPDX-License-Identifier: MIT
"""What the guide says of a reader's privacy is true: where progress is kept, and that nothing of it goes anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import COURSE, MATERIAL, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import MakeSite

    Serve = Callable[[Path], AbstractContextManager[str]]

pytestmark = pytest.mark.browser
CONCEPT = "concepts/vectors/"
PAGES = ("", CONCEPT, "concepts/matrices/", "tags/mathematics/", "progress/", "review/")
SCRIPTS = re.compile(r"/(learner|mastery|paths|progress|review)\.js|/graph[.\w]*\.js")
KEYS = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('cairn'))"
RECORD = "/course/"


def documented() -> re.Pattern[str]:
    """The keys in the guide's table, as one pattern."""
    guide = (ROOT / "docs" / "guide" / "record.md").read_text("utf-8")
    keys = re.findall(r"^\| `(cairn:[^`]+)`", guide, re.MULTILINE)
    patterns = (re.sub(r"<[a-z]+>", "[^:]+", re.escape(key.replace("<record>", RECORD))) for key in keys)
    return re.compile("|".join(patterns))


@pytest.fixture(scope="module")
def url(site: MakeSite, serve_folder: Serve) -> Iterator[str]:
    with serve_folder(site(COURSE, theme=MATERIAL).folder) as address:
        yield address


def answer(page: Page, url: str) -> None:
    """Answer the question about vectors, and mark the concept as known."""
    page.goto(url + CONCEPT)
    question = page.locator("#zero-norm")
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question).to_have_attribute("data-state", re.compile("right|wrong"))
    page.reload()
    page.get_by_text("I know this").click()
    expect(page.get_by_role("checkbox", name="I know this")).to_be_checked()


def test_the_guide_names_every_key_that_a_browser_stores(page: Page, url: str):
    answer(page, url)
    keys: set[str] = set()
    for place in PAGES:
        page.goto(url + place, wait_until="networkidle")
        keys |= {*page.evaluate(KEYS)}
    assert any(key.startswith(f"cairn:{RECORD}:s:") for key in keys)
    assert f"cairn:{RECORD}:view" in keys
    assert [key for key in sorted(keys) if not documented().fullmatch(key)] == []


def test_nothing_that_a_reader_does_leaves_the_host_or_is_sent(page: Page, url: str):
    asked: list[tuple[str, str, str | None]] = []
    page.on("request", lambda request: asked.append((request.method, request.url, request.post_data)))
    answer(page, url)
    for place in PAGES:
        page.goto(url + place, wait_until="networkidle")
    assert len(asked) > len(PAGES)
    foreign = [line for line in asked if not line[1].startswith((url, "data:", "blob:")) or "?" in line[1]]
    assert foreign == []
    assert {(method, body) for method, _, body in asked} == {("GET", None)}


def test_without_the_layer_nothing_of_it_is_loaded_even_for_a_reader_with_a_record(
    site: MakeSite, serve_folder: Serve, page: Page, url: str
):
    built = site(COURSE, theme=MATERIAL, plugins=["search", {"cairn": {"learner": False}}])
    answer(page, url)
    stored = page.evaluate("({ ...localStorage })")
    page.goto("about:blank")
    with serve_folder(built.folder) as off:
        asked: list[str] = []
        page.goto(off)
        page.evaluate("(stored) => Object.assign(localStorage, stored)", stored)
        page.on("request", lambda request: asked.append(request.url))
        for place in ("", CONCEPT, "tags/mathematics/"):
            page.goto(off + place, wait_until="networkidle")
        expect(page.get_by_role("link", name="Progress")).to_have_count(0)
    assert [address for address in asked if SCRIPTS.search(address)] == []
    assert any(address.endswith("questions.js") for address in asked)
