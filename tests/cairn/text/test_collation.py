# SPDX-License-Identifier: MIT
"""Names stand where readers of a language look for them."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.text.collation import collation_key

LANGUAGES = ("", "de", "es", "pl", "tr", "ja", "sv")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "9 10 A ch.1 Ch.2 Ch.02a Ch.2b Ch.10"),
        ("de", "Aal Ähre Apfel ofen öffnen Ofz Straße Strauß Zug"),
        ("fr", "cote coté côte côté coupe école effet"),
        ("es", "nube nzz ñandú ñu obra"),
        ("en", "nandu ñandu ñu nube nzz obra"),
        ("pl", "azot ąb bób lustro łąka miara zebra zzz źródło żaba"),
        ("tr", "cuma çam dal hız ılık ırmak ipek İzmir jeton"),
        ("sv", "apa zon ål älg ö"),
        ("da", "zoo æble øl å"),
        ("en", "Łódź M"),
        ("ru", "ежик ёлка жук игра йога кот"),
        ("ja", "かく がくしゅう カメラ き"),
        ("ar", "أب اسم آلة باب"),
        ("ko", "가치 각 강화 나무"),
        ("en", "oeuf œuf of"),
        ("ar", "3 باب Apfel"),
        ("ru", "ёлка Zoo"),
        ("he", "שדה a"),
        ("zh", "矩阵 GPT"),
        ("ko", "가치 GPT"),
        ("ja", "GPT かく"),
    ],
)
def test_names_are_sorted_as_in_that_language(language: str, names: str):
    expected = names.split()
    for given_order in (expected, expected[::-1]):
        assert sorted(given_order, key=partial(collation_key, language=language)) == expected


@given(st.lists(st.text(alphabet="aZ09٣²éłıİß゙́ガ ", max_size=8)), st.sampled_from(LANGUAGES))
def test_any_names_can_be_sorted(names: list[str], language: str):
    key = partial(collation_key, language=language)
    once = sorted(names, key=key)
    assert [key(name) for name in once] == sorted(map(key, reversed(names)))


@given(st.text(), st.sampled_from(LANGUAGES))
def test_names_that_look_alike_stand_together(name: str, language: str):
    assert collation_key(name.casefold(), "de") == collation_key(name, "de")
    assert collation_key(name, language)[-1] != collation_key(name + "a", language)[-1]


def test_a_language_may_have_a_region():
    assert collation_key("ñu", "es-MX") == collation_key("ñu", "es_419") == collation_key("ñu", "ES")
