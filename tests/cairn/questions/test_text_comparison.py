# SPDX-License-Identifier: MIT
"""How accepted texts compare: as in the browser, by the same vectors, and by properties."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cairn.questions.notation.pattern import find_pattern
from cairn.questions.notation.text_comparison import canonical, is_same, normalize

VECTORS = json.loads((Path(__file__).parents[2] / "cases/score.json").read_text("utf-8"))
SHORT = [
    vector
    for vector in VECTORS
    if vector["rule"] == "short"
    and isinstance(vector["response"], str)
    and vector["question"]["key"] not in ([[]], [None])
    if isinstance(vector["question"]["key"], list)
]
TEXTS = st.text(st.sampled_from("abSsßıİΣςéæ'’\"“-−–.,;:!?()[]/#+%_$5٣½² \u00ad\u200b\u0301東かぎ한दि"), min_size=1)
WORDS = TEXTS.filter(lambda text: any(c.isalnum() for c in text))
ANY = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1)


def accepts(entry: str, response: str) -> bool:
    pattern = find_pattern(entry)
    if pattern is None:
        return is_same(response, entry)
    tidied = " ".join(unicodedata.normalize("NFKC", response).split())
    try:
        texts = tidied, normalize(response)
        return any(re.fullmatch(pattern, text, re.IGNORECASE) and len(text) <= 1000 for text in texts)
    except re.error:
        return False


@pytest.mark.parametrize("vector", SHORT, ids=lambda v: f"{v['response'][:20]} for {v['question']['key']}")
def test_a_short_text_scores_as_in_the_browser(vector: dict[str, Any]) -> None:
    share = next((s for text, s in _answers(vector["question"]["key"]) if accepts(text, vector["response"])), 0)
    assert share == (vector["score"] if vector["score"] != "unanswered" else 0)


def _answers(key: Any) -> list[tuple[str, float]]:
    """The texts of a key with their shares; any other response is a pattern here."""
    entries = [entry if isinstance(entry, dict) else {"text": entry, "share": 1} for entry in key]
    return [("/.+/" if entry.get("any") else entry["text"], entry["share"]) for entry in entries]


@given(WORDS)
@example("ŉ")
@example("1½")
@example("'n' roll")
def test_a_text_says_the_same_as_itself_however_it_is_typed(text: str) -> None:
    for typed in (text, text.upper(), text.lower(), text.casefold(), unicodedata.normalize("NFD", text), f"\t{text} "):
        assert is_same(typed, text)


@given(WORDS)
def test_invisible_characters_change_nothing(text: str) -> None:
    assert is_same("\u00ad\u2060".join(text), text)


@given(ANY)
def test_unifying_twice_is_unifying_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(WORDS)
def test_the_canonical_form_says_the_same_as_its_text(text: str) -> None:
    form = canonical(text)
    assert is_same(form, text) or form.endswith("s") or "''" in form


@given(TEXTS, TEXTS)
def test_texts_of_one_canonical_form_accept_each_other(one: str, other: str) -> None:
    same = canonical(one) == canonical(other) != ""
    assert not same or (is_same(one, other) and is_same(other, one))


@given(ANY, ANY)
def test_any_two_texts_compare_without_a_fault(one: str, other: str) -> None:
    assert is_same(one, other) in (True, False)


@pytest.mark.parametrize(
    ("given", "accepted", "same"),
    [
        ("Malmo", "Malmø", True),
        ("Lodz", "Łódź", True),
        ("dakar", "đakar", True),
        ("aesop oeuvre", "Æsop œuvre", True),
        ("集合", "集 合", True),
        ("﨎集", "﨎 集", True),
        ("ひら カタ", "ひらカタ", True),
        ("集合a", "集合 a", False),
        ("a b", "ab", False),
        ("rock`n´roll", "rock'n'roll", True),
    ],
)
def test_letters_and_spaces_of_other_scripts_compare_as_their_readers_type_them(given: str, accepted: str, same: bool):
    assert is_same(given, accepted) is same
