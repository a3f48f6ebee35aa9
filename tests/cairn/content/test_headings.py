# SPDX-License-Identifier: MIT
"""Headings as a source has them, and how words lead to one of them."""

from __future__ import annotations

import pytest

from cairn.content.headings import build_table, closest_heading, default_heading_ids, find_outline, read_outline


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("# One\n\n## Two ##\n\n###\n", ("# One", "## Two")),
        ("Title\n=====\n", ("# Title",)),
        ("Title\n-----\n\nA line\nof text\n---\n", ("## Title",)),
        ("> # Quoted\n\n- ### In a list", ("# Quoted", "### In a list")),
        ("```\n# Code\n```\n<!--\n# Comment\n-->\n", ()),
        ("Text.", ()),
    ],
)
def test_a_heading_is_a_line_of_its_own_wherever_it_stands(body: str, lines: tuple[str, ...]):
    assert find_outline(body).lines == lines


@pytest.mark.parametrize(
    ("body", "anchors"),
    [
        ("<a id=\"one\"></a> <b name='two'>", {"one", "two"}),
        ("Text.\n{: .a #three title=b}", {"three"}),
        ("*this*{#four}", {"four"}),
        ('`<a id="five">` and id="six" and {#}', set()),
        ("No sign.", set()),
    ],
)
def test_ids_that_an_author_gives_can_be_linked_to(body: str, anchors: set[str]):
    assert find_outline(body).anchors == anchors


@pytest.mark.parametrize(
    ("body", "may_have_more"),
    [
        ('--8<-- "part.md"', True),
        ("{% include 'part.md' %}", True),
        ("  {{ part() }}", True),
        ("{{ concept('a') }}", False),
        ("{{ quiz('a') }}\n{{ stats() }}\n{{ learning_path('a') }}\n{{ concept_list('a') }}", False),
        ("Of {{ part() }}", False),
        ("# Text", False),
    ],
)
def test_a_macro_or_a_snippet_may_bring_in_more_headings(body: str, may_have_more: bool):
    assert find_outline(body).may_have_more == may_have_more


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's *next*?", ("whats-next", "What's next?")),
        ("Words { .a #own }", ("own", "Words")),
        ("Words {#own .a}", ("own", "Words")),
        ("Class {: .a b=#c }", ("class", "Class")),
        ("Übung  macht -- den", ("ubung-macht-den", "Übung macht -- den")),
        ("集合", ("_1", "集合")),
    ],
)
def test_an_anchor_is_that_of_python_markdown(text: str, expected: tuple[str, str]):
    assert default_heading_ids((f"## {text}",)) == [expected]


def test_headings_that_read_the_same_have_anchors_with_numbers():
    found = default_heading_ids(("# A", "## A", "## A {#b}", "## B", "# ?", "# ?"))
    assert [anchor for anchor, _ in found] == ["a", "a_1", "b", "b_1", "_1", "_2"]


NESTED = ("# Top", "## One", "### Part", "#### Deep", "## Two", "### Part", "# Last", "## Part")


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        ("One", "one"),
        ("part", "part"),
        ("One#Part", "part"),
        ("Two#Part", "part_1"),
        ("Last#Part", "part_2"),
        ("Top#Two#Part", "part_1"),
        ("Top # Part", "part"),
        ("Two##Part#", "part_1"),
        ("One#Deep", "deep"),
        ("Two#Deep", None),
        ("One#Two", None),
        ("Top#Last", None),
        ("Nowhere#Part", None),
        ("Part#Part", None),
        ("Nowhere", None),
    ],
)
def test_words_lead_to_a_heading_below_those_before_them(typed: str, anchor: str | None):
    assert build_table(read_outline(NESTED, default_heading_ids)).find(typed) == anchor


def test_marks_of_notes_and_references_are_no_words_of_a_heading():
    found = read_outline(("# One[^1] [two][x] {#a}",), default_heading_ids)
    assert [(h.level, h.anchor, h.words) for h in found] == [(1, "a", ("One two", "One two", "One two"))]


def test_an_anchor_is_needed_for_each_heading():
    with pytest.raises(ValueError, match="zip"):
        read_outline(("# One", "# Two"), lambda _: [("one", "One")])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("secnd law", "Second law"),
        ("frist thing", "First thing"),
        ("SECOND-LAW", "Second law"),
        ("Energy", ""),
        ("x" * 201, ""),
    ],
)
def test_the_nearest_heading_is_named_if_one_is_near(typed: str, expected: str):
    headings = read_outline(("# First *thing*", "## Second law", f"## {'x' * 201}"), default_heading_ids)
    assert closest_heading(headings, typed) == expected
