# SPDX-License-Identifier: MIT
"""The scanner of citations: what it finds in any text, and what it leaves alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.content.in_text_citation import find_citation_groups, leave_out_citations, replace_citations

LETTERS = st.characters(categories=("Ll", "Lu", "Lo", "Nd"))
KEYS = st.from_regex(r"[a-zA-Z0-9_é字]([:._/+-]?[a-z0-9é字])*", fullmatch=True).filter(lambda key: len(key) < 40)
WORDS = st.text(LETTERS, min_size=1, max_size=8)
LOCATORS = st.one_of(st.just(""), WORDS.map(lambda word: f"p. {word}"))
ANY = st.text(st.sampled_from("[]@;,-a.:`\\\n ()<>é字{}!^"), max_size=60)


@given(st.lists(st.tuples(st.one_of(st.just(""), WORDS), KEYS, LOCATORS), min_size=1, max_size=4), WORDS)
def test_what_was_written_is_found(works: list[tuple[str, str, str]], before: str):
    parts = (f"{prefix} @{key}{locator and f', {locator}'}".strip() for prefix, key, locator in works)
    [group] = find_citation_groups(f"{before} [{'; '.join(parts)}], {before}")
    assert [(work.prefix, work.key, work.locator) for work in group.works] == works


@given(ANY)
def test_any_text_keeps_everything_around_its_citations(text: str):
    groups = list(find_citation_groups(text))
    assert replace_citations(text, lambda group: text[group.start : group.end]) == text
    assert all(text[g.start] == "[" and text[g.end - 1] == "]" and g.works for g in groups)
    assert all(one.end <= other.start for one, other in pairwise(groups))
    assert all(text.startswith(f"@{work.key}", work.position - 1) for g in groups for work in g.works)
    assert groups or leave_out_citations(text) == text


@given(KEYS)
def test_an_escaped_bracket_and_an_address_are_text(key: str):
    for text in (rf"\[@{key}]", rf"[\@{key}]", f"[a@{key}]", f"@{key}", f"[@{key}](a)", f"[^@{key}]", f"`[@{key}]`"):
        assert not list(find_citation_groups(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[@a][@b]", ["a", "b"]),
        ("[words][@b]", []),
        ("[@a, @b]", ["a", "b"]),
        ("[@a, A &amp; B; @c]", ["a", "c"]),
        ("[参照@key、三頁；@b]", ["key", "b"]),
        ("[参照 @字, 三頁]", ["字"]),
        ("[参照@字, 三頁]", ["字"]),
        ("[@o'neil's]", ["o'neil's"]),
        ("[@a.]", ["a"]),
        ("[see @a (p. 3)]", ["a"]),
        ("> [@a,\n> p. 3]", ["a"]),
        ("Wow![@a]", ["a"]),
        (r"\\[@a]", ["a"]),
        ("[[@a] and [@b]]", ["a", "b"]),
        ("[[see @a]]", []),
        ("| [@a] | [@b, p. 3] |", ["a", "b"]),
        ("[^1]: See [@a].", ["a"]),
        ("As in [@a]: so.", ["a"]),
    ],
)
def test_in_unusual_places(text: str, found: list[str]):
    assert [work.key for group in find_citation_groups(text) for work in group.works] == found
