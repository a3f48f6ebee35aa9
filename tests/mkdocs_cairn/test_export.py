# SPDX-License-Identifier: MIT
"""The exported site: plain documentation that other hosts build, with links, lists, formulas and questions."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cairn_cli.__main__ import main

from .conftest import CONFIG, COURSE, ROOT, run_mkdocs, write_site
from .links import find_faults
from .tree import by_class, parse, text, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

URL = str(CONFIG["site_url"])
FORMULA = """
For $x_1 * x_2$ and `$code$` it costs \\$5.

$$\\frac{a_1}{b}$$

* In a list:

    $$a_1 * b$$
"""
FILES = {
    **COURSE,
    "docs/concepts/norms.md": COURSE["docs/concepts/norms.md"]
    + FORMULA
    + '\n--8<-- "words.md"\n\nBy [@noether1921].\n',
    "docs/concepts/vectors.md": COURSE["docs/concepts/vectors.md"].replace(
        "---\n", "---\nredirect_from: [concepts/arrows]\n", 1
    ),
    "docs/assets/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "words.md": "From elsewhere.\n",
    "quizzes/norms.yml": "concepts: [norms]\nquestions:\n  - stem: Is $1$ a [[norms|norm]]?\n    is_true: true\n",
}
SETTINGS = {
    "markdown_extensions": ["tables", {"pymdownx.snippets": {"base_path": ["."]}}, {"toc": {"permalink": True}}]
}
PLACES = ("concepts/vectors", "concepts/linear-maps", "tags/physics", "concepts", "wanted", "references")


def export(source: Path, folder: Path, *words: str) -> None:
    before = Path.cwd()
    os.chdir(source)  # as one does in a shell; snippets are looked for from there
    try:
        assert main(["export", "site-source", str(folder), *words]) == 0
    finally:
        os.chdir(before)


def zensical() -> str | None:
    """Zensical on the PATH, or in an environment of its own in `.cache`."""
    own = sorted(ROOT.glob(".cache/*/zensical/bin/zensical"))
    return shutil.which("zensical") or (str(own[0]) if own else None)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    write_site(folder, FILES, **SETTINGS)
    return folder


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def built(request: pytest.FixtureRequest, course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported course, built by one host or the other, in a folder of the name that it has on the web."""
    folder = tmp_path_factory.mktemp(request.param)
    export(course, folder / "source", "--for", request.param)
    settings = (folder / "source" / "mkdocs.yml").read_text("utf-8")
    assert "cairn:" not in settings
    assert "- cairn\n" not in settings
    if request.param == "mkdocs":
        done = run_mkdocs(folder / "source", "build", "--strict", "--site-dir", folder / "course")
    elif program := zensical():
        command = [program, "build", "--clean", "--strict"]
        done = subprocess.run(command, cwd=folder / "source", capture_output=True, text=True, check=False)
        (folder / "source" / "site").rename(folder / "course")
    else:
        pytest.skip("Zensical is not installed; 'uv venv .cache/export/zensical' and 'uv pip install' it there")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    assert "issues found" not in done.stdout.replace("No issues found", "")
    return folder / "course"


def page(built: Path, place: str) -> str:
    return (built / place / "index.html").read_text("utf-8")


def test_every_link_and_anchor_of_the_exported_site_resolves(built: Path):
    assert find_faults(built, URL) == []


def test_generated_pages_are_files(course: Path, tmp_path: Path):
    export(course, tmp_path / "source")
    for name in ("tags/index", "tags/physics", "concepts/index", "wanted/index", "references/index"):
        found = [tmp_path / "source" / "docs" / f"{name}.md", tmp_path / "source" / "docs" / f"{name}/index.md"]
        assert any(file.is_file() for file in found), name
    stub = (tmp_path / "source/docs/concepts/linear-maps.md").read_text("utf-8")
    assert "title: Linear Maps" in stub
    assert "[Matrices](matrices.md)" in stub
    assert not list((tmp_path / "source").rglob("tags.yml"))
    assert (tmp_path / "source/docs/assets/mark.svg").is_file()


def test_wikilinks_become_links_of_markdown(course: Path, tmp_path: Path):
    export(course, tmp_path)
    matrices = (tmp_path / "docs/concepts/matrices.md").read_text("utf-8")
    assert "See [the list](vectors.md) and [Linear Maps](linear-maps.md)." in matrices


@pytest.mark.parametrize("place", PLACES)
def test_each_kind_of_page_is_there_with_its_lists(built: Path, place: str):
    found = parse(page(built, place))
    after = " ".join(words(part) for part in by_class(found, "cairn-after"))
    expected = {
        "concepts/vectors": ("Learn before Numbers", "Learn after Matrices", "Concept map", "Mentioned in"),
        "concepts/linear-maps": ("Concept map",),
        "tags/physics": ("Vectors",),
        "concepts": ("Linear Maps",),
        "wanted": ("Linear Maps",),
        "references": ("Emmy Noether",),
    }
    assert all(part in after for part in expected[place]), after


def test_the_sidebars_show_the_chapter_and_what_comes_before_and_after(built: Path):
    found = parse(page(built, "concepts/vectors"))
    (chapter,) = by_class(found, "cairn-outline")
    assert "Numbers" in words(chapter)
    (side,) = by_class(found, "cairn-side")
    assert "Learn before Numbers" in words(side)
    assert page(built, "concepts/vectors").count('id="cairn-before"') == 1
    assert words(by_class(found, "md-skip")[-1]) == "Skip to the questions"
    assert by_class(parse(page(built, "tags/physics")), "cairn-outline")
    assert not by_class(parse(page(built, "concepts")), "cairn-outline")


def test_the_theme_by_its_name_shows_the_same(course: Path, tmp_path: Path):
    export(course, tmp_path / "source", "--for", "mkdocs")
    settings = tmp_path / "source/mkdocs.yml"
    given = settings.read_text("utf-8")
    built: list[list[str]] = []
    named = given.replace("name: material", "name: cairn").replace("  custom_dir: overrides\n", "")
    for written in (given, named.replace("- search\n", "- material/search\n")):
        settings.write_text(written, "utf-8")
        done = run_mkdocs(tmp_path / "source", "build", "--strict", "--site-dir", tmp_path / "course")
        assert done.returncode == 0, done.stderr
        built.append(page(tmp_path / "course", "concepts/vectors").split())
    assert "name: cairn" in written
    assert "overrides" not in written
    assert built[0] == built[1]


def test_a_former_address_sends_its_reader_on(built: Path):
    assert 'url=../vectors/"' in page(built, "concepts/arrows")


def test_tags_are_links_to_their_pages(built: Path):
    (chips,) = by_class(parse(page(built, "concepts/vectors")), "md-tags")
    assert [text(chip) for chip in chips] == ["Ch.2 Basics", "Physics"]


def test_formulas_are_mathml_and_code_is_not(built: Path):
    norms = page(built, "concepts/norms")
    assert norms.count("<math") == 4  # one of them in a question
    assert "<code>$code$</code>" in norms
    assert "costs $5." in html.unescape(norms)
    assert "<em>" not in norms
    assert "From elsewhere." in norms


def test_a_question_can_be_answered(
    built: Path, page: Page, serve_folder: Callable[[Path], AbstractContextManager[str]]
):
    with serve_folder(built.parent) as url:
        page.goto(f"{url}course/concepts/vectors/")
        question = page.locator("#zero-norm")
        question.get_by_label("The zero vector").check()
        question.get_by_role("button", name="Check").click()
        assert question.locator(".cairn-q__status").inner_text().startswith("Right")


def test_the_own_site_of_the_repository_can_be_exported(tmp_path: Path):
    export(ROOT, tmp_path / "source", "--for", "mkdocs")
    done = run_mkdocs(tmp_path / "source", "build", "--strict", "--site-dir", tmp_path / "cairn")
    assert done.returncode == 0, done.stderr
    assert find_faults(tmp_path / "cairn", "https://example.org/cairn/") == []


def test_an_export_of_the_same_sources_is_the_same(course: Path, tmp_path: Path):
    export(course, tmp_path / "one")
    export(course, tmp_path / "two")
    one, two = ({f.relative_to(d): f.read_bytes() for f in d.rglob("*") if f.is_file()} for d in tmp_path.iterdir())
    assert one == two


def test_a_folder_of_somebody_else_is_left_alone(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "thesis.md").write_text("Years of work.", "utf-8")
    assert main(["export", "site-source", str(tmp_path), str(course)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.md"]


def test_the_next_export_removes_the_pages_that_are_no_more(tmp_path: Path):
    write_site(tmp_path / "site", COURSE)
    export(tmp_path / "site", tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "site/docs/concepts/norms.md").unlink()
    export(tmp_path / "site", tmp_path / "out")
    assert not (tmp_path / "out/docs/concepts/norms.md").exists()
    assert (tmp_path / "out" / "notes.txt").read_text("utf-8") == "mine"
    listed = json.loads((tmp_path / "out" / ".cairn-export.json").read_text("utf-8"))
    assert "docs/concepts/norms.md" not in listed


def test_a_site_with_an_error_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write_site(tmp_path / "site", {"docs/concepts/a.md": "---\ntitle: A\nlearn_before: [a\n---\n"})
    assert main(["export", "site-source", str(tmp_path / "out"), str(tmp_path / "site")]) == 1
    assert "error" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
