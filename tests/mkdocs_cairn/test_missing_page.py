# SPDX-License-Identifier: MIT
"""What readers get at an address without a page, from a server that answers with `404.html` as hosts do."""

from __future__ import annotations

import json
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source
from mkdocs_cairn.missing.names_file import write_names

from .conftest import COURSE, MATERIAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

    from .conftest import Built, MakeSite

MOVED = COURSE["docs/concepts/norms.md"].replace("title: Norms", "title: Norms\nredirect_from: [lengths.md]")
FILES = {
    **COURSE,
    "docs/concepts/norms.md": MOVED,
    "docs/concepts/umlaut.md": "---\ntitle: Größe & <Maß>\nid: groesse\nlearn_before: []\n---\nA size.\n",
    "docs/concepts/reward-model.md": "---\ntitle: Reward Model\nlearn_before: []\naliases: [RM]\n---\nA model.\n",
    "docs/concepts/reward-model-training.md": "---\ntitle: Reward Model Training\nlearn_before: []\n---\nIt.\n",
}


class Host(SimpleHTTPRequestHandler):
    """A host of pages: it serves `course/404.html` at each unknown address in that folder."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *args: str | None) -> None:
        page = Path(self.directory, "course", "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def publish(built: Built) -> Path:
    """Put a site into a folder of its host, as the pages of a project are."""
    assert built.error == ""
    www = built.folder.parent / "www"
    www.mkdir()
    built.folder.rename(www / "course")
    return www


@pytest.fixture
def served() -> Callable[[Path], AbstractContextManager[str]]:
    from tests.conftest import serving

    return lambda www: serving(www, Host)


def suggested(page: Page) -> list[str]:
    expect(page.locator("#cairn-missing button")).to_be_visible()
    return page.locator("#cairn-missing li").all_inner_texts()


def test_a_lost_reader_is_shown_the_nearest_pages_a_search_and_the_way_back(site: MakeSite, served, page: Page):
    www = publish(site(FILES, plugins=["search", {"cairn": {"learner": False}}]))
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    with served(www) as url:
        for address, title in {
            "concepts/reward-modle/": "Reward Model",
            "concepts/rewardmodel": "Reward Model",
            "concepts/Reward_Model.html": "Reward Model",
            "old/deep/place/reward-model/": "Reward Model",
            "concepts/rm/": "Reward Model",
            "concepts/matrix": "Matrices",
            "concepts/lengths/index.htm": "Norms",
            "concepts/Gr%C3%B6%C3%9Fe/": "Größe & <Maß>",
            "concepts/linear-map/": "Linear Maps",
        }.items():
            page.goto(f"{url}course/{address}")
            assert suggested(page)[:1] == [title], address
        page.goto(f"{url}course/concepts/%E0%A4%A/xyzzy/")
        assert suggested(page) == []
        page.goto(f"{url}course/concepts/reward-modle/")
        assert suggested(page) == ["Reward Model", "Reward Model Training"]
        ways = page.locator("article li a")
        addresses = [way.evaluate("a => a.href.slice(location.origin.length)") for way in ways.all()]
        assert addresses == [
            *("/course/concepts/reward-model/", "/course/concepts/reward-model-training/"),
            *("/course/", "/course/tags/", "/course/map/", "/course/concepts/"),
        ]
        page.get_by_role("button", name="Search for “reward modle”").click()
        expect(page.get_by_role("textbox", name="Search")).to_be_focused()
        expect(page.get_by_role("textbox", name="Search")).to_have_value("reward modle")
        expect(page.locator(".md-search-result__link").first).to_contain_text("Reward")
    assert said == []


@pytest.mark.parametrize("theme", [MATERIAL, {"name": "mkdocs"}, {"name": "readthedocs"}])
def test_it_works_in_a_folder_of_the_host_that_the_site_does_not_know(site: MakeSite, served, page: Page, theme):
    www = publish(site(FILES, site_url="", theme=theme))
    with served(www) as url:
        page.goto(f"{url}course/concepts/reward-modle/")
        page.get_by_role("link", name="Reward Model", exact=True).click()
        page.wait_for_url(f"{url}course/concepts/reward-model/")
        page.goto(f"{url}course/nowhere")
        page.wait_for_load_state("networkidle")
        if theme is MATERIAL:
            page.get_by_role("button", name="Search for “nowhere”").click()
            expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
            page.keyboard.press("Escape")
        page.locator("#cairn-missing ~ ul a", has_text="Concepts from A to Z").click()
        page.wait_for_url(f"{url}course/concepts/")


def test_pagefind_opens_with_the_words_of_the_address(site: MakeSite, served, page: Page):
    www = publish(site(FILES, plugins=["search", {"cairn": {"search": "pagefind"}}]))
    with served(www) as url:
        page.goto(f"{url}course/reward/model")
        page.get_by_role("button", name="Search for “model”").click()
        expect(page.locator(".md-search-result__link").first).to_contain_text("Reward Model")


def test_without_scripts_there_are_links_that_begin_at_the_root(site: MakeSite, served, browser: Browser):
    www = publish(site(FILES))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(www) as url:
        page.goto(f"{url}course/a/b/c/")
        expect(page.locator("#cairn-missing")).to_be_hidden()
        page.get_by_role("article").get_by_role("link", name="Contents").click()
        page.wait_for_url(f"{url}course/tags/")
    context.close()


def test_the_names_of_all_pages_are_written_once(site: MakeSite):
    built = site(FILES)
    names = json.loads(built.read("assets/cairn/names.js").removeprefix("self.cairnNames=").removesuffix(";\n"))
    assert (names["before"], names["after"]) == ("concepts/", "/")
    assert ["Reward Model", 0, "RM"] in names["pages"]
    assert ["Norms", 0, "lengths"] in names["pages"]
    assert ["Größe & <Maß>", "concepts/umlaut/"] in names["pages"]
    assert ["Mathematics", "tags/mathematics/"] in names["pages"]
    assert len({title for title, *_ in names["pages"]}) == len(names["pages"])


def test_a_page_of_the_site_itself_stays(site: MakeSite):
    files = {**COURSE, "overrides/404.html": '{% extends "main.html" %}{% block content %}Mine{% endblock %}'}
    built = site(files, theme={**MATERIAL, "custom_dir": "overrides"})
    assert "Mine" in built.read("404.html")
    assert "cairn-missing" not in built.read("404.html")


def test_it_leads_to_the_pages_that_an_author_has_put_in_the_place_of_ours(site: MakeSite):
    built = site({**FILES, "docs/map.md": "# Our map\n", "docs/tags.md": "# Our contents\n"})
    shown = built.read("404.html").partition("Where to go from here")[2]
    for address, title in [("tags/", "Our contents"), ("map/", "Our map")]:
        assert f'<a href="/course/{address}">{title}</a>' in shown


def test_a_page_that_is_left_out_of_the_site_is_not_suggested():
    text = "---\ntitle: Norms\n---\nA norm.\n"
    built = compile_site(Sources((Source("docs/concepts/norms.md", text, "concepts/norms.md"),)))
    names = write_names(built, [("Home", "index.md")], lambda _uri: "")
    assert "Norms" not in names
    assert '["Home",""]' in names
