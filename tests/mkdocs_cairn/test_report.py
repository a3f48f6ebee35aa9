# SPDX-License-Identifier: MIT
"""The report of a check as a page of the site: read without a script, sorted with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import COURSE, MATERIAL, ROOT
from .tree import text

if TYPE_CHECKING:
    from .conftest import Built, MakeSite

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
REPORT = {"search": {}, "cairn": {"check": {"report": True}}}


@pytest.fixture(scope="module")
def built(site: MakeSite) -> Built:
    """A course with a report."""
    made = site({**COURSE, "docs/concepts/island.md": "A pipe | and <b>.\n"}, plugins=REPORT)
    assert made.error == ""
    return made


def rows(built: Built) -> list[list[str]]:
    body = built.page("check").find(".//tbody")
    assert body is not None
    return [[text(cell).strip() for cell in row] for row in body]


def test_without_being_asked_for_there_is_no_report(site):
    made = site(COURSE)
    assert made.error == ""
    assert (made.folder / "wanted").is_dir()
    assert not (made.folder / "check").exists()


def test_the_table_holds_what_a_check_tells_by_place(built):
    found = rows(built)
    assert [place for place, *_ in found] == sorted(place for place, *_ in found)
    island = next(row for row in found if row[2] == "concept-island")
    assert island[:2] == ["docs/concepts/island.md:1", "info"]
    assert island[3].startswith("'Island' is not connected to any other concept.")


def test_a_place_leads_to_its_page(built):
    links = {link.get("href") for link in built.page("check").findall(".//tbody//a")}
    assert "../concepts/island/" in links
    assert built.faults() == []


def test_the_picture_says_the_same_in_words(built):
    title = built.page("check").find(".//svg/title")
    assert title is not None
    said = text(title)
    assert said.startswith(
        "Layer 1: 0 with questions, 2 without questions, 0 not written. "
        "Layer 2: 1 with questions, 0 without questions, 1 not written. "
    )


def test_the_page_is_in_no_search(built):
    index = built.read("search/search_index.json")
    assert '"concepts/island/"' in index
    assert "check/" not in index


def test_the_page_may_be_written_by_hand_and_the_report_follows(site):
    made = site({**COURSE, "docs/check/index.md": "# Our faults\n\nWe know.\n"}, plugins=REPORT)
    assert "We know." in made.read("check/index.html")
    assert "cairn-sortable" in made.read("check/index.html")


def test_two_builds_show_the_same_report(site, built):
    again = site({**COURSE, "docs/concepts/island.md": "A pipe | and <b>.\n"}, plugins=REPORT)
    assert again.read("check/index.html") == built.read("check/index.html")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_table_sorts_and_axe_finds_nothing(site, page, scheme):
    theme = {**MATERIAL, "palette": {"scheme": scheme}}
    made = site({**COURSE, "docs/concepts/island.md": "Text.\n"}, plugins=REPORT, theme=theme)
    page.goto((made.folder / "check/index.html").as_uri())
    button = page.get_by_role("button", name="Code")
    button.click()
    codes = page.locator("cairn-sortable tbody td:nth-child(3)").all_inner_texts()
    assert len(set(codes)) > 1
    assert codes == sorted(codes)
    assert page.locator("th[aria-sort]").all_inner_texts() == ["Code"]
    button.press("Enter")
    assert page.locator("cairn-sortable tbody td:nth-child(3)").all_inner_texts() == codes[::-1]
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run('article', {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']})")
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
