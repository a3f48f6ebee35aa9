# SPDX-License-Identifier: MIT
"""Which search a site has, and what is in its index."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_cairn.build.files import search as choice

from .conftest import COURSE, MATERIAL, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Built, MakeSite

PLACE = "assets/cairn/pagefind"
THEIRS = "search/search_index.json"
VECTORS = COURSE["quizzes/vectors.yml"].replace("Right: it points nowhere.", "Right: see the quokkas' key.")
HOSTILE = """---
title: Tom & "Jerry" <i>in</i> {{ braces }}
learn_before: [vectors]
aliases: [the "cat" & mouse]
---
Less is `a < b && b > c`, more is &lt;mark&gt;.
"""
FILES = {**COURSE, "quizzes/vectors.yml": VECTORS, "docs/concepts/hostile.md": HOSTILE}


def plugins(search: str = "pagefind") -> list[Any]:
    return ["search", {"cairn": {"search": search}}]


@pytest.fixture(scope="module")
def searched(site: MakeSite) -> Built:
    built = site(FILES, plugins=plugins())
    assert (built.error, built.log) == ("", ())
    return built


def read_index(built: Built) -> dict[str, dict[str, Any]]:
    """What the index holds of each page, by address."""
    files = (built.folder / PLACE / "fragment").iterdir()
    pages = (json.loads(gzip.decompress(f.read_bytes()).removeprefix(b"pagefind_dcd")) for f in files)
    return {page["url"]: page for page in pages}


def is_theirs(built: Built) -> bool:
    """Whether the search is the theme's own."""
    has_theirs, has_ours = ((built.folder / path).exists() for path in (THEIRS, PLACE))
    assert has_theirs != has_ours
    return has_theirs


# --- Which search ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("large", "expected"), [(5, True), (4, False)])
def test_a_site_has_the_search_of_its_theme_until_it_is_large(site: MakeSite, monkeypatch, large, expected):
    monkeypatch.setattr(choice, "LARGE", large)
    built = site(COURSE)
    assert (built.error, built.log) == ("", ())
    assert is_theirs(built) is expected


def test_a_large_site_may_keep_the_search_of_its_theme(site: MakeSite, monkeypatch):
    monkeypatch.setattr(choice, "LARGE", 1)
    assert is_theirs(site(COURSE, plugins=plugins("theme")))


def test_with_pagefind_the_script_of_the_theme_finds_no_search_to_load_an_index_for(searched: Built):
    # The page about being offline has no search, which would not work there.
    pages = [page for page in searched.folder.rglob("*.html") if page.name != "offline.html"]
    assert len(pages) > 10
    for page in pages:
        html = page.read_text("utf-8")
        assert "<cairn-search" in html
        assert 'name="search"' not in html
        assert 'data-md-component="search' not in html


def test_a_site_without_a_search_has_none(site: MakeSite):
    built = site(COURSE, plugins=plugins()[1:])
    assert not (built.folder / PLACE).exists()
    assert not (built.folder / THEIRS).exists()
    home = built.read("index.html")
    assert "Begin with" in home
    assert "cairn-search" not in home


def test_a_theme_without_such_a_box_keeps_its_own_search(site: MakeSite):
    built = site(COURSE, theme={"name": "mkdocs"}, plugins=plugins())
    assert (built.error, built.log) == ("", ())
    assert is_theirs(built)


def test_a_search_box_of_the_site_itself_is_left_to_the_theme(site: MakeSite):
    files = {**COURSE, "overrides/partials/search.html": '<form name="search">Mine</form>'}
    built = site(files, theme={**MATERIAL, "custom_dir": "overrides"}, plugins=plugins())
    assert is_theirs(built)
    assert "Mine</form>" in built.read("index.html")


def test_a_site_may_change_the_box_of_pagefind(site: MakeSite):
    files = {**COURSE, "overrides/partials/search.html": "<cairn-search>Mine</cairn-search>"}
    built = site(files, theme={**MATERIAL, "custom_dir": "overrides"}, plugins=plugins())
    assert not is_theirs(built)
    assert "Mine</cairn-search>" in built.read("index.html")


def test_a_site_that_asks_for_pagefind_is_told_how_to_get_it(site: MakeSite, monkeypatch):
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    (said,) = site(COURSE, plugins=plugins()).log
    assert "The option 'search: pagefind' needs Pagefind" in said
    assert "pip install" in said


def test_a_large_site_without_pagefind_keeps_the_search_of_its_theme(site: MakeSite, monkeypatch):
    monkeypatch.setattr(choice, "LARGE", 1)
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    built = site(COURSE)
    assert (built.error, built.log) == ("", ())
    assert is_theirs(built)


def build_preview(folder: Path) -> Built:
    """Build a site with Pagefind as `mkdocs serve` does."""
    written = write_site(folder, COURSE, plugins=plugins())
    config = load_config(str(written.source / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return written


def test_a_preview_makes_no_index_and_says_so(tmp_path: Path):
    written = build_preview(tmp_path)
    assert not (written.folder / PLACE).exists()
    assert not (written.folder / THEIRS).exists()
    assert "This is a preview. The search comes with the built site." in written.read("index.html")


def test_a_fault_of_pagefind_ends_the_build_with_what_it_said(site: MakeSite, monkeypatch, tmp_path: Path):
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nprint('No room left.')\nraise SystemExit(1)\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    (said,) = site(COURSE, plugins=plugins()).log
    assert "Pagefind could not index the site" in said
    assert "No room left." in said


# --- What is in the index --------------------------------------------------------------------------------


def test_the_index_holds_what_somebody_wrote_and_no_lists(searched: Built):
    assert sorted(read_index(searched)) == [
        "/",
        "/concepts/hostile/",
        "/concepts/linear-maps/",
        "/concepts/matrices/",
        "/concepts/norms/",
        "/concepts/numbers/",
        "/concepts/vectors/",
        "/tags/",
        "/tags/mathematics/",
        "/tags/mathematics/linear-algebra/",
        "/tags/mathematics/linear-algebra/ch-10-maps/",
        "/tags/mathematics/linear-algebra/ch-2-basics/",
        "/tags/physics/",
    ]


def test_sidebars_and_keys_are_not_in_the_index(searched: Built):
    pages = read_index(searched)
    vectors = searched.read("concepts/vectors/index.html")
    for words in ("quokkas", "Its length is 0", "its entries are numbers", "Show the answer", "Matrices"):
        assert words in vectors.replace("&#39;", "'")
        assert words not in json.dumps(pages["/concepts/vectors/"]), words


def test_a_question_is_in_the_index_with_its_place(searched: Built):
    vectors = read_index(searched)["/concepts/vectors/"]
    stem = {"element": "h7", "id": "zero-norm", "text": "Which vector has no direction?"}
    assert [stem] == [{k: a[k] for k in stem} for a in vectors["anchors"] if a["element"] == "h7"]
    assert vectors["meta"]["questions"] == "Which vector has no direction?"


def test_a_page_is_in_the_index_with_its_kind_and_all_tags_above_it(searched: Built):
    pages = read_index(searched)
    above = ["Mathematics", "Mathematics/Linear Algebra", "Mathematics/Linear Algebra/Ch.2 Basics"]
    assert pages["/concepts/vectors/"]["filters"] == {"tag": [*above, "Physics"]}
    assert pages["/tags/mathematics/linear-algebra/ch-2-basics/"]["filters"] == {"kind": ["tag"], "tag": above}
    assert pages["/"]["filters"] == {"kind": ["page"]}


def test_signs_of_markup_are_in_the_index_as_they_were_written(searched: Built):
    page = read_index(searched)["/concepts/hostile/"]
    assert page["meta"]["title"] == 'Tom & "Jerry" <i>in</i> {{ braces }}'
    assert page["meta"]["aliases"] == 'the "cat" & mouse'
    assert page["content"].startswith("Less is a < b && b > c, more is <mark>.")


def test_two_builds_make_the_same_index(searched: Built, site: MakeSite):
    def content(built: Built) -> dict[str, bytes]:
        files = [f for f in (built.folder / PLACE).rglob("*") if f.is_file()]
        return {f.relative_to(built.folder).as_posix(): f.read_bytes() for f in files}

    again = site(dict(reversed(FILES.items())), plugins=plugins())
    assert content(again) == content(searched)


def test_the_index_is_of_the_language_of_the_theme_and_brings_no_interface_along(site: MakeSite):
    built = site(COURSE, theme={**MATERIAL, "language": "pt-BR"}, plugins=plugins())
    names = {f.name.partition(".")[0] for f in (built.folder / PLACE).iterdir() if f.is_file()}
    assert names == {"pagefind", "pagefind-entry", "pagefind-worker", "wasm"}
    assert (built.folder / PLACE / "wasm.pt.pagefind").is_file()


def test_a_second_build_takes_the_index_of_the_first(tmp_path: Path, caplog):
    def build_again(*changes: tuple[str, str]) -> tuple[str, dict[str, bytes]]:
        for path, text in changes:
            (written.source / path).write_text(text, "utf-8")
        caplog.clear()
        with caplog.at_level("INFO", "mkdocs.plugins.cairn"):
            build(load_config(str(written.source / "mkdocs.yml")))
        place = written.folder / PLACE
        said = " ".join(r.getMessage() for r in caplog.records if "Pagefind" in r.getMessage())
        return said, {f.relative_to(place).as_posix(): f.read_bytes() for f in place.rglob("*") if f.is_file()}

    written = write_site(tmp_path, FILES, plugins=plugins())
    said, files = build_again()
    assert said == "Pagefind indexed 13 pages, 13 of them new or changed."
    assert build_again() == ("Pagefind indexed 13 pages, 0 of them new or changed.", files)
    said, changed = build_again(("docs/concepts/norms.md", COURSE["docs/concepts/norms.md"] + "\nAnd a wombat.\n"))
    assert said.endswith("13 of them new or changed.")  # few pages are one part
    assert changed.keys() != files.keys()


def test_a_build_without_a_cache_keeps_no_index(site: MakeSite):
    built = site(COURSE, plugins=["search", {"cairn": {"search": "pagefind", "cache": False}}])
    assert (built.folder / PLACE).exists()
    assert not list(built.source.rglob("search.sqlite3"))


def test_a_part_of_a_build_makes_no_index(site: MakeSite, monkeypatch):
    monkeypatch.setenv("CAIRN_SHARD", "1/2")
    built = site(COURSE, plugins=plugins())
    assert (built.error, built.log) == ("", ())
    assert not (built.folder / PLACE).exists()


def test_a_pattern_that_fits_no_page_is_reported(site: MakeSite):
    options = {"search_after": ["guides/", "index.md"], "search_exclude": ["/nothing.md"]}
    (first, second) = site(COURSE, plugins=["search", {"cairn": options}], strict=False).log
    assert first == "WARNING: 'guides/' in the options of the search fits no page. Correct or remove it."
    assert "'/nothing.md'" in second


def test_weights_of_an_author_stay(site: MakeSite):
    settings = {"search": {"fields": {"title": {"boost": 7}}}}
    built = site(COURSE, plugins=[settings, "cairn"])
    assert built.error == ""
    fields = json.loads(built.read(THEIRS))["config"]["fields"]
    assert {name: field["boost"] for name, field in fields.items()} == {"title": 7, "names": 1000, "text": 1, "tags": 1}


DRAWN = """---
title: Drawn
learn_before: [numbers]
aliases: [DRW, sketched]
---
A drawn concept has a picture.

<figure><svg viewBox="0 0 9 9"><title>Wombat</title><g><text>Response</text><text>quokka</text></g></svg></figure>

After it comes text.
"""
PATH = "# Ways\n\nOne way.\n\n{{ learning_path('drawn') }}\n\nThe end.\n"


@pytest.mark.parametrize("search", ["theme", "pagefind"])
def test_labels_of_drawings_and_steps_of_paths_are_in_no_index(site: MakeSite, search: str):
    files = {**COURSE, "docs/concepts/drawn.md": DRAWN, "docs/ways.md": PATH}
    settings = ["search", "macros", {"cairn": {"search": search}}]
    built = site(files, plugins=settings, markdown_extensions=["md_in_html"], strict=False)
    if search == "theme":
        docs = json.loads(built.read(THEIRS))["docs"]
        drawn, ways = (" ".join(d["text"] for d in docs if d["location"] == at) for at in ("concepts/drawn/", "ways/"))
        # Where other names are shown, the sentence before them is shown, too.
        assert drawn.startswith("<p>A drawn concept has a picture. Also called: DRW, sketched.</p>")
    else:
        drawn, ways = (read_index(built)[at]["content"] for at in ("/concepts/drawn/", "/ways/"))
    assert "After it comes text." in drawn
    assert not [word for word in ("Wombat", "Response", "quokka") if word in drawn]
    assert "One way." in ways
    assert "The end." in ways
    assert not [word for word in ("Numbers", "Drawn", "question", "min", "Begin") if word in ways]
