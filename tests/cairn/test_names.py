# SPDX-License-Identifier: MIT
"""Slugs, natural order, and the nearest name."""

from __future__ import annotations

import random
import string
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.near import NearNames
from cairn.slug import natural_key, slug
from cairn.stubs import SLIP_RATIO
from cairn.tag_path import parse_tag, tag_key, write_tag


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


def test_numbers_sort_by_their_value():
    titles = ["Ch.10", "Ch.2", "ch.1", "Ch.2b", "Ch.02a", "10", "9", "A"]
    assert sorted(titles, key=natural_key) == ["9", "10", "A", "ch.1", "Ch.2", "Ch.02a", "Ch.2b", "Ch.10"]


@given(st.lists(st.text(alphabet="aZ09٣²é ", max_size=8)))
def test_natural_keys_can_always_be_compared(texts: list[str]):
    assert len(sorted(texts, key=natural_key)) == len(texts)


@given(st.lists(st.text(alphabet="ab/ .", min_size=1, max_size=5).map(lambda t: " ".join(t.split())).filter(bool)))
def test_a_tag_can_be_written_and_read_again(path: list[str]):
    levels = tuple(level for level in path if level.strip("/ "))
    assert parse_tag(write_tag(levels)) == levels
    assert len(tag_key(levels)) == len(levels)


def similarity(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other, autojunk=False).ratio()


def nearest(names: set[str], name: str) -> str | None:
    best = min(names, key=lambda other: (-similarity(name, other), other), default="")
    return best if best and similarity(name, best) >= SLIP_RATIO else None


names = st.text(alphabet="abc-", min_size=4, max_size=12)


@given(st.sets(names, max_size=12), names)
@settings(max_examples=120)
def test_the_nearest_of_a_few_names_is_found(known: set[str], name: str):
    found = NearNames(known).find(name, SLIP_RATIO)
    assert found == nearest(known, name)


@given(st.lists(st.sets(names, max_size=12), min_size=2, max_size=4), st.lists(names, max_size=6))
def test_an_index_that_has_had_other_names_answers_as_a_new_one(sets: list[set[str]], asked: list[str]):
    kept = NearNames()
    for known in sets:
        kept.become(known)
        new = NearNames(known)
        assert [kept.find(name, 0.6) for name in asked] == [new.find(name, 0.6) for name in asked]
        assert all(kept._candidates(name, 0.6) == new._candidates(name, 0.6) for name in asked)


WORDS = ("vector", "space", "matrix", "norm", "model", "reward", "policy", "token", "layer", "loss", "human", "data")


def with_a_slip(name: str, chance: random.Random) -> str:
    place = chance.randrange(len(name))
    letter = chance.choice(string.ascii_lowercase)
    before, here, after = name[:place], name[place], name[place + 1 :]
    return chance.choice([before + letter + after, before + after, f"{before}{letter}{here}{after}"])


def test_slips_are_found_among_many_names_that_share_their_words():
    chance = random.Random(7)
    known = {"-".join(chance.choices(WORDS, k=chance.randint(1, 4))) for _ in range(400)}
    near = NearNames(known)
    slips = {with_a_slip(name, chance) for name in chance.sample(sorted(known), 40)} - known
    wrong = [slip for slip in slips if near.find(slip, SLIP_RATIO) != nearest(known, slip)]
    assert wrong == []


def test_one_look_up_compares_few_names(monkeypatch: pytest.MonkeyPatch):
    compared = []

    def compare(_matcher: object, other: str, _ratio: float) -> float:
        compared.append(other)
        return 0.0

    monkeypatch.setattr("cairn.near._similarity", compare)
    near = NearNames(f"concept-number-{n}" for n in range(3000))
    near.find("concept-nubmer-77", SLIP_RATIO)
    assert 0 < len(compared) <= 12
