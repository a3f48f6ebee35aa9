# SPDX-License-Identifier: MIT
"""Slugs, the keys and natural order of names, and the path segments that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.graph.names import fold_address
from cairn.text.path_segments import MAX_BYTES, assign_segments
from cairn.text.slug import is_name, name_key, slug

if TYPE_CHECKING:
    import random


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Goodhart's Law", "goodharts-law"),
        ("Goodhart’s  law", "goodharts-law"),
        ("  --Über/Straße_2--  ", "uber-strasse-2"),
        ("ﬁne ½ x²", "fine-1-2-x2"),
        ("Вектор", "вектор"),
        ("集合 論", "集合-論"),
        ("हिन्दी", "हिन्दी"),
        ("C#", "c"),
        ("???", ""),
    ],
)
def test_a_slug_keeps_letters_and_digits(name: str, expected: str):
    assert slug(name) == expected


@given(st.text())
def test_the_slug_of_a_slug_is_itself(name: str):
    assert slug(slug(name)) == slug(name)


@given(st.text())
def test_case_and_white_space_make_no_other_slug(name: str):
    assert slug(f" {name}\n") == slug(name)
    assert slug(name.casefold()) == slug(name)


any_name = st.text(alphabet="aAbß#+*é ́-.'’ıI数🗂️", min_size=1, max_size=8).filter(is_name)


@given(st.lists(any_name | any_name.map(lambda name: name * 40), max_size=8, unique_by=name_key), st.randoms())
def test_names_that_differ_have_addresses_that_differ_whatever_their_order(names: list[str], chance: random.Random):
    levels = assign_segments(names, {"a", "b"}, "concept")
    assert len(set(levels.values())) == len(names)
    assert all(0 < len(level.encode()) <= MAX_BYTES for level in levels.values())
    assert all(level == fold_address(level) and level == slug(level) for level in levels.values())
    assert not {"a", "b"} & set(levels.values())
    chance.shuffle(names)
    assert assign_segments(names, {"a", "b"}, "concept") == levels


@given(any_name, any_name)
def test_a_name_is_one_with_another_in_other_case_and_never_with_one_of_other_signs(name: str, other: str):
    assert name_key(name_key(name)) == name_key(name)
    assert name_key(name) == name_key(f"  {name}\n")
    if name_key(name) == name_key(other):
        assert slug(name) == slug(other)
