# SPDX-License-Identifier: MIT
"""Slugs, natural order, and the nearest name."""

from __future__ import annotations

import random
import string
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.content.tag_path import parse_tag, tag_key, write_tag
from cairn.graph.names import Names, find_path, fold_address
from cairn.graph.stubs import TYPO_RATIO
from cairn.sources import Sources
from cairn.text.fuzzy_match import FuzzyIndex
from cairn.text.path_segments import MAX_BYTES, assign_segments
from cairn.text.slug import is_name, name_key, natural_key, slug
from cairn.text.source import Source
from cairn.yaml.writer import scalar


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


@given(st.lists(any_name, min_size=1, max_size=6, unique_by=name_key))
def test_each_title_leads_to_its_own_document(titles: list[str]):
    heads = (f"---\nid: n{n}\ntitle: {scalar(title)}\n---\nText.\n" for n, title in enumerate(titles))
    documents = (Source(f"docs/concepts/n{n}.md", text, f"concepts/n{n}.md") for n, text in enumerate(heads))
    catalogue = compile_site(Sources(tuple(documents))).catalogue
    assert [catalogue.find(title) for title in titles] == [f"n{n}" for n in range(len(titles))]
    assert [catalogue.find(f" {title}  ") for title in titles] == [f"n{n}" for n in range(len(titles))]


@given(any_name, any_name)
def test_a_name_is_one_with_another_in_other_case_and_never_with_one_of_other_signs(name: str, other: str):
    assert name_key(name_key(name)) == name_key(name)
    assert name_key(name) == name_key(f"  {name}\n")
    if name_key(name) == name_key(other):
        assert slug(name) == slug(other)


def test_one_look_up_of_a_name_asks_each_table_once():
    asked: list[str] = []

    class Counted(dict[str, tuple[str, ...]]):
        def get(self, key: str, default: Any = None) -> Any:
            asked.append(key)
            return super().get(key, default)

    paths = Counted({f"n{n}": (f"n{n}",) for n in range(1000)})
    names = Names({}, {}, {}, paths, Counted())
    for _ in range(3):
        names.look_up("nowhere")
    assert asked == ["nowhere", "nowhere"]


@pytest.mark.parametrize("path", ["../" * 5000 + "x", "a/../" * 5000 + "x", "/" * 5000 + "x", "x" + "/." * 5000])
def test_steps_in_a_path_are_taken_all_at_once(path: str):
    assert find_path({"/x": ("x",), "x": ("x",)}, path) == ("x",)
