# SPDX-License-Identifier: MIT
"""Other plugins beside this one: none ends a build, and those on the list leave the cache in use and right."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from unittest.mock import PropertyMock, patch

import pytest
from mkdocs.config.config_options import Hooks

from mkdocs_cairn.host.pages.page_keys import PageKeys

from .beside import EDITS, FILES, KEPT, UNKNOWN, course_beside
from .builds import differences, make, make_clean, write_course
from .conftest import SITES
from .edits import edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path) -> Iterator[None]:
    """Stand where an author would: some plugins look for their files from there."""
    before = os.getcwd()  # noqa: PTH109
    os.chdir(tmp_path)
    yield
    os.chdir(before)


@pytest.mark.parametrize("name", KEPT)
def test_beside_a_known_plugin_finished_pages_are_kept_and_equal_those_of_a_clean_build(tmp_path: Path, name: str):
    plugins, files, changes = KEPT[name]
    course = course_beside(tmp_path, plugins, files)
    assert make(course).error == ""
    again = make(course)
    assert not [text for text in again.converted if "A norm is" in text]
    assert not again.said("rebuil")
    for one in EDITS:
        edit(course, one)
    assert differences(make(course).files, make_clean(course).files) == []
    for place, text in changes:
        write(course, place, text)
    warm, clean = make(course), make_clean(course)
    assert (warm.error, differences(warm.files, clean.files)) == ("", [])
    with patch.object(PageKeys, "are_known", PropertyMock(return_value=False)):
        plain = make_clean(course)  # MkDocs makes all pages in its own order
    assert differences(_sorted(plain.files), _sorted(clean.files)) == []


def _sorted(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without the order in which Material's plugin for tags has met the pages."""
    tags = json.loads(files.get("tags.json", b"{}"))
    mappings = sorted(tags.get("mappings", []), key=lambda page: str(page["item"]["url"]))
    return {**files, "tags.json": json.dumps(mappings).encode()}


def write(course: Path, place: str, text: str) -> None:
    path = course / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("last", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", UNKNOWN)
def test_beside_any_other_plugin_a_build_says_in_one_line_that_all_pages_are_made_anew(
    tmp_path: Path, name: str, *, last: bool
):
    plugins, files = UNKNOWN[name]
    course = course_beside(tmp_path, plugins, files, last=last)
    made = make(course)
    assert made.error == ""
    assert not [line for line in made.log if line.startswith(("WARNING", "ERROR"))]
    [line] = made.said("rebuilds all pages")
    assert line.startswith("INFO")
    assert differences(make(course).files, make_clean(course).files) == []


def test_nothing_is_said_of_the_cache_where_there_is_none(tmp_path: Path):
    course = course_beside(tmp_path, *UNKNOWN["rss"])
    made = make(course, CAIRN_CACHE="0")
    assert (made.error, made.said("rebuil")) == ("", [])
    assert make(course).said("rebuil")


HOOK = "def on_page_content(html, **_):\n    return html + '<p>One.</p>'\n"


def test_an_author_vouches_for_a_plugin_and_a_hook_whose_own_text_still_counts(tmp_path: Path):
    plugins = ["search", "include-markdown", {"cairn": {"cacheable": ["hook.py", "include-markdown"]}}]
    course = write_course(tmp_path, {"hook.py": HOOK}, plugins=plugins, hooks=["hook.py"])
    assert not make(course).said("rebuil")
    assert not [text for text in make(course).converted if "A norm is" in text]
    (course / "hook.py").write_text(HOOK.replace("One", "Two"), "utf-8")
    Hooks._load_hook.cache_clear()  # as in a process of its own
    warm = make(course)
    assert b"<p>Two.</p>" in warm.files["concepts/norms/index.html"]
    assert differences(warm.files, make_clean(course).files) == []


def test_a_plugin_that_is_not_vouched_for_is_named_beside_one_that_is(tmp_path: Path):
    plugins = ["include-markdown", "gen-files", {"cairn": {"cacheable": ["include-markdown"]}}]
    course = write_course(tmp_path, {"gen.py": ""}, plugins=[*plugins[:1], {"gen-files": {"scripts": []}}, plugins[2]])
    [line] = make(course).said("rebuilds all pages")
    assert "'gen-files'" in line
    assert "'include-markdown'" not in line


def test_a_name_to_vouch_for_that_the_site_does_not_use_ends_the_build_in_a_sentence(tmp_path: Path):
    course = write_course(tmp_path, plugins=["search", {"cairn": {"cacheable": ["serach", "search"]}}])
    made = make(course)
    assert "names 'serach', which this site does not use" in "\n".join((made.error, *made.log))
    assert not made.said("search', ")


def test_generated_pages_have_a_source_file_that_holds_their_text_and_no_page_shows_where(tmp_path: Path):
    hook = (
        "import os\n\ndef on_page_markdown(markdown, page, **_):\n"
        "    with open(page.file.abs_src_path, encoding='utf-8') as file:\n"
        "        assert file.read() == page.file.content_string\n"
        "    assert os.stat(page.file.abs_src_path).st_mtime\n"
    )
    settings = {"repo_url": "https://github.com/a/b", "edit_uri": "edit/main/docs/", "hooks": ["hook.py"]}
    course = write_course(tmp_path, {"hook.py": hook}, **settings)
    made = make(course)
    assert made.error == ""
    assert not [
        name for name, data in made.files.items() if str(tmp_path).encode() in data or b"cairn/generated" in data
    ]
    assert b"edit/main/docs/concepts/norms.md" in made.files["concepts/norms/index.html"]
    assert b"edit/main" not in made.files["tags/index.html"]


def test_the_source_file_of_a_page_that_is_generated_no_more_goes(tmp_path: Path):
    hook = "def on_page_markdown(markdown, page, **_):\n    assert page.file.abs_src_path\n"
    course = write_course(tmp_path, {"hook.py": hook}, hooks=["hook.py"])
    make(course)
    stub = course / ".cache/cairn/generated/concepts/linear-maps.md"
    assert stub.is_file()
    edit(course, "new page for a stub")
    make(course)
    assert not stub.exists()


def test_no_source_file_is_written_where_no_plugin_asks(tmp_path: Path):
    course = write_course(tmp_path)
    assert "tags/index.html" in make(course).files
    assert (course / ".cache/cairn").is_dir()
    assert not (course / ".cache/cairn/generated").exists()


def test_a_project_that_cannot_be_written_to_is_built_all_the_same(tmp_path: Path):
    course = write_course(tmp_path)
    (course / ".cache").write_text("A file where the folder would be.", "utf-8")
    made = make(course)
    assert made.error == ""
    assert "tags/index.html" in made.files


def test_the_generated_pages_of_each_language_lie_among_its_own(tmp_path: Path):
    course = course_beside(tmp_path, *UNKNOWN["i18n"])
    files = make(course).files
    assert b"Vektoren" in files["de/concepts/vectors/index.html"]
    assert b"Vektoren" in files["de/concepts/numbers/index.html"]  # as what comes after it
    assert b"Vektoren" not in files["concepts/numbers/index.html"]
    places = ("concepts/linear-maps", "tags", "tags/mathematics", "wanted", "references")
    assert {f"{folder}{place}/index.html" for place in places for folder in ("", "de/")} <= set(files)
    assert b"<loc>https://example.org/course/de/tags/</loc>" in files["sitemap.xml"]


@pytest.mark.parametrize("name", ["rss", "static-i18n"])
def test_the_settings_with_which_a_newcomer_began(tmp_path: Path, name: str):
    course = write_course(tmp_path, FILES)
    settings = (SITES / f"newcomer/{name}.mkdocs.yml").read_text("utf-8")
    (course / "mkdocs.yml").write_text(settings, "utf-8")
    made = make(course)
    assert made.error == ""
    assert "tags/index.html" in made.files
    assert "feed_rss_created.xml" in made.files or name != "rss"


def test_each_language_without_a_home_page_gets_one(tmp_path: Path):
    course = course_beside(tmp_path, *UNKNOWN["i18n"])
    (course / "docs" / "index.md").unlink()
    made = make(course)
    assert made.error == ""
    assert b"Vektoren" not in made.files["index.html"]
    assert all(b"cairn-next-steps" in made.files[f"{folder}index.html"] for folder in ("", "de/"))
