# SPDX-License-Identifier: MIT
"""What a published site needs: canonical links, tags for those who share a page, and one for lost readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import COURSE, MATERIAL
from .tree import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    from .conftest import Built, MakeSite

URL = "https://example.org/course/"


@pytest.fixture(scope="module")
def course(site: MakeSite) -> Built:
    says = """description: 'A "norm" <of> {{ length }}'"""
    norms = COURSE["docs/concepts/norms.md"].replace("---\n", f"---\n{says}\n", 1)
    described = COURSE["docs/concepts/numbers.md"].replace("---\n", "---\ndescription: Counting & measuring\n", 1)
    files = {**COURSE, "docs/concepts/norms.md": norms, "docs/concepts/numbers.md": described}
    return site(files, theme={**MATERIAL, "features": ["navigation.instant"]})


def tags(html: str) -> dict[str, str]:
    found = (e.attrib for e in parse(html).iter("meta"))
    return {a.get("property") or a.get("name", ""): a["content"] for a in found if "content" in a}


def test_a_concept_says_what_it_is_where_it_is_shared(course: Built):
    found = tags(course.read("concepts/vectors/index.html"))
    assert found["og:type"] == "article"
    assert found["og:title"] == "Vectors"
    assert found["og:description"] == "A vector is a list of numbers."
    assert found["twitter:card"] == "summary"


def test_a_description_of_the_author_is_kept_and_one_that_is_not_written_is_not_made_up(course: Built):
    assert tags(course.read("concepts/numbers/index.html"))["og:description"] == "Counting & measuring"
    assert "og:description" not in tags(course.read("concepts/linear-maps/index.html"))


def test_a_description_is_text_whatever_it_holds(course: Built):
    assert tags(course.read("concepts/norms/index.html"))["og:description"] == 'A "norm" <of> {{ length }}'


def test_other_themes_get_no_tags(site: MakeSite):
    html = site(COURSE, theme={"name": "mkdocs"}).read("concepts/vectors/index.html")
    assert "A vector is a list of" in html
    assert "og:" not in html
    assert "twitter:" not in html


@pytest.mark.parametrize("place", ["", "concepts/vectors/", "concepts/linear-maps/", "tags/physics/", "wanted/"])
def test_every_page_names_its_own_address(course: Built, place: str):
    assert f'<link rel="canonical" href="{URL}{place}">' in course.read(f"{place}index.html")


def test_the_page_for_lost_readers_works_wherever_they_are(course: Built):
    lost = course.read("404.html")
    addresses = re.findall(r'(?:href|src)="([^"]*)"', lost)
    assert [a for a in addresses if not a.startswith(("/course/", "https://", "#", "javascript:"))] == []
    assert "/course/assets/cairn/loader.js#%2Fcourse%2F" in addresses


@pytest.mark.parametrize("search", ["theme", "pagefind"])
def test_a_lost_reader_can_search(
    site: MakeSite, page: Page, serve_folder: Callable[[Path], AbstractContextManager[str]], search: str
):
    built = site(COURSE, theme=MATERIAL, plugins=["search", {"cairn": {"search": search}}])
    built.folder.rename(built.source / "course")
    lost = (built.source / "course" / "404.html").read_text("utf-8")
    with serve_folder(built.source) as url:
        # As GitHub Pages does for whatever is not there.
        page.route("**/deep/down/*", lambda route: route.fulfill(status=404, body=lost, content_type="text/html"))
        page.goto(f"{url}course/deep/down/nowhere")
        page.keyboard.press("/")
        page.locator("input.md-search__input").press_sequentially("matrix")
        found = page.locator(".md-search-result a, cairn-search a").first
        found.wait_for()
        found.click()
        page.wait_for_url("**/course/concepts/matrices/**")
