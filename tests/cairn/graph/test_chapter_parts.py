# SPDX-License-Identifier: MIT
"""Parts of long chapters."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.graph.chapter_parts import MIN_SPLIT, split_chapter
from cairn.graph.prerequisites import Prerequisite, PrerequisiteGraph
from cairn.sources import Sources
from cairn.text.source import Source, Span
from cairn.views.concept.concept_page import compile_concept
from cairn.views.indexes.index_models import TagPage
from cairn.views.indexes.index_pages import compile_indexes

SPAN = Span("a.md", 1)


def graph_of(edges: set[tuple[int, int]]) -> PrerequisiteGraph:
    """A graph in which each edge leads from a concept to one that comes after it."""
    before: dict[str, tuple[Prerequisite, ...]] = {}
    after: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(edges):
        before[f"c{second}"] = (*before.get(f"c{second}", ()), Prerequisite(f"c{first}", "", SPAN))
        after[f"c{first}"] = (*after.get(f"c{first}", ()), f"c{second}")
    return PrerequisiteGraph(before, after)


def ids(count: int) -> list[str]:
    return [f"c{n}" for n in range(count)]


EDGES = st.sets(st.tuples(st.integers(0, 59), st.integers(0, 59)).map(sorted).map(tuple).filter(lambda e: e[0] < e[1]))


@given(EDGES, st.integers(0, 60))
def test_parts_hold_each_concept_once_and_never_need_a_later_part(edges: set[tuple[int, int]], count: int):
    graph = graph_of(edges)
    parts = split_chapter(graph, ids(count))
    order = [*chain(*parts)]
    assert sorted(order) == sorted(ids(count))
    assert all(order.index(p.id) < order.index(c) for c in order for p in graph.before.get(c, ()) if p.id in order)
    assert len(parts) <= 8
    assert len(parts) == 1 or min(map(len, parts)) >= 4


@given(EDGES)
def test_a_part_is_a_concept_and_what_builds_on_it(edges: set[tuple[int, int]]):
    graph = graph_of(edges)
    for first, *others in split_chapter(graph, ids(60))[1:]:
        part = {first, *others}
        assert all(any(p.id in part for p in graph.before[concept]) for concept in others)


def test_a_short_chapter_and_one_without_prerequisites_stay_whole():
    chain_of_20 = graph_of({(n, n + 1) for n in range(MIN_SPLIT - 2)})
    assert split_chapter(chain_of_20, ids(MIN_SPLIT - 1)) == (tuple(ids(MIN_SPLIT - 1)),)
    assert split_chapter(graph_of(set()), ids(100)) == (tuple(ids(100)),)


def test_a_chain_is_split_evenly():
    parts = split_chapter(graph_of({(n, n + 1) for n in range(63)}), ids(64))
    assert [len(part) for part in parts] == [8] * 8


def test_the_page_of_a_long_chapter_has_a_heading_for_each_part_and_for_each_other_chapter():
    own = {f"a{n:02}": (f"[a{(n - 1) // 2:02}]" if n else "[]", "[One]") for n in range(MIN_SPLIT)}
    others = {f"b{n:02}": ("[]", f"[{('Two', 'Three')[n % 2]}, One]") for n in range(MIN_SPLIT)}
    texts = {
        i: f"---\nlearn_before: {before}\ntags: {tags}\n---\nText.\n" for i, (before, tags) in (own | others).items()
    }
    site = compile_site(Sources(tuple(Source(f"docs/c/{i}.md", text, f"c/{i}.md") for i, text in texts.items())), "c")
    view = compile_indexes(site)["tags/one.md"].compile_view(site)
    assert isinstance(view, TagPage)
    assert (view.concept_count, sum(group.count for group in view.groups)) == (21, 21)
    assert [(group.title, group.is_part) for group in view.groups] == [
        ("tags.first-part", False),
        ("A01", True),
        ("A03", True),
    ]
    assert [(group.title, group.count, group.link is not None) for group in view.others] == [
        ("Three", 10, True),
        ("Two", 11, True),
    ]
    order = [entry.link.uri for group in view.groups for entry in group.entries]
    assert order == [site.catalogue.uri(concept) for concept in site.chapters["one"]]
    outline = compile_concept(site, "a02").outline
    assert outline
    assert [*outline.first_of_parts] == ["c/a01.md"]
