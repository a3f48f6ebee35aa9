# SPDX-License-Identifier: MIT
"""The map of the course: one cell for each concept, where its chapter is, and what a script has to know of it."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.indexes.map_page import MAX_CELLS, MIN_SMALL, compile_map
from cairn.views.learner.course import build_course

if TYPE_CHECKING:
    from cairn.site import Site


def concept(title: str, tags: str, before: str = "", more: str = "") -> Source:
    text = f"---\ntitle: {title}\nlearn_before: [{before}]\ntags: [{tags}]\n{more}---\n\nWhat it is.\n"
    path = f"concepts/{title.lower()}.md"
    return Source(f"docs/{path}", text, path)


def site_of(*concepts: Source) -> Site:
    quiz = "questions:\n  - {id: q, concepts: [two], stem: So?, is_true: yes}\n"
    return compile_site(Sources(concepts, (Source("quizzes/two.yml", quiz),)))


def facts_of(site: Site) -> dict[str, list[int]]:
    view = compile_map(site)
    titles = [cell.link.title for chapter in view.chapters for cell in chapter.cells]
    return {title: [*map(int, fact.split(","))] for title, fact in zip(titles, view.facts.split(" "), strict=True)}


def test_each_concept_has_a_cell_in_its_chapter_in_learning_order():
    site = site_of(
        concept("Two", "B", "One"), concept("One", "B, A"), concept("Three", "A", "Two"), concept("Loose", "")
    )
    view = compile_map(site)
    shown = {chapter.title: [cell.link.title for cell in chapter.cells] for chapter in view.chapters}
    assert shown == {"A": ["Three"], "B": ["One", "Two"], "map.page-no-chapter": ["Loose"]}
    assert [(cell.x, cell.y) for cell in view.chapters[1].cells] == [(0, 0), (28, 0)]
    assert (view.chapters[1].width, view.chapters[1].height, view.concept_count) == (220, 24, 4)


def test_a_cell_says_how_far_away_its_prerequisites_are_and_how_many_questions_there_are():
    site = site_of(concept("Two", "B", "One, Nowhere"), concept("One", "B"), concept("Three", "A", "Two"))
    assert facts_of(site) == {"Three": [0, -2], "One": [0], "Two": [1, 1]}


def test_a_concept_can_be_found_by_its_other_names():
    view = compile_map(site_of(concept("One", "A", more="aliases: [Uno, one]\n")))
    assert view.chapters[0].cells[0].other_names == ("Uno",)


@pytest.mark.parametrize(("count", "pitch"), [(MIN_SMALL - 1, 28), (MIN_SMALL, 30)])
def test_a_chapter_has_rows_of_eight_and_many_concepts_have_small_cells(count: int, pitch: int):
    view = compile_map(site_of(*(concept(f"C{n:03}", "A") for n in range(count))))
    cells = view.chapters[0].cells
    assert (view.is_small, cells[9].x, cells[9].y) == (pitch == 30, pitch, pitch)
    assert view.chapters[0].height == cells[-1].y + 24


def test_a_very_large_map_says_where_concepts_are_instead_of_listing_them():
    titles = [f"C{n:04}" for n in range(MAX_CELLS + 1)]
    site = site_of(*(concept(title, f"T{n % 3}") for n, title in enumerate(titles)))
    view, course = compile_map(site), build_course(site, lambda uri: uri)
    assert view.facts == ""
    assert not any(chapter.cells for chapter in view.chapters)
    for chapter, ids in zip(view.chapters, site.chapters.values(), strict=True):
        positions = accumulate(map(int, chapter.order.split(" ")))
        assert [course.concepts[position].id for position in positions] == [*ids]
