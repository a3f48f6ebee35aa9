# SPDX-License-Identifier: MIT
"""A course in two languages: its questions, one record for both, and a language switch that keeps the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from mkdocs_cairn.build.project import check_project, load_project

from .builds import differences, make, make_clean, write_course
from .conftest import MATERIAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

QUIZ = """concepts: [vectors]
questions:
  - id: zero-norm
    stem: {}
    choices: |
      - [x] {}
        > {}
      - [ ] {}
    rationale: {}
  - {{id: is-list, stem: {}, is_true: yes, rationale: {}}}
"""
FENCE = "\n```quiz\nid: order-them\nstem: {}\norder: |\n  1. {}\n  2. {}\n  3. {}\n```\n"
NORMS = "---\ntitle: {}\nlearn_before: [vectors]\ntags: [{}]\n---\n{}\n"
FILES = {
    "docs/concepts/norms": NORMS.format("Norms", "Maps", "A norm.") + FENCE.format("Order.", "One", "Two", "Three"),
    "docs/concepts/norms.de": NORMS.format("Normen", "Abbildungen", "Eine Norm.")
    + FENCE.format("Ordne.", "Eins", "Zwei", "Drei"),
    "docs/concepts/numbers.de": "---\ntitle: Zahlen\nlearn_before: []\ntags: [Mathematics]\n---\nEine Zahl.\n",
    "quizzes/vectors": QUIZ.format("Which?", "The zero vector", "Right.", "A unit one", "It is 0.", "A list?", "So."),
    "quizzes/vectors.de": QUIZ.format("Welcher?", "Der Nullvektor", "Ja.", "Ein anderer", "Er ist 0.", "Liste?", "So."),
}
LANGUAGES = [
    {"locale": "en", "default": True, "name": "English"},
    {"locale": "de", "name": "Deutsch", "site_name": "Kurs"},
]


def write_languages(folder: Path, structure: str, **options: Any) -> Path:
    """Write the course with a suffix or a folder for each language."""
    i18n = {"docs_structure": structure, "languages": LANGUAGES}
    plugins: list[Any] = ["search", {"i18n": i18n}, {"cairn": options}]
    files = {f"{name}.{'yml' if name.startswith('quizzes') else 'md'}": text for name, text in FILES.items()}
    course = write_course(
        folder,
        files,
        plugins=plugins,
        theme={**MATERIAL, "custom_dir": "theme"},
        nav=None,
        site_url="",
        site_name="Course",
    )
    if structure == "folder":
        german = sorted([*(course / "docs").rglob("*.de.*"), *(course / "quizzes").rglob("*.de.*")])
        for path in german:
            base = course / ("docs" if path.is_relative_to(course / "docs") else "quizzes")
            target = base / "de" / path.relative_to(base).with_name(path.name.replace(".de.", "."))
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        for name in ("concepts", "index.md", "tags.yml", "references.bib"):
            (course / "docs" / "en").mkdir(exist_ok=True)
            (course / "docs" / name).rename(course / "docs" / "en" / name)
    return course


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_question_files_are_translated_like_pages(tmp_path: Path, structure: str):
    course = write_languages(tmp_path, structure)
    assert not [r.problem for r in check_project(course)[1].rated_problems if r.severity.name != "INFO"]
    assert "zero-norm" in load_project(course).site.questions.questions
    files = {name: data.decode() for name, data in make(course).files.items() if name.endswith(".html")}
    english, german = files["concepts/vectors/index.html"], files["de/concepts/vectors/index.html"]
    assert ("Which?" in english, "Welcher?" in english) == (True, False)
    assert ("Which?" in german, "Welcher?" in german) == (False, True)
    assert 'href="../../de/concepts/vectors/"' in english
    assert 'hreflang="de"' in english
    ways = {
        "map/index.html": "../de/map/",
        "de/progress/index.html": "../../progress/",
        "tags/mathematics/index.html": "../../de/tags/mathematics/",
        "tags/maps/index.html": "../../de/tags/",
        "de/tags/abbildungen/index.html": "../../../tags/",
        "concepts/linear-maps/index.html": "../../de/concepts/linear-maps/",
    }
    assert [name for name, href in ways.items() if f'<a href="{href}" hreflang' not in files[name]] == []


CHANGES_OF_ORIGINALS = {
    "quizzes/vectors.yml": ("A unit one", "One of length 1"),
    "docs/concepts/norms.md": ("2. Two", "2. Both"),
    "docs/concepts/numbers.de.md": ("[Mathematics]", "[Maps]"),
}


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_a_translation_is_built_anew_when_the_choices_of_its_original_change(tmp_path: Path, structure: str):
    course = write_languages(tmp_path, structure, cacheable=["i18n"])
    (course / "theme/sitemap.xml").write_text("<urlset/>")  # with the plugin's own one, no page is cached
    make(course)
    for name, (before, after) in CHANGES_OF_ORIGINALS.items():
        path = course / name
        if structure == "folder" and name.startswith("docs/"):
            path = course / (
                name.replace("docs/", "docs/de/").replace(".de.", ".")
                if ".de." in name
                else name.replace("docs/", "docs/en/")
            )
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
        warm = make(course)
        assert len(warm.converted) < 30
        assert differences(warm.files, make_clean(course).files) == []


def test_an_unknown_id_in_a_translation_is_reported_in_its_file(tmp_path: Path):
    course = write_languages(tmp_path, "suffix")
    page = course / "docs/concepts/norms.de.md"
    page.write_text(page.read_text("utf-8").replace("[vectors]", "[vectros]"), "utf-8")
    [problem] = [r.problem for r in check_project(course)[1].rated_problems if r.severity.name == "WARNING"]
    assert str(problem).startswith("docs/concepts/norms.de.md:3: 'vectros' is not a concept.")


@pytest.fixture(scope="module")
def url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    course = write_languages(tmp_path_factory.mktemp("languages"), "suffix")
    assert make(course).error == ""
    with serve_folder(course / "site") as address:
        yield address


def test_a_response_in_one_language_counts_and_shows_in_the_other(page: Page, url: str):
    page.goto(f"{url}concepts/vectors/")
    question = page.locator("#zero-norm")
    expect(question).to_have_attribute("data-ready", "")
    question.locator(".cairn-choice", has_text="The zero vector").click()
    question.locator("button[type=submit]").first.click()
    expect(question).to_have_attribute("data-state", "right")

    page.locator(".md-header .md-select__inner a[hreflang=de]").dispatch_event("click")
    page.wait_for_url("**/de/concepts/vectors/")
    expect(question).to_have_attribute("data-state", "right")
    expect(question.locator(".cairn-choice", has_text="Der Nullvektor").get_by_role("radio")).to_be_checked()
    other = page.locator("#is-list")
    other.locator("input[value=false]").check()
    other.locator("button[type=submit]").first.click()
    expect(other).to_have_attribute("data-state", "wrong")

    page.goto(f"{url}concepts/vectors/")
    expect(other).to_have_attribute("data-state", "wrong")
    for folder in ("", "de/"):
        page.goto(f"{url}{folder}progress/")
        expect(page.locator("cairn-progress")).to_contain_text("Vectors")
