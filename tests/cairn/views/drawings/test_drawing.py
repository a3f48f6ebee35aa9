# SPDX-License-Identifier: MIT
"""Drawings of concepts in columns: each concept once, each line where it belongs, for any prerequisites."""

from __future__ import annotations

import re
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.drawings.chains import build_chains, read_chains
from cairn.views.drawings.drawing import MAX_BELOW, MAX_BOXES, Box, Drawing, DrawnPart, compile_drawing
from cairn.views.drawings.layers import build_layers, count_crossings
from cairn.views.drawings.part import drop_implied, find_parts
from cairn.views.home.learning_path import compile_path
from cairn.views.indexes.index_models import TagPage
from cairn.views.indexes.tag_pages import make_tag_pages
from cairn.views.links import MAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cairn.site import Site

Edges = frozenset[tuple[int, int]]
LINE = re.compile(r"M(\d+) (\d+)(?:h(\d+)|c14 0 14 (-?\d+) 28 \4)")
edges = st.integers(2, 16).flatmap(
    lambda size: st.frozensets(st.sampled_from([(a, b) for b in range(size) for a in range(b)]), max_size=2 * size)
)


def make_site(found: Iterable[tuple[int, int]], size: int = 0) -> Site:
    """Concepts with numbers as ids; the second of each pair builds on the first."""
    pairs = sorted(found)
    numbers = range(max([size, *(b + 1 for _, b in pairs)]))
    before = {n: ", ".join(f"c{a:02}" for a, b in pairs if b == n) for n in numbers}
    texts = {n: f"---\ntitle: C{n:02}\nlearn_before: [{before[n]}]\n---\n# C{n:02}\n" for n in numbers}
    return compile_site(
        Sources(tuple(Source(f"docs/c/c{n:02}.md", t, f"c/c{n:02}.md") for n, t in texts.items()), ()), "c"
    )


def draw(found: Iterable[tuple[int, int]], size: int = 0) -> Drawing | None:
    site = make_site(found, size)
    return compile_drawing(site, site.order)


def boxes(chains: Iterable[tuple[Box, ...]]) -> Iterator[Box]:
    for chain in chains:
        for box in chain:
            yield box
            yield from boxes(box.branches)


def number(box: Box) -> int:
    return int(box.link.title[1:])


def nearest(found: Edges) -> set[tuple[int, int]]:
    """The edges that no longer way replaces."""
    reached = set(found)
    while more := {(a, d) for (a, b), (c, d) in product(reached, reached) if b == c} - reached:
        reached |= more
    return {(a, b) for a, b in found if not any((a, c) in reached and (c, b) in reached for c in range(b))}


def joined(part: DrawnPart) -> set[tuple[int, int]]:
    """Which boxes the lines join: each is followed to the right from where a box ends."""
    starts: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for x, y, across, down in LINE.findall(part.lines):
        end = (int(x) + int(across or 28), int(y) + int(down or 0))
        starts.setdefault((int(x), int(y)), set()).add(end)
    assert LINE.sub("", part.lines) == ""
    lefts = {(box.column * 212, box.row * 56 + 22): number(box) for box in boxes(part.chains)}

    def follow(point: tuple[int, int]) -> Iterator[int]:
        for end in starts.get(point, ()):
            if end in lefts:
                yield lefts[end]
            else:
                yield from follow(end)

    return {(n, end) for (x, y), n in lefts.items() for end in follow((x + 184, y))}


@given(edges)
def test_a_drawing_holds_each_concept_once_and_joins_what_builds_on_each_other(found: Edges):
    size = max((b + 1 for _, b in found), default=0)
    drawing = draw(found)
    kept = nearest(found)
    ends = [a for a, _ in kept], [b for _, b in kept]
    assert (drawing is None) == all(len(set(some)) == len(some) for some in ends)
    if drawing is None:
        return
    drawn = [number(box) for part in drawing.parts for box in boxes(part.chains)]
    assert sorted([*drawn, *(int(link.title[1:]) for link in drawing.others)]) == list(range(size))
    assert {pair for part in drawing.parts for pair in joined(part)} == kept
    assert drawing == draw(found)
    sizes = [len(list(boxes(part.chains))) for part in drawing.parts]
    assert sizes == sorted(sizes, reverse=True)


@given(edges)
def test_no_box_covers_another_or_a_line(found: Edges):
    drawing = draw(found)
    for part in drawing.parts if drawing else ():
        places = {(box.column, box.row): number(box) for box in boxes(part.chains)}
        assert len(places) == len(list(boxes(part.chains)))
        assert min(row for _, row in places) == 0
        for box in boxes(part.chains):
            assert 0 <= box.column * 212 <= part.width - 184
            assert 0 <= box.row * 56 <= part.height - 44
        through = {(int(x) // 212, int(y) // 56) for x, y, across, _ in LINE.findall(part.lines) if across == "184"}
        assert through.isdisjoint(places)


@given(edges)
def test_what_builds_on_a_concept_stands_in_a_later_column_and_is_read_later(found: Edges):
    drawing = draw(found)
    for part in drawing.parts if drawing else ():
        columns = {number(box): box.column for box in boxes(part.chains)}
        read = list(columns)
        for a, b in nearest(found):
            if a in columns:
                assert columns[a] < columns[b]
                assert read.index(a) < read.index(b)
        for n, column in columns.items():
            before = [columns[a] for a, b in found if b == n]
            assert column == max(before, default=-1) + 1


@given(edges)
def test_a_chain_and_the_words_beside_it_say_all_that_each_step_builds_on(found: Edges):
    drawing = draw(found)
    beside: set[tuple[int, int]] = set()
    joined_by_place: set[tuple[int, int]] = set()

    def check(chain: tuple[Box, ...]) -> None:
        steps = [(number(a), number(b)) for a, b in pairwise(chain)]
        steps += [(number(box), number(branch[0])) for box in chain for branch in box.branches]
        assert set(steps) <= nearest(found)
        beside.update((int(title[1:]), number(box)) for box in chain for title in box.also)
        joined_by_place.update(steps)
        for box in chain:
            for branch in box.branches:
                check(branch)

    for part in drawing.parts if drawing else ():
        for chain in part.chains:
            check(chain)
    assert beside.isdisjoint(joined_by_place)
    assert not drawing or beside | joined_by_place == nearest(found)


@given(edges)
def test_sorting_never_adds_crossings(found: Edges):
    before: list[list[int]] = [[] for _ in range(max((b + 1 for _, b in found), default=0))]
    for a, b in found:
        before[b].append(a)
    assert [(a, b) for b, ends in enumerate(drop_implied(before)) for a in ends] == sorted(
        nearest(found), key=lambda e: (e[1], e[0])
    )
    for part in find_parts(before):
        order = list(read_chains(build_chains(part)))
        layers = build_layers(part, order)
        unsorted = [sorted(column, key=lambda cell: order.index(cell.concept)) for column in layers.columns]
        assert count_crossings(layers.columns, layers.after) <= count_crossings(unsorted, layers.after)
        naive = sum(
            (layers.columns[n + 1].index(a_end) - layers.columns[n + 1].index(b_end)) > 0
            for n, column in enumerate(layers.columns[:-1])
            for a, b in combinations(column, 2)
            for a_end, b_end in product(layers.after.get(a, ()), layers.after.get(b, ()))
        )
        assert count_crossings(layers.columns, layers.after) == naive


def test_a_drawing_begins_at_the_top_with_what_needs_nothing():
    """One concept opens nine, and the last of these opens nine more: nothing is centered below white space."""
    fan = [(0, n) for n in range(1, 10)] + [(9, n) for n in range(10, 19)]
    drawing = draw(fan)
    assert drawing
    (part,) = drawing.parts
    assert [(b.column, b.row) for b in boxes(part.chains) if number(b) == 0] == [(0, 0)]
    assert part.height == 9 * 56 + 9 * 56 - 56 - 12


def test_a_straight_line_and_what_has_no_lines_are_not_drawn():
    assert draw([(0, 1), (1, 2), (3, 4), (0, 2)]) is None
    assert draw([], 3) is None
    assert draw([(0, 1), (0, 2)], 4) is not None


def test_sixty_concepts_are_drawn_and_sixty_one_are_not():
    assert draw([(0, n) for n in range(1, MAX_BOXES)]) is not None
    assert draw([(0, n) for n in range(1, MAX_BOXES + 1)]) is None


def test_a_circle_of_prerequisites_is_drawn_without_the_line_back():
    assert draw([(0, 1), (0, 2), (1, 2), (2, 3)]) is None
    site = make_site([(0, 1), (0, 2), (1, 3), (2, 3), (3, 0)], 4)
    drawing = compile_drawing(site, site.order)
    assert drawing is None or sorted(number(b) for p in drawing.parts for b in boxes(p.chains)) == [0, 1, 2, 3]


def test_a_title_that_may_be_cut_is_long_whatever_its_script():
    titles = {
        "a": "Short",
        "b": "人間のフィードバックによる強化学習の基礎と応用",
        "c": "Reinforcement Learning from Human Feedback, Again",
    }
    texts = {i: f"---\ntitle: {t}\nlearn_before: [{'' if i == 'a' else 'a'}]\n---\n" for i, t in titles.items()}
    site = compile_site(Sources(tuple(Source(f"docs/c/{i}.md", t, f"c/{i}.md") for i, t in texts.items()), ()), "c")
    drawing = compile_drawing(site, site.order)
    assert drawing
    assert {b.link.title[:5]: b.is_long for p in drawing.parts for b in boxes(p.chains)} == {
        "Short": False,
        "人間のフィ": True,
        "Reinf": True,
    }


def test_more_than_sixty_concepts_lead_to_the_map():
    for size, is_drawn in ((MAX_BOXES, True), (MAX_BOXES + 1, False)):
        texts = (
            f"---\ntitle: C{n:02}\nlearn_before: [{'c00' if n else ''}]\ntags: [T]\n---\n# C{n:02}\n"
            for n in range(size)
        )
        sources = tuple(Source(f"docs/c/c{n:02}.md", text, f"c/c{n:02}.md") for n, text in enumerate(texts))
        site = compile_site(Sources(sources, ()), "c")
        path = compile_path(site, "c00")
        (page,) = make_tag_pages(site).values()
        view = page.compile_view(site)
        assert isinstance(view, TagPage)
        assert ((view.drawing is not None), (view.map is None)) == (is_drawn, is_drawn)
        assert path.map is None
        if view.map:
            assert view.map.uri == MAP


def test_a_drawing_of_many_concepts_says_where_they_are_on_the_map():
    fork = {(0, 1), (0, 2)}
    few, many = draw(fork, MAX_BELOW), draw(fork, MAX_BELOW + 1)
    assert few
    assert many
    assert few.map is None
    assert many.map
    assert many.map.uri == MAP
