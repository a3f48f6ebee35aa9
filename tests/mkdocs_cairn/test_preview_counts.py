# SPDX-License-Identifier: MIT
"""What a preview does for an edit, counted: next to nothing, until a page is asked for."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

import cairn.sources

from .builds import write_course
from .desk import Desk, at_work
from .edits import MAPS, NORMS, NUMBERS, QUIZ, VECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cairn.sources import ParsedPage
    from cairn.text.source import Source

NORMS_PAGE, NUMBERS_PAGE, MAPS_PAGE = "concepts/norms/", "concepts/numbers/", "concepts/linear-maps/"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(write_course(tmp_path)) as desk:
        yield desk


def test_no_page_of_ours_is_made_before_it_is_asked_for(desk: Desk):
    assert not (desk.site / NORMS_PAGE).exists()
    assert (desk.site / "index.html").exists()
    assert "A norm is a length." in desk.ask(NORMS_PAGE)
    assert desk.made == ["concepts/norms.md"]


def test_a_page_that_is_asked_for_twice_is_made_once(desk: Desk):
    for _ in range(2):
        desk.ask(NORMS_PAGE)
        desk.ask("")
    assert desk.made == ["concepts/norms.md"]


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (NUMBERS, "Most of them", "Some of them"),
        (VECTORS, "title: Vectors", "title: Arrows"),
        (NORMS, "Ch.10 Maps", "Ch.2 Basics"),
        (NORMS, "[vectors]", "[numbers]"),
        (QUIZ, "Its length is 0.", "It has no length."),
        ("docs/tags.yml", "What can be proved.", "What follows."),
        ("docs/references.bib", "Ideals in Rings", "Rings"),
        (MAPS, "", "---\nlearn_before: [vectors]\n---\nA map.\n"),
    ],
)
def test_an_edit_reads_one_file_and_makes_no_page(desk: Desk, place: str, old: str, new: str):
    desk.edit(place, old=old, new=new)
    assert desk.read == [place.rpartition("/")[2]]
    assert desk.made == []
    assert desk.builds == 1


def test_an_edit_parses_one_source(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    parsed: list[str] = []
    parse = cairn.sources.parse_page

    def parsing(source: Source, folder: str) -> ParsedPage:
        parsed.append(source.path)
        return parse(source, folder)

    monkeypatch.setattr(cairn.sources, "parse_page", parsing)
    for word in ("Some", "A few", "None"):
        desk.edit(NUMBERS, old="fraction", new=f"fraction or {word}")
        desk.edit(VECTORS, old="title: ", new=f"title: {word} ")
    assert Counter(parsed) == {NUMBERS: 3, VECTORS: 3}


def test_after_an_edit_only_pages_that_show_it_are_made_again(desk: Desk):
    for place in (NORMS_PAGE, NUMBERS_PAGE, MAPS_PAGE):
        desk.ask(place)
    desk.made.clear()
    desk.edit(NUMBERS, old="Most of them", new="Some of them")
    for place in (NORMS_PAGE, NUMBERS_PAGE, MAPS_PAGE) * 2:
        desk.ask(place)
    assert desk.made == ["concepts/numbers.md"]


def test_a_title_that_many_pages_show_makes_none_of_them(desk: Desk):
    places = [NORMS_PAGE, NUMBERS_PAGE, "concepts/matrices/"]
    for place in places:
        assert "Vectors" in desk.ask(place)
    desk.made.clear()
    desk.edit(VECTORS, old="title: Vectors", new="title: Arrows")
    assert desk.made == []
    assert "Arrows" in desk.ask(NORMS_PAGE)
    assert desk.made == ["concepts/norms.md"]


def test_an_edit_that_is_taken_back_makes_no_page_twice(desk: Desk):
    desk.ask(NORMS_PAGE)
    desk.edit(VECTORS, old="title: Vectors", new="title: Arrows")
    desk.edit(VECTORS, old="title: Arrows", new="title: Vectors")
    desk.ask(NORMS_PAGE)
    assert desk.made == ["concepts/norms.md"]


def test_a_page_whose_link_finds_its_target_at_last_is_made_once_for_that(desk: Desk):
    desk.edit(NUMBERS, old="Most", new="[Most](more.md)")
    desk.ask(NUMBERS_PAGE)
    desk.edit("docs/concepts/more.md", new="---\nlearn_before: []\n---\nMore.\n")
    desk.made.clear()
    for _ in range(3):
        assert 'href="../more/"' in desk.ask(NUMBERS_PAGE)
    assert desk.made == ["concepts/numbers.md"]


def test_a_page_of_the_navigation_is_made_again_once_an_edit(desk: Desk):
    desk.edit("docs/index.md", old="[[Numbers]]", new="[[numbers]]")  # which shows the title
    desk.made.clear()
    desk.edit(NUMBERS, old="title: Numbers", new="title: Figures")
    for _ in range(2):
        assert "Begin with <a" in desk.ask("")
    assert desk.made == ["index.md"]
    assert "Figures" in desk.ask("")


def test_a_search_finds_what_was_edited_on_pages_that_nobody_has_looked_at(desk: Desk):
    desk.edit(NUMBERS, old="Most of them", new="Some of them")
    entries = json.loads(desk.ask("search/search_index.json"))["docs"]
    assert [entry for entry in entries if "Some of them" in entry["text"]]
    count = len(desk.made)
    assert json.loads(desk.ask("search/search_index.json"))["docs"] == entries
    assert len(desk.made) == count


def test_in_a_large_preview_a_search_finds_pages_that_were_looked_at(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mkdocs_cairn.preview.preview._MAX_SEARCHED", 3)
    desk.ask(NORMS_PAGE)
    entries = json.loads(desk.ask("search/search_index.json"))["docs"]
    assert {entry["location"].partition("#")[0] for entry in entries} == {"", NORMS_PAGE}
    assert desk.made == ["concepts/norms.md"]


@pytest.mark.parametrize("name", ["a.draft.md", "out.md", "index.md", "README.md"])
def test_a_page_that_may_be_left_out_is_left_to_mkdocs(tmp_path: Path, name: str):
    course = write_course(tmp_path, draft_docs="*.draft.md", exclude_docs="out.md")
    place, text = f"docs/concepts/{name}", "---\nlearn_before: []\n---\nA draft.\n"
    with at_work(course) as desk:
        for new in (text, text + "More.\n"):
            desk.edit(place, new=new)
        (course / place).unlink()
        desk.tell(place)
        assert desk.builds >= (2 if name == "a.draft.md" else 3)  # a draft is known to a preview once it is there
        assert desk.made == []


def test_a_great_many_changes_at_once_are_left_to_mkdocs(desk: Desk):
    desk.tell(*(f"docs/concepts/{number}.md" for number in range(1001)))
    assert desk.builds == 2


def test_a_build_that_has_failed_is_followed_by_another(desk: Desk):
    settings = (desk.source / "mkdocs.yml").read_text("utf-8")
    with pytest.raises(Exception, match="config"):
        desk.edit("mkdocs.yml", old='"Course"', new="[1]")
    desk.source.joinpath("mkdocs.yml").write_text(settings.replace('"Course"', '"Lessons"'), "utf-8")
    desk.edit(NORMS, old="A norm", new="The norm")
    assert desk.builds == 3
    assert "The norm" in (page := desk.ask(NORMS_PAGE))
    assert "Lessons" in page


def test_settings_that_cannot_be_read_abort_with_one_line_and_the_preview_goes_on(desk: Desk):
    settings = (desk.source / "mkdocs.yml").read_text("utf-8")
    with pytest.raises(Abort, match=r"^[^\n]+mapping values[^\n]+line 1[^\n]+$"):  # the server prints only this line
        desk.edit("mkdocs.yml", new="site_name: a: b\n")
    desk.edit("mkdocs.yml", new=settings.replace('"Course"', '"Lessons"'))
    assert "Lessons" in desk.ask(NORMS_PAGE)


def test_an_edit_while_a_page_is_on_its_way_is_on_it(desk: Desk):
    said: list[str] = []

    def answer(_: object, start) -> list[bytes]:
        start("200 OK", [])
        text = (desk.site / NORMS_PAGE / "index.html").read_bytes()
        if not said:
            desk.edit(NORMS, old="A norm", new="The norm")
        said.append("once")
        return [text]

    started: list[tuple[object, ...]] = []
    body = desk.preview._respond(NORMS_PAGE, {}, lambda *words: started.append(words), answer)
    assert b"The norm" in b"".join(body)
    assert (len(said), started) == (2, [("200 OK", [])])


def test_a_page_that_cannot_be_made_says_why(desk: Desk):
    (desk.source / "theme/cairn").mkdir()
    (desk.source / "theme/cairn/concept-after.html").write_text("{{ view.nothing.more }}", "utf-8")
    started: list[str] = []
    body = desk.preview._respond(NORMS_PAGE, {}, lambda status, _: started.append(status), None)
    assert started == ["500 Internal Server Error"]
    assert b"has no attribute 'nothing'" in b"".join(body)
