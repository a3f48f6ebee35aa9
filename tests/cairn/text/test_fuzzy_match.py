# SPDX-License-Identifier: MIT
"""The nearest of many names, against the plain comparison with each of them."""

from __future__ import annotations

import random
import string
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.graph.stubs import TYPO_RATIO
from cairn.text.fuzzy_match import FuzzyIndex

if TYPE_CHECKING:
    import pytest


def similarity(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other, autojunk=False).ratio()


def nearest(names: set[str], name: str) -> str | None:
    best = min(names, key=lambda other: (-similarity(name, other), other), default="")
    return best if best and similarity(name, best) >= TYPO_RATIO else None


names = st.text(alphabet="abc-", min_size=4, max_size=12)


@given(st.sets(names, max_size=12), names)
@settings(max_examples=120)
def test_the_nearest_of_a_few_names_is_found(known: set[str], name: str):
    found = FuzzyIndex(known).find(name, TYPO_RATIO)
    assert found == nearest(known, name)


@given(st.lists(st.sets(names, max_size=12), min_size=2, max_size=4), st.lists(names, max_size=6))
def test_an_index_that_has_had_other_names_answers_as_a_new_one(sets: list[set[str]], asked: list[str]):
    kept = FuzzyIndex()
    for known in sets:
        kept.replace_names(known)
        new = FuzzyIndex(known)
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
    near = FuzzyIndex(known)
    slips = {with_a_slip(name, chance) for name in chance.sample(sorted(known), 40)} - known
    wrong = [slip for slip in slips if near.find(slip, TYPO_RATIO) != nearest(known, slip)]
    assert wrong == []


def test_one_look_up_compares_few_names(monkeypatch: pytest.MonkeyPatch):
    compared = []

    def compare(_matcher: object, other: str, _ratio: float) -> float:
        compared.append(other)
        return 0.0

    monkeypatch.setattr("cairn.text.fuzzy_match._similarity", compare)
    near = FuzzyIndex(f"concept-number-{n}" for n in range(3000))
    near.find("concept-nubmer-77", TYPO_RATIO)
    assert 0 < len(compared) <= 12


def test_very_long_names_are_not_compared():
    names = [f"{'a-b-' * 5_000}{n}" for n in range(20)]
    assert FuzzyIndex(names).find("a-b-" * 5_000, TYPO_RATIO) is None
