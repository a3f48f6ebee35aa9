# SPDX-License-Identifier: MIT
"""Compare typed texts by their canonical forms: a response is correct if an accepted text has the same form.

The widgets do the same in TypeScript (`core/character-normalization.ts` and `core/text-comparison.ts` of the
widgets), and both pass `tests/cases/score.json`. Punctuation matters if the accepted text contains any.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_INVISIBLE = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f]")
_APOSTROPHES = re.compile("[‘’‚‛ʹʻʼʽ′‵׳＇`´]")
_QUOTES = re.compile("[“”„‟«»‹›「」『』〝〞״＂]|''")
_QUOTED = re.compile(r"(^|[\s([{,=])\"([^\"]+)\"(?=$|[\s)\]},.;:!?])")
_DASHES = re.compile("[‐-―−﹘﹣－־]")
_FRACTION = re.compile(r"(\d)(?=[¼-¾⅐-⅞↉])")
_POWERS = re.compile(r"((?![⁰¹²³⁴-⁹])(?:[^\W_]|[)\]\u0300-\u036f\u3099\u309a]))([⁺⁻]?[⁰¹²³⁴-⁹]+)")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ς": "σ"})
_SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ")
_AROUND = re.compile(r"(['\"])((?:[^'\"]|'(?=[^\W\d_]))+)\1[.,;。]*")
_COMMA = re.compile(r"\A([+-]?[0-9]+),(?=[0-9]+\Z)")
_BEFORE_DIGIT = re.compile(r"\A- (?=[0-9])")
_SENTENCE_PUNCTUATION = frozenset(".,;:!?…¿¡·()[]{}'\"/、。・-")
_CAPITAL_S = re.compile(r"(.)S(?![^\W_])")
_IDEOGRAPHS = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA ", "KATAKANA ")
_SPACES = frozenset({"Cc", "Zs", "Zl", "Zp"})
_MIN_PLURAL_LENGTH = 4


def is_same(given: str, accepted: str) -> bool:
    """Return whether a typed text counts as equal to an accepted one."""
    return _compare(given, accepted) or _compare(_flatten_powers(given), _flatten_powers(accepted))


def _compare(given: str, accepted: str) -> bool:
    form = _form(_fold(given), accepted, keeps_punctuation=_has_punctuation(_fold(accepted)))
    return bool(form) and form == canonical(accepted)


def _flatten_powers(text: str) -> str:
    """Write superscripts as plain digits: `m2` for `m²`, but not `102` for `10²`."""
    return _POWERS.sub(lambda m: m[0] if _is_digit(m[1]) else unicodedata.normalize("NFKC", m[0]), text)


@lru_cache(maxsize=1 << 12)
def canonical(accepted: str) -> str:
    """Return the canonical form of an accepted text; texts with the same form accept the same responses."""
    folded = _fold(accepted)
    return _form(folded, accepted, keeps_punctuation=_has_punctuation(folded))


def normalize(text: str) -> str:
    """Return the text with normalized characters and single spaces."""
    shown = "".join(c for c in _INVISIBLE.sub("", text) if unicodedata.category(c) != "Cf")
    plain = _FRACTION.sub(r"\1 ", _POWERS.sub(r"\1^\2", shown)).replace("`", "'").replace("´", "'")
    quoted = _QUOTES.sub('"', _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", plain)))
    marked = _DASHES.sub("-", _QUOTED.sub(r"\1'\2'", quoted)).replace("⁄", "/").replace("∕", "/")
    return " ".join("".join(map(_normalize_character, marked)).split())


def _normalize_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if unicodedata.category(character) in _SPACES else character


def _fold(text: str) -> str:
    """Return a text without case, accents, surrounding quotation marks or a final period, which never matter."""
    bare = _drop_accents(unicodedata.normalize("NFD", normalize(text)))
    # Converting to upper case and back turns ß into ss, and a dotless i into an i.
    small = unicodedata.normalize("NFKC", bare).lower().upper().lower().translate(_LETTERS)
    return _BEFORE_DIGIT.sub("-", _COMMA.sub(r"\1.", _strip_around(small), count=1), count=1)


def _drop_accents(text: str) -> str:
    kept: list[str] = []
    is_marked = False
    for character in text:
        if unicodedata.category(character)[0] != "M":
            is_marked = unicodedata.name(character, "").startswith(_SCRIPTS)
        elif is_marked:
            continue
        kept.append(character)
    return "".join(kept)


def _strip_around(text: str) -> str:
    """Remove quotation marks around the whole text, and the period at its end."""
    inside = _AROUND.fullmatch(text)
    bare = (inside[2] if inside else text).strip()
    return bare.rstrip(" .,;。") if any(unicodedata.category(c)[0] in "LN" for c in bare) else bare


def _has_punctuation(text: str) -> bool:
    return any(unicodedata.category(c)[0] == "P" for c in text)


def _form(text: str, accepted: str, *, keeps_punctuation: bool) -> str:
    form = _keep_punctuation(text if keeps_punctuation else _drop_punctuation(text))
    if any(match[1].isupper() for match in _CAPITAL_S.finditer(normalize(accepted))):
        return form  # the S of HTTPS is not a plural
    runs = ("".join(run) for _, run in groupby(form, key=lambda character: character == "'" or _is_word(character)))
    return "".join(map(_to_singular, runs))


def _keep_punctuation(text: str) -> str:
    """Return the form in which punctuation matters; spaces next to it, and spaces in Chinese text, do not."""
    kept: list[str] = []
    for index, character in enumerate(text):
        is_loose = character == " " and _is_loose(text[index - 1 : index], text[index + 1 : index + 2])
        kept.append("" if is_loose else character)
    return "".join(kept)


def _is_loose(before: str, after: str) -> bool:
    if any(c and unicodedata.category(c)[0] in "PS" for c in (before, after)):
        return True
    return all(c and unicodedata.name(c, "").startswith(_IDEOGRAPHS) for c in (before, after))


def _drop_punctuation(text: str) -> str:
    """Remove sentence punctuation, but keep the punctuation of expressions."""
    characters = (
        (" " if character != "'" else "") if _is_sentence_punctuation(text, i) else character
        for i, character in enumerate(text)
    )
    return " ".join("".join(characters).split())


def _is_sentence_punctuation(text: str, index: int) -> bool:
    """Return whether a character is sentence punctuation, unlike in `-5`, `.NET`, `3.5`, `1/2`, `n!`, `f'`."""
    character, before, after = text[index], text[index - 1 : index] or " ", text[index + 1 : index + 2] or " "
    if character not in _SENTENCE_PUNCTUATION or (_is_digit(before) and _is_digit(after)):
        return False
    if character in "!'" and _is_word(before) and not _is_word(after):
        return not _is_digit(before) and index > 1 and _is_word(text[index - 2])
    return character not in ".-" or not _is_word(after) or _is_word(before)


def _is_digit(character: str) -> bool:
    return unicodedata.category(character)[0] == "N"


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _to_singular(word: str) -> str:
    is_plural = len(word) >= _MIN_PLURAL_LENGTH and word.isalpha() and word[-1] == "s" != word[-2]
    return word[:-1] if is_plural and word != "news" else word
