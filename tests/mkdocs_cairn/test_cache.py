# SPDX-License-Identifier: MIT
"""A build with a cache has the same output and the same log as one without, after any edit."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from .builds import contents, differences, make, make_clean, write_course
from .conftest import MATERIAL
from .edits import EDITS, SILENT, edit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with a full cache, to be copied."""
    folder = write_course(tmp_path_factory.mktemp("built"))
    make(folder)
    return folder


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "course")


def same(course: Path) -> list[str]:
    """Build with and without the cache, and return what is not the same."""
    warm, clean = make(course), make_clean(course)
    assert warm.log == clean.log
    return differences(warm.files, clean.files)


def test_a_second_build_converts_no_page_of_ours(course: Path):
    again = make(course)
    assert again.converted == ("# Home\n\nBegin with [Numbers](concepts/numbers.md).\n",)
    assert differences(again.files, make_clean(course).files) == []


def test_an_edit_of_a_body_converts_that_page_alone(course: Path):
    edit(course, "body")
    home, page = make(course).converted
    assert home.startswith("# Home")
    assert "Some of them have a fraction." in page


def test_a_change_of_a_title_converts_the_pages_that_show_it_and_no_others(course: Path):
    edit(course, "title")
    converted = [text.partition("\n")[0] for text in make(course).converted]
    assert converted[0] == "# Home"
    assert {"# Arrows", "# Numbers", "# Matrices", "# Norms"} <= set(converted)
    assert "# References" not in converted


@pytest.mark.parametrize("name", EDITS)
def test_after_any_edit_the_cache_makes_no_difference(course: Path, built: Path, name: str):
    edit(course, name)
    assert same(course) == []
    pages = [contents(folder / "site") for folder in (built, course)]
    assert name in SILENT or differences(*pages)


@settings(
    max_examples=8,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=6, unique=True))
@example(names=["link to a plain page", "plain page", "deleted page", "new page"])
@example(names=["link to an anchor", "anchor that goes", "title"])
@example(names=["use of a picture", "picture", "addresses"])
@example(names=["alias", "new page for a stub", "id", "deleted page"])
def test_after_any_edits_in_any_order_the_cache_makes_no_difference(
    built: Path, tmp_path_factory: pytest.TempPathFactory, names: list[str]
):
    course = shutil.copytree(built, tmp_path_factory.mktemp("edits") / "course")
    for name in names[:-1]:
        edit(course, name)
        make(course)
    edit(course, names[-1])
    assert same(course) == []


def test_a_linked_file_that_is_removed_again_is_missed(course: Path):
    edit(course, "link to a plain page")
    missing = make(course)
    assert missing.said("../extra.md")
    edit(course, "plain page")
    assert not make(course).said("../extra.md")
    (course / "docs/extra.md").unlink()
    assert make(course).log == missing.log


def test_the_theme_with_most_to_say_makes_no_difference_either(tmp_path: Path):
    features = ["navigation.path", "navigation.footer", "navigation.indexes", "toc.integrate"]
    nav = [{"Home": ["index.md", "extra.md"]}, {"Numbers": "concepts/numbers.md"}]
    theme = {**MATERIAL, "features": features, "custom_dir": "theme"}
    course = write_course(tmp_path, {"docs/extra.md": "# Extra\n"}, theme=theme, nav=nav)
    make(course)
    names = (
        "title",
        "new page for a stub",
        "front matter of a page in the navigation",
        "tag",
        "quiz",
        "anchor that goes",
    )
    for name in names:
        edit(course, name)
        make(course)
    assert same(course) == []


def test_a_site_without_a_navigation_of_its_own_makes_no_difference_either(tmp_path: Path):
    course = write_course(tmp_path, {"docs/extra.md": "# Extra\n"}, nav=None, exclude_docs="*.txt", not_in_nav="ex*")
    make(course)
    lists = "Home", "Extra", "Contents", "Map", "Concepts from A to Z", "References"
    assert [text.partition("\n")[0] for text in make(course).converted] == [f"# {title}" for title in lists]
    for name in ("new page in a folder", "title", "other page"):
        edit(course, name)
        assert same(course) == []


@pytest.mark.parametrize("name", ["option", "0", "no", "OFF"])
def test_a_site_can_turn_its_cache_off(tmp_path: Path, name: str):
    plugins = ["search", {"cairn": {"cache": name != "option"}}]
    course = write_course(tmp_path, plugins=plugins)
    environment: dict[str, Any] = {} if name == "option" else {"CAIRN_CACHE": name}
    first, second = make(course, **environment), make(course, **environment)
    assert first.converted == second.converted
    assert not (course / ".cache").exists()


def test_the_size_of_a_cache_stays_within_bounds(course: Path):
    counts = []
    for number in range(8):
        settings_file = course / "mkdocs.yml"
        settings_file.write_text(settings_file.read_text("utf-8").replace('"Course', f'"Course {number}'), "utf-8")
        make(course)
        with closing(sqlite3.connect(course / ".cache/cairn/pages.sqlite3")) as database:
            counts.extend(database.execute("SELECT count(*) FROM entries").fetchone())
    assert counts[1] > counts[0]
    assert max(counts) <= 4 * counts[0]
