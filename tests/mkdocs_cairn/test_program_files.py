# SPDX-License-Identifier: MIT
"""What a site offers programs is in each site whose options want it, however it is built, and in no other."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.build.files.page_heads import add_to_head

from .builds import contents, differences, make, make_clean, write_course
from .conftest import COURSE, MATERIAL
from .edits import NORMS, VECTORS, edit_all
from .serving import serving
from .test_browser import NOTE, POLICY, hashes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from .conftest import MakeSite

ALL = {"llms": True, "json_ld": True, "feed": True}
WITH_ALL = ["search", {"cairn": ALL}]
DATED = {"docs/news.md": "---\ntitle: News\ndate: 2026-03-01\n---\nWe are open.\n"}
HOSTILE = "---\ntitle: A</script><script>lost = 1\n---\nText.\n"
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>\n')
_HEAD = re.compile(r"<head>.*</head>", re.DOTALL)
_LINK = re.compile(r'<link rel="alternate" (?:type="([^"]*)").*? href="([^"]*)">')


def read_data(page: str) -> dict[str, Any]:
    """Return the JSON-LD in the head of a page."""
    [data] = _DATA.findall(_HEAD.findall(page)[0])
    found: dict[str, Any] = json.loads(data)
    return found


@pytest.mark.parametrize("theme", [MATERIAL, {"name": "mkdocs"}, {"name": "readthedocs"}], ids=lambda t: t["name"])
@pytest.mark.parametrize("flat", [False, True])
def test_every_theme_has_them(site: MakeSite, theme: dict[str, Any], flat: bool):
    built = site({**COURSE, **DATED}, theme=theme, plugins=WITH_ALL, use_directory_urls=not flat)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    page, twin, above = ("vectors.html", "vectors.md", "..") if flat else ("vectors/index.html", "index.md", "../..")
    written = built.read(f"concepts/{page}")
    assert read_data(written)["url"] == f"https://example.org/course/concepts/{'vectors.html' if flat else 'vectors/'}"
    assert _LINK.findall(written) == [("application/atom+xml", f"{above}/feed.xml"), ("text/markdown", twin)]
    text = built.read(f"concepts/{'vectors.md' if flat else 'vectors/index.md'}")
    assert "A vector is a list of [Numbers](https://example.org/course/concepts/numbers" in text
    assert "- [x] The zero vector\n\n    Right: it points nowhere." in text
    assert "We are open." in built.read("feed.xml")
    assert built.read("llms.txt").count("\n- [") == 4


def test_they_are_off_by_default(site: MakeSite):
    built = site({**COURSE, **DATED})
    assert not [name for name in contents(built.folder) if name.endswith((".md", "llms.txt", "feed.xml"))]
    page = built.read("concepts/vectors/index.html")
    assert _DATA.findall(page) == _LINK.findall(page) == []


def test_a_stub_and_a_page_that_is_no_concept_have_neither_data_nor_a_twin(site: MakeSite):
    built = site(COURSE, plugins=WITH_ALL)
    for place in ("concepts/linear-maps", "tags", ""):
        page = built.read(f"{place}/index.html".lstrip("/"))
        assert _DATA.findall(page) == _LINK.findall(page) == []
        assert not (built.folder / place / "index.md").exists()


def test_without_a_date_there_is_no_feed_which_is_said(tmp_path: Path):
    made = make(write_course(tmp_path, plugins=WITH_ALL))
    assert "feed.xml" not in made.files
    assert len(made.said("so the site has no feed")) == 1


def test_a_date_that_is_none_is_said_with_its_place(tmp_path: Path):
    made = make(write_course(tmp_path, {"docs/news.md": "---\ndate: spring\n---\nText.\n"}, plugins=WITH_ALL))
    assert len(made.said("docs/news.md:2: 'spring' is not a date")) == 1


def test_a_feed_needs_the_address_of_the_site(tmp_path: Path):
    made = make(write_course(tmp_path, DATED, plugins=WITH_ALL, site_url=""))
    assert made.error
    assert len(made.said("The option 'feed' needs the address of the site. Set 'site_url'.")) == 1


def test_a_file_of_the_author_stays(tmp_path: Path):
    made = make(write_course(tmp_path, {"docs/llms.txt": "Mine.\n"}, plugins=WITH_ALL))
    assert made.files["llms.txt"] == b"Mine.\n"
    assert "concepts/vectors/index.md" in made.files
    assert len(made.said("has its own 'llms.txt'")) == 1


@pytest.mark.parametrize("settings", [{}, {"plugins": ["search", {"cairn": {**ALL, "jobs": 2}}]}], ids=["one", "two"])
def test_a_build_after_edits_is_as_a_clean_one(tmp_path: Path, settings: dict[str, Any]):
    folder = write_course(tmp_path, DATED, **{"plugins": WITH_ALL, **settings})
    make(folder)
    edit_all(folder)
    (folder / "docs/news.md").write_text("# News\n", "utf-8")
    after = make(folder)
    assert differences(after.files, make_clean(folder).files) == []
    assert b"feed.xml" not in after.files["concepts/vectors/index.html"]
    assert len(make(folder).converted) < len(after.converted)


def test_a_shard_and_the_build_after_it_have_them(tmp_path: Path):
    folder = write_course(tmp_path / "a", DATED, plugins=WITH_ALL)
    whole = make_clean(shutil.copytree(folder, tmp_path / "b"))
    assert "llms.txt" in make(folder, CAIRN_SHARD="1/2").files
    make(folder, CAIRN_SHARD="2/2")
    assert differences(make(folder).files, whole.files) == []


def test_a_preview_gives_them_as_they_are_after_an_edit(tmp_path: Path):
    folder = write_course(tmp_path, DATED, plugins=WITH_ALL)
    with serving(folder) as preview:
        assert preview.differences() == []
        count = preview.count()
        preview.edit(VECTORS, lambda text: text.replace("title: Vectors", "title: Arrows"))
        preview.wait_for_more(count)
        preview.edit(NORMS, lambda text: text.replace("---\nA norm", "date: 2026-04-01\n---\nA norm"))
        preview.wait_for_more(count + 1)
        assert "[Arrows]" in preview.read("llms.txt")
        assert "# Arrows" in preview.read("concepts/vectors/index.md")
        assert "Norms" in preview.read("feed.xml")
        assert preview.differences() == []


def test_each_language_has_its_own(tmp_path: Path):
    languages = [{"locale": "en", "name": "English", "default": True}, {"locale": "de", "name": "Deutsch"}]
    plugins = ["search", {"i18n": {"docs_structure": "suffix", "languages": languages}}, {"cairn": ALL}]
    folder = write_course(tmp_path, DATED, plugins=plugins)
    made = make(folder)
    assert made.error == ""
    assert b"](https://example.org/course/concepts/vectors/index.md)" in made.files["llms.txt"]
    assert b"](https://example.org/course/de/concepts/vectors/index.md)" in made.files["de/llms.txt"]
    assert b"**Antworten**" in made.files["de/concepts/vectors/index.md"]
    assert b"https://example.org/course/de/feed.xml" in made.files["de/feed.xml"]


def test_a_page_without_a_head_stays_as_it_is():
    assert add_to_head("<p>Text</p>", "<link>") == "<p>Text</p>"


@pytest.mark.browser
def test_a_strict_policy_allows_the_data_of_a_page(page: Page, site: MakeSite):
    built = site({**COURSE, "docs/concepts/x.md": HOSTILE}, plugins=WITH_ALL)

    def respond(route: Route) -> None:
        path = built.folder / route.request.url.removeprefix("https://example.org/course/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return route.fulfill(status=404)
        html = path.read_text("utf-8") if path.suffix == ".html" else ""
        allowed = _DATA.sub("", html)
        policy = POLICY.format(hashes(allowed, "script"), hashes(allowed, "style"))
        return route.fulfill(path=path, headers={"content-security-policy": policy} if html else {})

    page.route("https://example.org/**", respond)
    page.add_init_script(NOTE)
    page.goto("https://example.org/course/concepts/x/", wait_until="networkidle")
    assert not [fault for fault in page.evaluate("lost") if fault[0].startswith("script")]
    data = page.evaluate("JSON.parse(document.head.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert data["name"] == "A</script><script>lost = 1"
