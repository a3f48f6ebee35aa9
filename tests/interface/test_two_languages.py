# SPDX-License-Identifier: MIT
"""A site in two languages by mkdocs-static-i18n: each has scripts of its own, also after instant navigation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.mkdocs_cairn.conftest import Built, rebuild, write_site

from .conftest import move_to_course
from .pseudo import make_pseudo_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILES = {
    "docs/index.md": "# Home\n\nSee [[numbers]].\n",
    "docs/index.de.md": "# Start\n\nSiehe [[numbers]].\n",
    "docs/concepts/numbers.md": "---\nid: numbers\ntitle: Numbers\n---\nA number counts.\n",
    "docs/concepts/numbers.de.md": "---\nid: numbers\ntitle: Zahlen\n---\nEine Zahl zählt.\n",
    "quizzes/numbers.yml": "id: two\nconcepts: [numbers]\nstem: Two?\nis_true: yes\n",
}
LANGUAGES = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
SCRIPTS = "assets/cairn"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    settings: dict[str, Any] = {
        "strict": False,  # the plugin warns of the theme's instant navigation
        "site_url": "http://127.0.0.1/course/",
        "theme": {"name": "material", "font": False, "features": ["navigation.instant"]},
        "plugins": [
            "search",
            {"cairn": {"words": {"de": make_pseudo_words()}}},
            {"i18n": {"docs_structure": "suffix", "languages": LANGUAGES}},
        ],
    }
    return move_to_course(rebuild(write_site(tmp_path_factory.mktemp("two"), FILES, **settings)))


def test_each_language_has_its_scripts_and_the_worker_keeps_them_all(built: Built):
    english, german = (
        {path.name for path in (built.folder / folder).glob("*.js")} for folder in (SCRIPTS, f"{SCRIPTS}/de")
    )
    english.discard("names.js")  # for the page about missing addresses, of which there is one
    assert english == german
    assert "Not quite." in built.read(f"{SCRIPTS}/questions.js")
    assert "Ñöţ ɋûîţé." in built.read(f"{SCRIPTS}/de/questions.js")
    for path in built.folder.rglob("assets/cairn/**/*.js"):
        assert 'message("' not in path.read_text("utf-8"), path
    line = built.read("sw.js").partition("\n")[0]
    site = json.loads(line.removeprefix("const cairnSite = ").removesuffix(";"))["site"]
    assert {f"{SCRIPTS}/{name}" for name in english} <= {*site["files"]}
    assert {f"{SCRIPTS}/de/{name}" for name in english} <= {*site["files"]}


def test_a_page_in_another_language_has_the_scripts_of_that_language(page: Page, address: str):
    # The theme only navigates to what the site map names, and that has the public address.
    sitemap = "".join(f"<url><loc>{address}{path}</loc></url>" for path in ("", "concepts/numbers/", "de/map/"))
    page.route(
        "**/sitemap.xml", lambda route: route.fulfill(body=f"<urlset>{sitemap}</urlset>", content_type="text/xml")
    )
    page.goto(f"{address}concepts/numbers/", wait_until="networkidle")
    page.evaluate("self.isFirst = true")
    follow(page, address)
    expect(page.locator("h1")).to_contain_text("Home")
    assert page.evaluate("self.isFirst")
    follow(page, f"{address}de/map/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("script[src*='/cairn/de/loader.js']")).to_have_count(1)
    page.goto(f"{address}de/concepts/numbers/")
    page.locator("cairn-question[data-ready] input").last.check()
    page.locator("cairn-question [type=submit]").click()
    expect(page.locator(".cairn-q__verdict b")).to_have_text("Ñöţ ɋûîţé.")


def follow(page: Page, to: str) -> None:
    """Follow a link, as an author may write one into a page."""
    page.evaluate(
        """(to) => {
            const link = document.createElement("a");
            link.href = to;
            document.querySelector("article").append(link);
            link.click();
        }""",
        to,
    )
