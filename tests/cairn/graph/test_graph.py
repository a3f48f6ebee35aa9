# SPDX-License-Identifier: MIT
"""Order, circles and implied prerequisites, against the simplest programs that can tell."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.graph.cycles import find_components, find_cycles
from cairn.graph.prerequisites import (
    Prerequisite,
    PrerequisiteGraph,
    find_implied,
    learning_order,
    respects_prerequisites,
)
from cairn.graph.related import NamedGroup, RelatedLimits, build_related
from cairn.sources import Sources
from cairn.text.source import Source, Span

SPAN = Span("docs/concepts/x.md", 1)
Pairs = frozenset[tuple[str, str]]

pairs = st.frozensets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=14).map(
    lambda found: frozenset((a, b) for a, b in found if a != b)
)
acyclic_pairs = pairs.map(lambda found: frozenset((max(pair), min(pair)) for pair in found))


def graph_of(found: Pairs, concepts: str = "abcdefg") -> PrerequisiteGraph:
    """Each pair is a concept and what comes before it."""
    before = {c: tuple(Prerequisite(b, "", SPAN) for a, b in sorted(found) if a == c) for c in concepts}
    after = {c: tuple(a for a, b in sorted(found) if b == c) for c in concepts}
    return PrerequisiteGraph(before, {c: found for c, found in after.items() if found})


def reachable(found: Pairs) -> set[tuple[str, str]]:
    """The pairs, and all that follow from them: one joined to another until nothing is new."""
    reached = set(found)
    while True:
        more = {(a, d) for (a, b), (c, d) in product(reached, found) if b == c} - reached
        if not more:
            return reached
        reached |= more


def shortest_circle(found: Pairs) -> int:
    """The number of steps of the shortest way from anything back to itself."""
    ways, steps = set(found), 1
    while not any(a == b for a, b in ways):
        ways = {(a, d) for (a, b), (c, d) in product(ways, found) if b == c}
        steps += 1
    return steps


def paths(graph: PrerequisiteGraph) -> list[list[str]]:
    return [p.message.partition(": ")[2].partition(".")[0].split(" -> ") for p in find_cycles(graph)]


@given(acyclic_pairs)
def test_each_concept_comes_after_its_prerequisites(found: Pairs):
    order = learning_order(graph_of(found), "abcdefg", lambda c: c)
    assert sorted(order) == list("abcdefg")
    assert all(order.index(a) > order.index(b) for a, b in found)


@given(pairs, st.permutations("abcdefg"))
def test_the_order_of_the_sources_does_not_matter(found: Pairs, shuffled: list[str]):
    graph = graph_of(found)
    assert learning_order(graph, shuffled, lambda _: 0) == learning_order(graph, "abcdefg", lambda _: 0)


@given(pairs)
def test_nothing_is_left_out_of_the_order_because_of_a_circle(found: Pairs):
    assert sorted(learning_order(graph_of(found), "abcdefg", lambda c: c)) == list("abcdefg")


@given(acyclic_pairs)
def test_what_is_free_comes_in_the_order_of_its_key(found: Pairs):
    order = learning_order(graph_of(found), "abcdefg", lambda c: -ord(c))
    for place, concept in enumerate(order):
        free = [c for c in order[place:] if not any(a == c and b in order[place:] for a, b in found)]
        assert concept == max(free)


@given(pairs)
def test_a_circle_is_found_if_there_is_one(found: Pairs):
    has_circle = any(a == b for a, b in reachable(found))
    assert bool(paths(graph_of(found))) == has_circle


@given(pairs)
def test_a_learning_order_is_sorted_unless_there_is_a_circle(found: Pairs):
    graph = graph_of(found)
    assert respects_prerequisites(graph, learning_order(graph, "abcdefg", lambda c: c)) != bool(find_cycles(graph))


@given(pairs)
def test_a_circle_is_a_real_one_and_none_is_shorter(found: Pairs):
    circles = paths(graph_of(found))
    for circle in circles:
        assert circle[0] == circle[-1] == min(circle)
        assert len(set(circle)) == len(circle) - 1
        assert all(pair in found for pair in pairwise(circle))
    if circles:
        assert min(len(circle) - 1 for circle in circles) == shortest_circle(found)


def test_a_ring_of_thousands_is_reported_whole():
    concepts = [f"{n:04}" for n in range(3000)]
    before = {c: (Prerequisite(concepts[n - 1], "", SPAN),) for n, c in enumerate(concepts)}
    after = {concepts[n - 1]: (c,) for n, c in enumerate(concepts)}
    [path] = paths(PrerequisiteGraph(before, after))
    assert len(path) == 3001
    assert path[0] == path[-1] == concepts[0]


@given(acyclic_pairs)
def test_a_prerequisite_is_implied_if_another_one_leads_to_it(found: Pairs):
    graph = graph_of(found)
    order = learning_order(graph, "abcdefg", lambda c: c)
    reached = reachable(found)
    expected = {(a, b) for a, b in found if any((a, c) in found and (c, b) in reached for c in "abcdefg")}
    messages = [p.message.split("'") for p in find_implied(graph, order, str)]
    assert sorted((message[3], message[1]) for message in messages) == sorted(expected)


@given(acyclic_pairs)
def test_ancestors_are_all_that_can_be_reached(found: Pairs):
    graph, reached = graph_of(found), reachable(found)
    assert all(graph.ancestors(c) == {b for a, b in reached if a == c} for c in "abcdefg")


@given(
    pairs,
    st.lists(st.lists(st.sampled_from("abcdefgxyz")).map(tuple), max_size=3),
    st.integers(1, 3),
    st.integers(1, 6),
)
def test_related_lists_are_bounded_and_name_nobody_twice(
    found: Pairs, named: list[tuple[str, ...]], most: int, in_all: int
):
    graph = graph_of(found)
    for concept in "abcdefg":
        own = [NamedGroup(tuple(dict.fromkeys(g)), concept) for g in named]
        groups = build_related(concept, graph, graph.after, own, RelatedLimits(most, in_all))
        members = Counter(member for group in groups for member in group.members)
        assert concept not in members
        assert members.total() <= in_all
        assert not members.keys() & {p.id for p in graph.before[concept]}
        assert all(times == 1 for times in members.values())
        assert all(0 < len(group.members) <= min(most, group.size) for group in groups)


def test_groups_of_related_concepts_take_turns_and_those_that_an_author_names_come_first():
    siblings = {name: tuple(f"{name}{n}" for n in range(size)) for name, size in (("p", 500), ("q", 3), ("r", 90))}
    before = {"me": tuple(Prerequisite(name, "", SPAN) for name in siblings)}
    named = [NamedGroup(tuple(f"n{n}" for n in range(40)), "me")]
    groups = build_related("me", PrerequisiteGraph(before, siblings), siblings, named, RelatedLimits(25, 60))
    assert [(g.prerequisite, len(g.members), g.size) for g in groups] == [
        *(("p", 19, 499), ("q", 3, 3), ("r", 19, 89)),
        ("", 19, 40),
    ]
    few = build_related("me", PrerequisiteGraph(before, siblings), siblings, named, RelatedLimits(25, 2))
    assert [g.members for g in few] == [("p0",), ("n0",)]
    one = build_related("me", PrerequisiteGraph(before, siblings), siblings, named, RelatedLimits(25, 1))
    assert [g.members for g in one] == [("n0",)]


def test_a_component_is_found_whole_where_ways_part_and_meet():
    found = frozenset({("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e"), ("e", "a"), ("d", "a"), ("f", "a")})
    assert find_components(graph_of(found)) == [set("abcde")]


def test_a_concept_that_nobody_has_written_is_an_ancestor_too():
    page = Source("docs/concepts/a.md", "---\nlearn_before: [gap]\n---\nText.\n", "concepts/a.md")
    assert compile_site(Sources((page,))).graph.ancestors("a") == {"gap"}
