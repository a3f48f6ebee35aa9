# SPDX-License-Identifier: MIT
"""The course that `cairn init` writes, in a browser: nothing is asked of another host, and axe finds nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cairn_cli.__main__ import main

from .conftest import ROOT, Built, rebuild

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
FIND = """async () => {
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}"""
CONCEPT = "concepts/compound-interest/"
PLACES = ["", CONCEPT, "tags/", "map/", "references/"]
MENU = [("Home", ""), ("Contents", "tags/"), ("Map", "map/"), ("A to Z", "concepts/"), ("References", "references/")]


@pytest.fixture(scope="module")
def url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("starter") / "my-course"
    assert main(["init", str(folder)]) == 0
    built = rebuild(Built(folder, folder / "site", (), ""))
    assert (built.error, built.log) == ("", ())
    with serve_folder(built.folder) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_a_new_course_asks_nothing_of_another_host_and_axe_finds_nothing(page: Page, url: str, width: int, scheme: str):
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    axe = AXE.read_text("utf-8")
    for place in [*PLACES, "progress/"]:
        page.goto(url + place)
        page.evaluate(axe)
        assert (place, page.evaluate(FIND)) == (place, [])
    page.goto(url + CONCEPT)
    page.get_by_label("It is higher than at first").check()
    page.get_by_role("button", name="Check").first.click()
    page.locator("[data-state=wrong]").wait_for()
    for place in [CONCEPT, "", "tags/", "map/", "progress/"]:
        if place != CONCEPT:
            page.goto(url + place)
        page.evaluate(axe)
        assert (place, "answered", page.evaluate(FIND)) == (place, "answered", [])
    assert [address for address in asked if not re.match(rf"{re.escape(url)}|data:|blob:", address)] == []
    assert said == []


def test_the_menu_of_a_new_course_reads_like_that_of_a_course(page: Page, url: str):
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{url}concepts/percentage/")
    links = page.locator(".md-nav--primary > .md-nav__list a").all()
    assert [(a.inner_text(), a.evaluate("a => a.href").removeprefix(url)) for a in links] == MENU
