# SPDX-License-Identifier: MIT
"""The menu of a site without `nav`, which MkDocs makes of all pages: it reads like that of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .conftest import COURSE, rebuild, write_site
from .serving import serving
from .tree import by_class, text

if TYPE_CHECKING:
    from pathlib import Path

OURS = [("Contents", "tags/"), ("Map", "map/"), ("A to Z", "concepts/"), ("References", "references/")]
GUIDE = [("About", "about/"), ("Intro", "guide/intro/"), ("More", "guide/more/")]
OWN = {"docs/about.md": "# About\n", "docs/guide/intro.md": "# Intro\n", "docs/guide/more.md": "# More\n"}
MENUS = {"material": "md-nav--primary", "readthedocs": "wy-menu", "mkdocs": "navbar-nav"}
CONCEPT = "---\ntitle: {}\nlearn_before: []\n---\nIt is.\n"


def read_menu(
    folder: Path, files: dict[str, str], theme: str = "readthedocs", **settings: Any
) -> list[tuple[str, str]]:
    """Return the headings of the menu, then its entries with their addresses in the site."""
    written = write_site(folder, files, theme={"name": theme}, **settings)
    if "docs/index.md" not in files:
        (folder / "docs" / "index.md").unlink()
    built = rebuild(written)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    (menu, *_) = by_class(built.page("wanted"), MENUS[theme])
    entries = [(" ".join(text(a).split()), (a.get("href") or "").removeprefix("../")) for a in menu.iter("a")]
    headings = [(text(p), "") for p in by_class(menu, "caption") if p.tag == "p"]
    return [(title, address) for title, address in [*headings, *entries] if not address.startswith(("#", "."))]


@pytest.mark.parametrize("theme", MENUS)
@pytest.mark.parametrize("has_home", [True, False], ids=["with a home page", "without"])
def test_the_menu_begins_with_home_and_the_lists_of_the_course(tmp_path: Path, theme: str, has_home: bool):
    files = {**COURSE, **OWN}
    if not has_home:
        del files["docs/index.md"]
    menu = [entry for entry in read_menu(tmp_path, files, theme) if entry[1]]
    assert menu == [*OURS, *GUIDE]


def test_a_home_page_that_only_repeats_the_name_of_the_site_is_called_home_in_the_menu(tmp_path: Path):
    written = write_site(tmp_path, {"docs/index.md": "# Course\n"}, theme={"name": "readthedocs"})
    built = rebuild(written)
    (menu,) = by_class(built.page("wanted"), "wy-menu")
    assert [text(a) for a in menu.iter("a")] == ["Home"]


def test_lists_that_are_empty_are_not_in_the_menu(tmp_path: Path):
    menu = read_menu(tmp_path, {"docs/concepts/a.md": CONCEPT.format("A")})
    assert menu == [("Map", "map/"), ("A to Z", "concepts/")]


def test_lists_of_which_an_author_has_written_a_part_are_in_the_menu_under_the_titles_of_the_author(tmp_path: Path):
    own = {"docs/tags/index.md": "# All of it\n", "docs/map.md": "# Where all is\n", "docs/tags/more.md": "# More\n"}
    menu = read_menu(tmp_path, {**own, "docs/concepts/a.md": CONCEPT.format("A")})
    assert menu == [
        ("Tags", ""),
        *[("All of it", "tags/"), ("Where all is", "map/"), ("A to Z", "concepts/"), ("More", "tags/more/")],
    ]


def test_folders_whose_concepts_are_not_in_the_menu_are_no_sections_of_one_page(tmp_path: Path):
    files = {
        "docs/physics/index.md": "# Physics\n",
        "docs/physics/force.md": CONCEPT.format("Force"),
        "docs/chemistry/index.md": CONCEPT.format("Chemistry"),
        "docs/notes/deep/salt.md": CONCEPT.format("Salt"),
    }
    menu = read_menu(tmp_path, files, plugins=["search", {"cairn": {"concepts": "notes/deep"}}])
    assert menu == [("Map", "map/"), ("A to Z", "notes/deep/"), ("Physics", "physics/")]


def test_a_menu_that_an_author_has_arranged_with_a_plugin_stays(tmp_path: Path):
    nav = 'nav:\n  - index.md\n  - Course:\n    - tags/index.md\n    - Overview: map/index.md\n  - "*"\n'
    files = {**COURSE, **OWN, "docs/.nav.yml": nav}
    menu = read_menu(tmp_path, files, plugins=["awesome-nav", "cairn"])
    assert menu == [
        *[("Course", ""), ("Guide", ""), ("Contents", "tags/"), ("Overview", "map/"), GUIDE[0]],
        *[("Concepts from A to Z", "concepts/"), *GUIDE[1:], ("References", "references/")],
    ]


def test_a_list_comes_into_the_menu_of_a_preview_with_its_first_entry(tmp_path: Path):
    write_site(tmp_path, {"docs/concepts/a.md": CONCEPT.format("A")}, theme={"name": "readthedocs"}, strict=False)
    with serving(tmp_path) as preview:
        assert "Contents" not in preview.read("map/")
        preview.edit("docs/concepts/a.md", lambda text: text.replace("learn_before", "tags: [T]\nlearn_before"))
        assert "Contents" in preview.wait("map/", lambda page: "../tags/" in page)
        assert preview.differences() == []


@pytest.mark.parametrize("folder", [".", "/", "../other", ""])
def test_the_folder_of_concepts_lies_in_the_docs_folder(tmp_path: Path, folder: str):
    built = rebuild(write_site(tmp_path, {}, plugins=[{"cairn": {"concepts": folder}}]))
    assert built.error.startswith("Aborted") or "Name a folder in the docs folder" in built.error
    assert any(f"Name a folder in the docs folder, not '{folder}'." in line for line in [*built.log, built.error])
