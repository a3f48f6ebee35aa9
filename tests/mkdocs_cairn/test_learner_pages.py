# SPDX-License-Identifier: MIT
"""The pages of the learner layer as a site writes them: what they say without scripts, and where they stand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .beside import UNKNOWN, course_beside
from .builds import differences, make, make_clean, write_course
from .conftest import COURSE, MATERIAL, run_mkdocs
from .edits import edit
from .serving import serving
from .test_graph_file import graph_files
from .tree import by_class, by_id, text, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from playwright.sync_api import Page

    from .conftest import Built, MakeSite

PARTS = ["summary", "due", "begun", "ready", "goals", "sure", "chapters", "record"]
LEARNER_SCRIPTS = ("learner", "mastery", "paths", "progress", "review", "settings")
PAGES = {"progress/index.html", "review/index.html"}
OWN = "---\ntitle: How far you are\n---\n# How far you are\n\nWords of the author.\n"


@pytest.fixture(scope="module")
def course(site: MakeSite) -> Built:
    return site(COURSE)


def element(page: Element, tag: str) -> Element:
    (found,) = page.iter(tag)
    return found


def styles(page: Element) -> list[str]:
    """The style sheets that the content of a page links."""
    (content,) = by_class(page, "md-content__inner")
    return [link.get("href", "") for link in content.iter("link")]


def test_the_pages_build_strictly_and_their_links_resolve(course: Built):
    assert (course.error, course.log, course.faults()) == ("", (), [])


def test_the_progress_page_has_a_section_for_everything_that_a_script_shows(course: Built):
    page = course.page("progress")
    own = element(page, "cairn-progress")
    assert own.get("data-record") == "/course/"
    assert [part for e in own if (part := e.get("data-part"))] == PARTS
    for section in own.iter("section"):
        assert text(by_id(page, section.get("aria-labelledby", ""))), section.get("data-part")
        assert len(by_class(section, "cairn-sub")) == 1
    assert text(next(page.iter("h1"))).startswith("Progress")


@pytest.mark.parametrize(
    ("retention", "said"), [(0.9, "nine of ten"), (0.8, "eight of ten"), (0.95, "95 of a hundred")]
)
def test_the_progress_page_says_how_much_a_reader_remembers(site: MakeSite, retention: float, said: str):
    built = site(COURSE, plugins=["search", {"cairn": {"learner": {"retention": retention}}}])
    assert f"when you would still remember {said}." in words(element(built.page("progress"), "cairn-progress"))


def test_the_progress_page_lists_the_chapters(course: Built):
    (chapters,) = by_class(course.page("progress"), "cairn-chapters")
    assert [words(item) for item in chapters] == ["Ch.2 Basics 2 concepts", "Ch.10 Maps 2 concepts"]


def test_the_sections_are_in_the_table_of_contents(course: Built):
    page = course.page("progress")
    entries = [a.get("href") for e in by_class(page, "md-nav--secondary") for a in e.iter("a")]
    assert [*dict.fromkeys(entries)] == [
        f"#{h.get('id')}" for h in page.iter("h2") if h.get("id", "").startswith("cairn")
    ]


def test_a_course_without_chapters_has_no_section_for_them(site: MakeSite):
    built = site({"docs/concepts/a.md": "---\ntitle: A\nlearn_before: []\n---\nText.\n"})
    assert (built.error, built.log, built.faults()) == ("", (), [])
    own = element(built.page("progress"), "cairn-progress")
    assert [part for e in own if (part := e.get("data-part"))] == [p for p in PARTS if p != "chapters"]


def test_the_review_page_shows_nothing_around_it(course: Built):
    page = course.page("review")
    assert element(page, "cairn-review").get("data-record") == "/course/"
    assert all("hidden" in e.attrib for e in by_class(page, "md-sidebar--primary"))
    assert all("hidden" in e.attrib for e in by_class(page, "md-sidebar--secondary"))


@pytest.mark.parametrize("place", ["progress", "review"])
def test_without_scripts_a_page_says_what_it_needs(course: Built, place: str):
    (note,) = by_class(course.page(place), "cairn-no-script")
    assert "needs JavaScript" in text(note)
    assert "<noscript" not in re.sub(r"(?s)<head>.*</head>", "", course.read(f"{place}/index.html"))


def test_the_pages_link_each_other_and_their_styles(course: Built):
    progress, review = course.page("progress"), course.page("review")
    assert "../review/" in [a.get("href") for a in element(progress, "cairn-progress").iter("a")]
    assert "../progress/" in [a.get("href") for a in element(review, "cairn-review").iter("a")]
    assert styles(progress) == ["../assets/cairn/learner.css"]
    assert styles(review) == ["../assets/cairn/questions.css", "../assets/cairn/learner.css"]


def test_other_pages_do_not_load_the_styles_of_these(course: Built):
    pages = [path for path in course.folder.rglob("*.html") if "assets/cairn/learner.css" in path.read_text("utf-8")]
    assert {path.relative_to(course.folder).as_posix() for path in pages} == PAGES


def test_a_page_with_a_path_loads_them_too(site: MakeSite):
    files = {**COURSE, "docs/guide.md": '# Guide\n\n{{ learning_path("matrices") }}\n'}
    built = site(files, plugins=["search", "macros", "cairn"])
    assert styles(built.page("guide")) == ["../assets/cairn/learner.css"]


def test_they_are_not_in_the_search(course: Built):
    index = json.loads(course.read("search/search_index.json"))
    assert [doc["location"] for doc in index["docs"] if re.match("progress|review", doc["location"])] == []


@pytest.mark.parametrize("nav", [None, [{"Home": "index.md"}, {"Wanted": "wanted/index.md"}]])
def test_they_are_not_in_the_navigation(site: MakeSite, nav):
    built = site(COURSE, nav=nav)
    assert (built.error, built.log) == ("", ())
    links = [a.get("href") for e in by_class(built.page(""), "md-nav") for a in e.iter("a")]
    assert ("wanted/" in links) == bool(nav)  # it is for authors
    assert {"progress/", "review/"}.isdisjoint(links)


def test_an_author_may_put_them_into_the_navigation(site: MakeSite):
    built = site(COURSE, nav=["index.md", {"Your progress": "progress/index.md"}, "review/index.md"])
    assert (built.error, built.log, built.faults()) == ("", (), [])
    links = [(text(a), a.get("href")) for e in by_class(built.page(""), "md-nav") for a in e.iter("a")]
    assert ("Your progress", "progress/") in links
    assert ("Review", "review/") in links


@pytest.mark.parametrize("path", ["progress/index.md", "progress.md"])
def test_a_document_of_the_author_at_that_place_gets_the_view(site: MakeSite, path: str):
    built = site({**COURSE, f"docs/{path}": OWN})
    assert (built.error, built.log, built.faults()) == ("", (), [])
    page = built.page("progress")
    assert "Words of the author." in words(page)
    assert element(page, "cairn-progress").get("data-record") == "/course/"
    assert "../progress/" in [a.get("href") for a in element(built.page("review"), "cairn-review").iter("a")]


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_shows_them_too(site: MakeSite, theme: str):
    built = site(COURSE, theme={"name": theme})
    assert (built.error, built.log, built.faults()) == ("", (), [])
    assert "Ready to learn Concepts that you have not begun" in words(element(built.page("progress"), "cairn-progress"))
    assert "Here you review concepts" in words(element(built.page("review"), "cairn-review"))
    for place in ("progress", "review"):
        assert "assets/cairn/learner.css" in built.read(f"{place}/index.html")


def test_a_name_of_the_record_is_text(site: MakeSite):
    record = "\"><b>'&"
    built = site(COURSE, plugins=["search", {"cairn": {"record": record}}])
    assert element(built.page("progress"), "cairn-progress").get("data-record") == record


# --- However a site is built -------------------------------------------------------------------------------


def test_they_are_the_same_from_the_cache_and_in_several_processes(tmp_path: Path):
    course = write_course(tmp_path / "course")
    clean = {name: data for name, data in make_clean(course).files.items() if name in PAGES}
    assert {*clean} == PAGES
    for _ in range(2):
        made = make(course).files
        assert {name: made[name] for name in PAGES} == clean
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('"cairn"', '{"cairn": {"jobs": 3}}'), "utf-8")
    run_mkdocs(course, "build", "--site-dir", tmp_path / "jobs")
    assert {name: (tmp_path / "jobs" / name).read_bytes() for name in PAGES} == clean


def test_a_build_after_its_shards_has_them(tmp_path: Path):
    course = write_course(tmp_path / "course")
    for number in (1, 2):
        make(course, CAIRN_SHARD=f"{number}/2")
    made = make(course).files
    clean = make_clean(course).files
    assert differences({n: made[n] for n in PAGES}, {n: clean[n] for n in PAGES}) == []


def test_an_edit_of_a_concept_changes_the_progress_page_only_with_its_chapter(tmp_path: Path):
    course = write_course(tmp_path)
    before = make(course).files
    edit(course, "body")
    assert differences({n: before[n] for n in PAGES}, {n: make(course).files[n] for n in PAGES}) == []


def test_a_preview_has_them_before_and_after_an_edit(tmp_path: Path):
    with serving(write_course(tmp_path)) as preview:
        assert "<cairn-progress" in preview.read("progress/")
        count = preview.count()
        edit(preview.source, "title")
        preview.wait_for_more(count)
        assert "<cairn-progress" in preview.read("progress/")
        assert "<cairn-review" in preview.read("review/")


@pytest.mark.browser
def test_each_language_has_its_own(
    tmp_path: Path, page: Page, serve_folder: Callable[[Path], AbstractContextManager[str]]
):
    course = course_beside(tmp_path, *UNKNOWN["i18n"])
    assert {f"{language}{name}" for language in ("", "de/") for name in PAGES} <= {*make(course).files}
    with serve_folder(course / "site") as url:
        page.goto(f"{url}concepts/vectors/")
        page.locator("#zero-norm").get_by_role("radio").first.check(force=True)
        page.locator("#zero-norm").get_by_role("button", name="Check").click()
        page.goto(f"{url}de/concepts/vectors/")
        expect(page.locator(".cairn-line")).to_contain_text("Begonnen")
        page.get_by_role("link", name="Fortschritt").click()
        expect(page).to_have_url(f"{url}de/progress/")
        expect(page.locator("cairn-progress").get_by_role("link", name="Vektoren").first).to_be_visible()


def test_without_the_layer_nothing_of_it_is_left_in_a_site(tmp_path: Path):
    on = write_course(tmp_path / "on", theme=MATERIAL, use_directory_urls=False)
    off = write_course(
        tmp_path / "off", theme=MATERIAL, use_directory_urls=False, plugins=["search", {"cairn": {"learner": False}}]
    )
    with_layer, without = make(on).files, make(off).files
    gone = {name for name in with_layer if name not in without}
    assert gone >= {*graph_files(with_layer), "assets/cairn/graph.js", "progress/index.html", "review/index.html"}
    assert gone >= {f"assets/cairn/{name}.js" for name in LEARNER_SCRIPTS}
    named = re.compile(
        r"\b(progress|review|learner|mastery|graph|paths|settings)\.(js|html)|^(progress|review)/|graph|manifest"
    )
    assert [name for name in without if named.search(name)] == []
    traces = rb"loader\.js#|cairn-progress|cairn-review|cairn-path|cairn-next-steps|learner\.css|graph\.json"
    assert [name for name, data in without.items() if name.endswith(".html") and re.search(traces, data)] == []


def test_without_the_layer_a_site_may_still_say_where_to_begin(site: MakeSite):
    files = {**COURSE, "docs/guide.md": '# Guide\n\n{{ next_steps() }}\n\n{{ learning_path("matrices") }}\n'}
    built = site(files, plugins=["search", "macros", {"cairn": {"learner": False}}])
    assert (built.error, built.log, built.faults()) == ("", (), [])
    assert "Where to begin" in words(built.page("guide"))
    assert by_class(built.page("guide"), "cairn-path") == []
