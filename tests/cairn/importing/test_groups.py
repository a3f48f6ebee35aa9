# SPDX-License-Identifier: MIT
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.importing.parsing.groups import build_groups


def split(texts):
    return {page: tuple(text.split()) for page, text in texts.items()}


def groups(related, learn_after=None):
    found = build_groups(split(related), split(learn_after or {}))
    return {page: [" ".join(group) for group in parts] for page, parts in found.items()}


def test_a_page_that_stands_once_in_its_list_has_one_group():
    assert groups({"a": "b a c"}) == {"a": ["b a c"]}


def test_two_pages_that_share_a_prerequisite_show_where_its_group_ends():
    assert groups({"a": "x a b y a m", "b": "x a b y b n"}) == {"a": ["x a b y", "a m"], "b": ["x a b y", "b n"]}


def test_two_pages_that_share_a_prerequisite_show_where_its_group_begins():
    assert groups({"a": "m a x a b y", "b": "n b x a b y"}) == {"a": ["m a", "x a b y"], "b": ["n b", "x a b y"]}


def test_the_list_after_a_prerequisite_is_a_group():
    assert groups({"a": "m a n a b"}, {"p": "a b"}) == {"a": ["m a n", "a b"]}


def test_two_places_side_by_side_have_their_border_between_them():
    assert groups({"a": "m a a n"}) == {"a": ["m a", "a n"]}


def test_where_nothing_tells_the_border_nothing_is_recovered():
    assert groups({"a": "m a x y a n"}) == {}


def test_a_list_without_the_page_itself_is_not_split():
    assert groups({"a": "b c", "b": ""}) == {}


def test_a_list_that_contradicts_what_is_known_is_not_split():
    assert groups({"a": "m a n a x b"}, {"p": "a b"}) == {}
    assert groups({"a": "a m m"}) == {}


@given(data=st.data())
@settings(max_examples=30)
def test_groups_are_recovered_exactly_where_every_page_is_there(kit, data):
    export = data.draw(kit.exports(all_pages=True))
    related = {t: tuple(e for p in ps for e in export.dependents[p]) for t, ps in export.before.items()}
    for page, found in build_groups(related, export.dependents).items():
        assert found == tuple(export.dependents[p] for p in export.before[page])


@given(data=st.data())
@settings(max_examples=30)
def test_recovered_groups_are_the_list_in_order_and_hold_the_page_once_each(kit, data):
    export = data.draw(kit.exports())
    related = {t: tuple(e for p in export.before[t] for e in export.dependents[p]) for t in export.texts}
    for page, found in build_groups(related, {t: export.dependents[t] for t in export.texts}).items():
        assert tuple(name for group in found for name in group) == related[page]
        assert all(group.count(page) == 1 and len(set(group)) == len(group) for group in found)
        assert len(found) == len(export.before[page])


def test_ten_thousand_siblings_are_no_trouble():
    names = tuple(f"c{n}" for n in range(10_000))
    related = {name: (*names, "m", name) for name in names[:100]}
    found = build_groups(related, {"p": names})
    assert all(found[name] == (names, ("m", name)) for name in related)
