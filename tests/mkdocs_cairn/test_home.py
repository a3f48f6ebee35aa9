# SPDX-License-Identifier: MIT
"""Where to begin: the macro `next_steps`, and the home page of a site whose author has not written one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_cairn.build.files.site_export import export_site

from .builds import differences, make, make_clean
from .conftest import CONFIG, COURSE, rebuild, write_site
from .serving import serving
from .tree import by_class, by_id, text, words

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from .conftest import Built, MakeSite

BARE = {path: content for path, content in COURSE.items() if path != "docs/index.md"}
DESCRIPTION = "All of *it* & more."
THEMES = ["material", "mkdocs", "readthedocs"]


def build_bare(folder: Path, files: dict[str, str] | None = None, **settings: object) -> Built:
    """Build a site without a home page, unless `files` has one."""
    written = write_site(folder, {**BARE, **(files or {})}, **settings)
    if "docs/index.md" not in (files or {}):
        (folder / "docs" / "index.md").unlink()
    return rebuild(written)


def find_steps(page: Element) -> Element:
    (steps,) = page.iter("cairn-next-steps")
    return steps


def links(element: Element) -> list[tuple[str, str | None]]:
    return [(text(a), a.get("href")) for a in element.iter("a")]


# --- The macro -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("extensions", [[], ["attr_list", "md_in_html", "admonition", "tables"]], ids=len)
def test_the_macro_writes_where_to_begin_inside_the_element(site: MakeSite, theme: str, extensions: list[str]):
    page = "# Guide\n\nBefore.\n\n{{ next_steps() }}\n\nAfter *it*.\n"
    settings = {"theme": {"name": theme}, "markdown_extensions": extensions}
    built = site({**COURSE, "docs/deep/guide.md": page}, plugins=["macros", "cairn"], **settings)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    steps = find_steps(built.page("deep/guide"))
    assert words(steps).startswith("Where to begin Numbers 1 minute, and nothing to know beforehand. Begin")
    begin, contents, *following, a_to_z = links(steps)
    assert (begin, contents) == (("Begin", "../../concepts/numbers/"), ("See all contents", "../../tags/"))
    assert [name for name, _ in following] == ["Vectors", "Matrices", "Norms"]
    assert a_to_z == ("All concepts from A to Z", "../../concepts/")
    assert "After" not in text(steps)
    assert "After it." in text(built.page("deep/guide"))


def test_the_macro_names_up_to_five_concepts_that_most_others_need_in_learning_order(site: MakeSite):
    roots = {f"docs/concepts/r{n}.md": f"---\ntitle: Root {n}\nlearn_before: []\n---\nText.\n" for n in range(7)}
    needs = {
        f"docs/concepts/d{n}-{m}.md": f"---\nlearn_before: [{f'd{n}-{m - 1}' if m else f'r{n}'}]\n---\nText.\n"
        for n in range(6)
        for m in range(6 - n)
    }
    home = {"docs/index.md": "# Home\n\n{{ next_steps() }}\n"}
    built = site({**roots, **needs, **home}, plugins=["macros", "cairn"])
    steps = find_steps(built.page(""))
    begin, _, *others, _ = [name for name, _ in links(steps)]
    assert (begin, others) == ("Begin", [f"Root {n}" for n in range(1, 5)])
    assert "These need nothing before them, too" in words(steps)


def test_the_macro_says_nothing_of_a_beginning_where_nothing_is_written(site: MakeSite):
    built = site({"docs/index.md": "# Home\n\n{{ next_steps() }}\n"}, plugins=["macros", "cairn"])
    assert (built.error, built.log, built.faults()) == ("", (), [])
    assert "Where to begin" not in text(built.page(""))


def test_titles_in_the_macro_are_shown_as_they_are(site: MakeSite):
    concept = '---\ntitle: "[[A]] <b> & `c` $x$ *d*"\nid: odd\nlearn_before: []\n---\nText.\n'
    home = {"docs/index.md": "# Home\n\n{{ next_steps() }}\n", "docs/concepts/odd.md": concept}
    built = site(home, plugins=["macros", {"cairn": {"autolink": True}}])
    assert (built.error, built.log) == ("", ())
    assert text(by_class(built.page(""), "cairn-next__title")[0]) == "[[A]] <b> & `c` $x$ *d*"


def test_the_macro_stands_in_a_list_and_in_a_note(site: MakeSite):
    page = "# Guide\n\n- One\n\n    {{ next_steps() }}\n\n!!! note\n\n    {{ next_steps() }}\n"
    built = site({**COURSE, "docs/guide.md": page}, plugins=["macros", "cairn"], markdown_extensions=["admonition"])
    found = list(built.page("guide").iter("cairn-next-steps"))
    assert [words(steps).split(" ", 3)[:3] for steps in found] == [["Where", "to", "begin"]] * 2


# --- The generated home page -----------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("nav", [None, [{"All": "tags/index.md"}]], ids=["no nav", "a nav without it"])
def test_a_site_without_a_home_page_gets_one(tmp_path: Path, theme: str, nav: object):
    more = {"nav": nav} if nav else {}
    built = build_bare(tmp_path, None, theme={"name": theme}, site_description=DESCRIPTION, **more)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    page = built.page("")
    said = words(page)
    (heading,) = [text(h1).rstrip("¶") for h1 in page.iter("h1") if text(h1).startswith("Course")]
    assert heading == "Course"
    assert DESCRIPTION in said
    assert "Where to begin Numbers" in said
    assert "4 concepts In 2 chapters, with 2 questions." in said
    chapters = by_class(page, "cairn-tree")[0]
    assert words(chapters) == "Mathematics 4 Linear Algebra 4 Ch.2 Basics 2 Ch.10 Maps 2"
    assert ("Ch.10 Maps", "tags/mathematics/linear-algebra/ch-10-maps/") in links(chapters)


@pytest.mark.parametrize(
    "own",
    [
        {"docs/index.md": "# Mine\n"},
        {"docs/README.md": "# Mine\n"},
        {"docs/index.html": "<!doctype html><title>Mine</title><h1>Mine</h1>"},
    ],
    ids=str,
)
def test_a_home_page_of_the_author_stays(tmp_path: Path, own: dict[str, str]):
    built = build_bare(tmp_path, own)
    assert built.error == ""
    assert "Mine" in built.read("index.html")
    assert "cairn-next-steps" not in built.read("index.html")


def test_a_site_without_concepts_says_so_on_its_home_page(tmp_path: Path):
    written = write_site(tmp_path, {"docs/about.md": "# About\n"}, site_description=DESCRIPTION)
    (tmp_path / "docs" / "index.md").unlink()
    built = rebuild(written)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    assert words(by_class(built.page(""), "md-content")[0]) == f"Course {DESCRIPTION} No concept has been written yet."


def test_a_beginning_that_needs_something_does_not_say_that_it_needs_nothing(tmp_path: Path):
    written = write_site(tmp_path, {"docs/concepts/a.md": "---\nlearn_before: [b]\n---\nIt is.\n"})
    (tmp_path / "docs" / "index.md").unlink()
    assert "Where to begin A 1 minute. Begin" in words(rebuild(written).page(""))


def test_the_title_of_a_generated_home_page_is_the_name_of_the_site(tmp_path: Path):
    built = build_bare(tmp_path)
    assert [text(title) for title in built.page("").iter("title")] == ["Course"]


def test_a_generated_home_page_is_the_same_with_several_processes_and_from_a_cache(tmp_path: Path):
    build_bare(tmp_path)
    first = make(tmp_path).files
    assert differences(first, make(tmp_path).files) == []
    settings = {**CONFIG, "plugins": ["search", {"cairn": {"jobs": 2}}]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    assert differences(first, make_clean(tmp_path).files) == []
    assert b"cairn-next-steps" in first["index.html"]


def test_a_generated_home_page_links_to_files_without_directory_urls(tmp_path: Path):
    built = build_bare(tmp_path, use_directory_urls=False)
    assert (built.error, built.log, built.faults()) == ("", (), [])
    assert links(find_steps(built.page("")))[0] == ("Begin", "concepts/numbers.html")


def test_a_large_site_lists_its_first_chapters_and_links_to_the_others(tmp_path: Path):
    concepts = {f"docs/concepts/c{n}.md": f"---\nlearn_before: []\ntags: [Ch.{n}]\n---\nText.\n" for n in range(120)}
    page = build_bare(tmp_path, concepts, theme={"name": "mkdocs"}).page("")
    assert len(list(by_class(page, "cairn-tree")[0])) == 100
    assert "All 122 chapters" in text(page)
    assert by_id(page, "cairn-chapters") is not None


def test_a_generated_home_page_follows_edits_in_a_preview_and_gives_way_to_one_of_the_author(tmp_path: Path):
    build_bare(tmp_path, theme={"name": "mkdocs"}, strict=False)
    with serving(tmp_path) as preview:
        assert "Numbers" in preview.read("index.html")
        preview.edit("docs/concepts/numbers.md", lambda text: text.replace("title: Numbers", "title: Quantities"))
        assert "cairn-next-steps" in preview.wait("index.html", lambda page: "Quantities" in page)
        (tmp_path / "docs" / "index.md").write_text("# Mine\n", encoding="utf-8")
        assert "cairn-next-steps" not in preview.wait("index.html", lambda page: "Mine" in page)


@pytest.mark.parametrize("host", ["zensical", "mkdocs"])
def test_an_exported_page_links_to_where_to_begin_as_its_host_expects(tmp_path: Path, host: str):
    page = {"docs/deep/guide.md": "# Guide\n\n{{ next_steps() }}\n"}
    build_bare(tmp_path / "site", page, plugins=["macros", "cairn"])
    exported = export_site(tmp_path / "site", host).files
    address = {"zensical": "../concepts/numbers.md", "mkdocs": "../../concepts/numbers/"}[host]
    assert f'href="{address}"' in str(exported["docs/deep/guide.md"])
    address = {"zensical": "concepts/numbers.md", "mkdocs": "concepts/numbers/"}[host]
    assert f'href="{address}"' in str(exported["docs/index.md"])
