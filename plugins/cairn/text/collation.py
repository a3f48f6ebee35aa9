# SPDX-License-Identifier: MIT
"""Sort names as people look them up: accents and case decide last, and numbers count by their value.

A language may have letters of its own, which come after another letter: Spanish sorts `ñ` between `n` and `o`. Names
in the script of the language come before those in other scripts. Both follow the Unicode collation charts
(https://www.unicode.org/charts/collation/). Chinese characters stand in the order of their code points, since their
sound is not written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_DIGITS = re.compile(r"\d{1,1000}")  # Python refuses to convert very long numbers
_MARKS = re.compile("[\u0300-\u036f\u0653-\u0655\u3099\u309a]")
"""Accents of Latin, Greek and Cyrillic letters, and what Arabic letters and Japanese syllables have in their place."""
_AFTER = "\uffff"
"""Between a letter and the number of one that comes after it; sorts after every letter."""
_ALPHABETS: Mapping[str, str] = {
    "": "lł oø dđð hħ tŧþ ий",
    "az": "cç eə gğ ıi oö sş uü",
    "bs": "cčć dđ sš zž",
    "cs": "cč rř sš zž",
    "da": "zæøå",
    "es": "nñ",
    "et": "sš zž wõäöü",
    "fi": "zåäö",
    "gl": "nñ",
    "hr": "cčć dđ sš zž",
    "hu": "oö uü",
    "is": "aá dð eé ií oó uú yý zþæö",
    "lt": "cč sš zž",
    "lv": "cč gģ kķ lļ nņ sš zž",
    "nb": "zæøå",
    "no": "zæøå",
    "pl": "aą cć eę lł nń oó sś zźż",
    "ro": "aăâ iî sș tț",
    "sk": "aä cč oô sš zž",
    "sl": "cč sš zž",
    "sv": "zåäö",
    "tr": "cç gğ ıi oö sş uü",
}
"""By language, a letter and the letters after it; the first entry is for all languages."""
_SCRIPTS: Mapping[str, str] = {
    **dict.fromkeys(("ar", "fa", "ur"), "ARABIC"),
    **dict.fromkeys(("bg", "ru", "sr", "uk"), "CYRILLIC"),
    **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
    "el": "GREEK",
    "he": "HEBREW",
    "ko": "HANGUL",
    "zh": "CJK",
}
"""How the Unicode names of the letters of a language begin, where other scripts come after its own."""
_DOTTED = ("az", "tr")
"""The languages in which the capital of `i` has a dot."""
_PLAIN: Mapping[str, str] = {"ı": "i", "æ": "ae", "œ": "oe"}
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@lru_cache(maxsize=1 << 15)  # every list of concepts is sorted by their titles
def collation_key(text: str, language: str = "") -> tuple[int, str, str]:
    """Return a key that sorts a text among others, for a language such as `es` or `es-MX`.

    `Ch.2` comes before `Ch.10`: each number is preceded by its number of digits.
    """
    folded, language = fold(text, language), _main(language)
    places = {} if folded.isascii() and language not in _DOTTED else _places(language)
    letters = "".join(places.get(letter) or _bare(letter) for letter in folded) if places else folded
    return _rank_script(folded[:1], language), _DIGITS.sub(_number_key, letters), folded


def _rank_script(letter: str, language: str) -> int:
    """Return 0 for what is no letter, 1 for a letter of the language's script, and 2 for one of another script."""
    if not letter.isalpha():
        return 0
    return 1 if unicodedata.name(letter, "").startswith(_SCRIPTS.get(language, "")) else 2


def has_own_letter(letter: str, language: str) -> bool:
    """Return whether a language sorts this folded letter as one of its own, and not as another with an accent."""
    return letter in _places(_main(language))


def fold(text: str, language: str = "") -> str:
    """Return a text in NFC without its capitals, as the language writes them."""
    if _main(language) in _DOTTED:
        text = text.replace("İ", "i").replace("I", "ı")
    return unicodedata.normalize("NFC", text.casefold())


def _main(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache
def _places(language: str) -> Mapping[str, str]:
    """Return what each letter that comes after another is sorted as."""
    places: dict[str, str] = {}
    for group in f"{_ALPHABETS['']} {_ALPHABETS.get(language, '')}".split():
        places |= {letter: f"{_bare(group[0])}{_AFTER}{chr(n)}" for n, letter in enumerate(group[1:])}
    return places


def _bare(letter: str) -> str:
    if letter.isascii():
        return letter
    return _PLAIN.get(letter) or _MARKS.sub("", unicodedata.normalize("NFKD", letter)).translate(_TO_HIRAGANA)


def _number_key(match: re.Match[str]) -> str:
    number = str(int(match[0]))
    return f"\0{chr(len(number))}{number}"  # sorts before every letter
