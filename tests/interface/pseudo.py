# SPDX-License-Identifier: MIT
"""A language that nobody speaks: English in which every letter has an accent, so that what is not translated shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_cairn.languages.catalogues import ENGLISH, read_catalogue

if TYPE_CHECKING:
    from cairn.text.messages import Sentence

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "àƀçďéƒğĥîĵķĺɱñöþɋŕšţûṽŵẋýžÀƁÇĎÉƑĞĤÎĴĶĹṀÑÖÞɊŔŠŢÛṼŴẊÝŽ"
_LETTERS = str.maketrans(_PLAIN, _ACCENTED)
_VALUE = re.compile(r"(\{\w+\})")


def write_pseudo(sentence: Sentence) -> Sentence:
    """Return a sentence with accents on its letters; the names of its values stay."""
    if not isinstance(sentence, str):
        return {form: str(write_pseudo(text)) for form, text in sentence.items()}
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in _VALUE.split(sentence))


def make_pseudo_words() -> dict[str, Sentence]:
    """Return all sentences of the interface in this language, by their names."""
    return {name: write_pseudo(sentence) for name, sentence in read_catalogue(ENGLISH).items()}
