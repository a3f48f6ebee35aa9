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
