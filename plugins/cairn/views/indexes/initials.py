# SPDX-License-Identifier: MIT
"""The group of an index from A to Z in which a title stands.

It is the first letter as the language sorts it, as far as a script has few of them: Korean titles stand under their
first consonant, Japanese ones under their first sound, and titles that begin with a Chinese character in one group.
"""

from __future__ import annotations

import unicodedata

from cairn.text.collation import fold, has_own_letter
from cairn.text.slug import slug

OTHER = "#"
"""The group of titles that do not begin with a letter."""
HAN = "漢"
"""The group of titles that begin with a Chinese character."""
_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE, _SYLLABLES = ord("가"), 588
"""The first Korean syllable, and how many begin with the same consonant."""
_TO_HIRAGANA = ord("あ") - ord("ア")


def find_initial(title: str, language: str = "") -> str:
    """Return the group of a title in an index in that language."""
    own = next(filter(str.isalnum, fold(title, language)), "")
    if has_own_letter(own, language):
        return "İ" if own == "i" else own.upper()
    first = slug(title)[:1].upper()
    if not first.isalpha():
        return OTHER
    if "가" <= first <= "힣":
        return _CONSONANTS[(ord(first) - _FIRST_SYLLABLE) // _SYLLABLES]
    if unicodedata.name(first, "").startswith("CJK UNIFIED"):
        return HAN
    base = unicodedata.normalize("NFD", first)[0] if "ぁ" <= first <= "ヺ" or "آ" <= first <= "ۓ" else first
    return chr(ord(base) + _TO_HIRAGANA) if "ァ" <= base <= "ヶ" else base
