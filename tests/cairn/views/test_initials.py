# SPDX-License-Identifier: MIT
"""The groups of an index from A to Z, in scripts with few letters and with many."""

from __future__ import annotations

import pytest

from cairn.views.indexes.initials import HAN, OTHER, find_initial


@pytest.mark.parametrize(
    ("titles", "initial"),
    [
        (("algebra", "Äpfel", "«Ab»"), "A"),
        (("2-norm", "∇", "…"), OTHER),
        (("Элемент",), "Э"),
        (("أساس", "اسم", "آلة"), "ا"),
        (("שדה",), "ש"),
        (("क्षेत्र", "कण"), "क"),
        (("がくしゅう", "かく", "ガス", "カメラ", "ｶﾒﾗ"), "か"),
        (("강화", "가치", "값"), "ㄱ"),
        (("학습",), "ㅎ"),
        (("強化学習", "报酬", "矩陣"), HAN),
    ],
)
def test_titles_stand_under_their_initial(titles: tuple[str, ...], initial: str):
    assert {title: find_initial(title) for title in titles} == dict.fromkeys(titles, initial)


@pytest.mark.parametrize(
    ("language", "title", "initial"),
    [
        ("es", "Ñandú", "Ñ"),
        ("es-MX", "«Ñandú»", "Ñ"),
        ("de", "Ñandú", "N"),
        ("pl", "łuk", "Ł"),
        ("pl", "Źródło", "Ź"),
        ("tr", "ışık", "I"),
        ("tr", "ISI", "I"),
        ("tr", "içerik", "İ"),
        ("tr", "İçerik", "İ"),
        ("en", "İçerik", "I"),
        ("sv", "Ångström", "Å"),
        ("en", "Ångström", "A"),
    ],
)
def test_a_letter_of_a_language_is_a_group_of_its_own(language: str, title: str, initial: str):
    assert find_initial(title, language) == initial
