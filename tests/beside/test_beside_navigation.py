# SPDX-License-Identifier: MIT
"""Plugins that make a navigation, lead from one address to another, or publish several versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .builds import PYTHON, Beside, Made, commit, run, try_beside, write
from .course import COURSE

if TYPE_CHECKING:
    from pathlib import Path


def nav_of(made: Made, path: str = "") -> list[str]:
    """Return the addresses in the navigation of a page, without those in the page."""
    nav = next(e for e in made.page(path).iter("nav") if "md-nav--primary" in e.get("class", ""))
    return [
        e.get("href", "") for e in nav.iter("a") if "md-nav__link" in e.get("class", "") and e.get("href", "")[0] != "#"
    ]


@pytest.mark.beside("awesome-nav")
def test_a_nav_file_may_list_concepts_and_generated_pages(tmp_path: Path):
    nav = (
        "nav:\n  - index.md\n  - Forms:\n    - concepts/arches.md\n    - Loads: concepts/loads.md\n"
        '  - tags/index.md\n  - "*"\n'
    )
    beside = Beside(["awesome-nav"], {"docs/.nav.yml": nav}, {"docs/.nav.yml": nav.replace("arches", "girders")})

    def check(made: Made) -> None:
        chosen = [".", "concepts/arches/", "concepts/loads/", "tags/"]
        assert nav_of(made) == [*chosen, "news/", "concepts/", "map/", "references/"]

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("literate-nav")
def test_a_summary_may_list_concepts_and_generated_pages(tmp_path: Path):
    nav = "* [Home](index.md)\n* Forms\n    * [Arches](concepts/arches.md)\n* [News](news.md)\n* [All](tags/index.md)\n"
    beside = Beside(["literate-nav"], {"docs/SUMMARY.md": nav}, {"docs/SUMMARY.md": nav.replace("arches", "girders")})

    def check(made: Made) -> None:
        assert nav_of(made) == [".", "concepts/arches/", "news/", "tags/"]

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("section-index")
def test_a_concept_may_be_the_index_of_a_section(tmp_path: Path):
    nav = [{"Home": "index.md"}, {"Forms": ["concepts/beams.md", "concepts/arches.md"]}, {"News": "news.md"}]
    beside = Beside(["section-index"], settings={"nav": nav})

    def check(made: Made) -> None:
        assert nav_of(made) == [".", "concepts/beams/", "concepts/arches/", "news/"]

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("redirects")
def test_redirects_lead_to_concepts_and_away_from_former_ones(tmp_path: Path):
    maps = {"girder.md": "concepts/beams.md", "concepts/news.md": "news.md", "all.md": "tags/index.md"}
    beside = Beside([{"redirects": {"redirect_maps": maps}}])

    def check(made: Made) -> None:
        assert "url=../concepts/beams/" in made.read("girder")
        assert "url=../../news/" in made.read("concepts/news")
        assert "url=../tags/" in made.read("all")

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("exclude")
def test_an_excluded_concept_is_left_out(tmp_path: Path):
    file = "---\ntitle: Notes\nlearn_before: [beams]\n---\nFor me.\n"
    beside = Beside([{"exclude": {"glob": ["*/private.md"]}}], {"docs/concepts/private.md": file})

    def check(made: Made) -> None:
        assert "concepts/private/index.html" not in made.files
        assert "private" not in made.read("concepts/beams")

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("awesome-pages")
def test_a_pages_file_may_list_concepts(tmp_path: Path):
    files = {
        "docs/.pages": "nav:\n  - index.md\n  - concepts\n  - ...\n",
        "docs/concepts/.pages": "nav:\n  - beams.md\n",
    }
    beside = Beside(["awesome-pages"], files)

    def check(made: Made) -> None:
        assert nav_of(made) == [".", "concepts/beams/", "news/", "map/", "references/", "tags/"]

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("mike")
def test_two_versions_are_published_side_by_side(tmp_path: Path):
    beside = Beside(["mike"], settings={"strict": True, "extra": {"version": {"provider": "mike"}}}, prepare=commit)
    try_beside(tmp_path, beside, lambda made: None)
    course = tmp_path / "course"
    for version, files in (("1.0", {}), ("2.0", {"docs/concepts/beams.md": COURSE["docs/concepts/beams.md"]})):
        write(course, files, beside)
        done = run(course, [str(PYTHON.parent / "mike"), "deploy", "--update-aliases", version, "latest"])
        assert done.returncode == 0, done.stderr
    listed = run(course, ["git", "ls-tree", "-r", "--name-only", "gh-pages"]).stdout.split()
    assert {f"{version}/concepts/beams/index.html" for version in ("1.0", "2.0")} <= {*listed}
    shown = [
        run(course, ["git", "show", f"gh-pages:{version}/concepts/beams/index.html"]).stdout
        for version in ("1.0", "2.0")
    ]
    assert ["Long beams</h1>" in page or "Long beams<a" in page for page in shown] == [True, False]
