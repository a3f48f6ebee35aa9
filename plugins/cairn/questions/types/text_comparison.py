# SPDX-License-Identifier: MIT
"""How typed texts compare: the form that two texts share where a reader who typed one has given the other.

The browser does the same in TypeScript (`core/character-normalization.ts`, `core/text-comparison.ts`), and both
pass `tests/cases/score.json`. An accepted text decides whether punctuation matters: where it has some, it does.
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
_PROSE = frozenset(".,;:!?…¿¡·()[]{}'\"/、。・-")
_CAPITAL_S = re.compile(r"(.)S(?![^\W_])")
_IDEOGRAPHS = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA ", "KATAKANA ")
_SPACES = frozenset({"Cc", "Zs", "Zl", "Zp"})
_SHORTEST_PLURAL = 4


def is_same(given: str, accepted: str) -> bool:
    """Say whether a typed text says the same as an accepted one."""
    return _compare(given, accepted) or _compare(_flatten(given), _flatten(accepted))


def _compare(given: str, accepted: str) -> bool:
    form = _form(_fold(given), accepted, keeps_signs=_has_signs(_fold(accepted)))
    return bool(form) and form == canonical(accepted)


def _flatten(text: str) -> str:
    """Put powers on the line, as who has no such keys types them: `m2` for `m²`, not `102` for `10²`."""
    return _POWERS.sub(lambda m: m[0] if _is_digit(m[1]) else unicodedata.normalize("NFKC", m[0]), text)


@lru_cache(maxsize=1 << 12)
def canonical(accepted: str) -> str:
    """Return the form of an accepted text: two with the same form accept the same answers."""
    folded = _fold(accepted)
    return _form(folded, accepted, keeps_signs=_has_signs(folded))


def unify(text: str) -> str:
    """Return the text with one form of each character, and with single spaces."""
    shown = "".join(c for c in _INVISIBLE.sub("", text) if unicodedata.category(c) != "Cf")
    plain = _FRACTION.sub(r"\1 ", _POWERS.sub(r"\1^\2", shown)).replace("`", "'").replace("´", "'")
    quoted = _QUOTES.sub('"', _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", plain)))
    marked = _DASHES.sub("-", _QUOTED.sub(r"\1'\2'", quoted)).replace("⁄", "/").replace("∕", "/")
    return " ".join("".join(map(_unify_sign, marked)).split())


def _unify_sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return " " if unicodedata.category(sign) in _SPACES else sign


def _fold(text: str) -> str:
    """Return a text without what never matters: case, accents, and what stands around the whole."""
    bare = _drop_marks(unicodedata.normalize("NFD", unify(text)))
    # Up and down again, since only so ß becomes ss, and a dotless i an i.
    small = unicodedata.normalize("NFKC", bare).lower().upper().lower().translate(_LETTERS)
    return _BEFORE_DIGIT.sub("-", _COMMA.sub(r"\1.", _strip_around(small), count=1), count=1)


def _drop_marks(text: str) -> str:
    kept: list[str] = []
    is_marked = False
    for sign in text:
        if unicodedata.category(sign)[0] != "M":
            is_marked = unicodedata.name(sign, "").startswith(_SCRIPTS)
        elif is_marked:
            continue
        kept.append(sign)
    return "".join(kept)


def _strip_around(text: str) -> str:
    """Drop quotation marks around the whole, and the full stop of a sentence."""
    inside = _AROUND.fullmatch(text)
    bare = (inside[2] if inside else text).strip()
    return bare.rstrip(" .,;。") if any(unicodedata.category(c)[0] in "LN" for c in bare) else bare


def _has_signs(text: str) -> bool:
    return any(unicodedata.category(c)[0] == "P" for c in text)


def _form(text: str, accepted: str, *, keeps_signs: bool) -> str:
    form = _keep_signs(text if keeps_signs else _drop_prose(text))
    if any(match[1].isupper() for match in _CAPITAL_S.finditer(unify(accepted))):
        return form  # the S of HTTPS is no plural
    runs = ("".join(run) for _, run in groupby(form, key=lambda sign: sign == "'" or _is_word(sign)))
    return "".join(map(_to_singular, runs))


def _keep_signs(text: str) -> str:
    """Return the form in which punctuation matters, but not the spaces beside it, nor those of Chinese."""
    kept: list[str] = []
    for place, sign in enumerate(text):
        is_loose = sign == " " and _is_loose(text[place - 1 : place], text[place + 1 : place + 2])
        kept.append("" if is_loose else sign)
    return "".join(kept)


def _is_loose(before: str, after: str) -> bool:
    if any(c and unicodedata.category(c)[0] in "PS" for c in (before, after)):
        return True
    return all(c and unicodedata.name(c, "").startswith(_IDEOGRAPHS) for c in (before, after))


def _drop_prose(text: str) -> str:
    """Drop the punctuation of a sentence, but not that of an expression."""
    signs = ((" " if sign != "'" else "") if _is_prose(text, i) else sign for i, sign in enumerate(text))
    return " ".join("".join(signs).split())


def _is_prose(text: str, place: int) -> bool:
    """Say whether a sign is punctuation of a sentence: not so in `-5`, `.NET`, `3.5`, `1/2`, `n!`, `f'`."""
    sign, before, after = text[place], text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    if sign not in _PROSE or (_is_digit(before) and _is_digit(after)):
        return False
    if sign in "!'" and _is_word(before) and not _is_word(after):
        return not _is_digit(before) and place > 1 and _is_word(text[place - 2])
    return sign not in ".-" or not _is_word(after) or _is_word(before)


def _is_digit(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "N"


def _is_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _to_singular(word: str) -> str:
    is_plural = len(word) >= _SHORTEST_PLURAL and word.isalpha() and word[-1] == "s" != word[-2]
    return word[:-1] if is_plural and word != "news" else word
