# SPDX-License-Identifier: MIT
"""Names: how they compare (their slug), how they sort (naturally), and how they are hashed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['’‘ʼ＇`´]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_ASCII_SEPARATORS = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"\d{1,1000}")  # of more than that, Python makes no number


@lru_cache(maxsize=1 << 16)  # the same names are looked up again and again
def slug(name: str) -> str:
    """Return the form in which names compare and stand in addresses: `Goodhart's Law` -> `goodharts-law`.

    NFKD, case folded, apostrophes and accents dropped, every other run of characters that are neither
    letters nor digits becomes `-`; letters of other scripts are kept. Without any letter or digit: "".
    """
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", name.replace("´", "")).casefold())
    if folded.isascii():
        return _ASCII_SEPARATORS.sub("-", folded).strip("-")
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", folded)))
    words = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in bare).split()
    return "-".join(words)


@lru_cache(maxsize=1 << 15)  # every list of concepts is sorted by their titles
def natural_key(text: str) -> str:
    """Return a sort key under which `Ch.2` comes before `Ch.10`: digits stand behind the length of their number."""
    return _DIGITS.sub(_number_key, text.casefold())


def _number_key(match: re.Match[str]) -> str:
    number = str(int(match[0]))
    return f"\0{chr(len(number))}{number}"  # before every letter


def collapse(text: str) -> str:
    """Return the text in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def question_id(stem: str) -> str:
    """Return the id of a question that was given none: it hangs on the stem alone, not on the key."""
    return "q-" + hashlib.sha256(collapse(stem).encode()).hexdigest()[:12]


def item_id(text: str) -> str:
    """Return the id of a choice, row, gap or cell: it hangs on its own text, not on its position."""
    return "c-" + hashlib.sha256(collapse(text).encode()).hexdigest()[:8]
