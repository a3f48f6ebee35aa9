# SPDX-License-Identifier: MIT
"""Compare names (exactly, by key, by slug), and derive ids from texts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['’‘ʼ＇`´]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u00ad\u200b\ufe00-\ufe0f\ufeff]")
"""Invisible characters, such as the one that gives an emoji its color."""
_LETTER_LIKE = r"[^\s!-/:-@\[-`{-~]"
_JOINTS = re.compile(rf"(?<={_LETTER_LIKE})[-_\u2010\u2011\u2013]+(?={_LETTER_LIKE})")
_ASCII_SEPARATORS = re.compile(r"[^a-z0-9]+")
_BESIDE_SIGNS = re.compile(r"(?<=[!-,./:-@\[-^`{-~]) +| +(?=[!-,./:-@\[-^`{-~])")  # not `-`, which `_JOINTS` handles
_ANCHOR = re.compile(r"(?:^\s*#\s*|#)(?=[^\s#])")
_MAX_QUOTED = 100


@lru_cache(maxsize=1 << 16)  # the same names are looked up again and again
def slug(name: str) -> str:
    """Return the slug of a name, used to compare names and in URLs: `Goodhart's Law` -> `goodharts-law`.

    The name is NFKD-normalized and case-folded; apostrophes and accents are dropped; every other run of characters that
    are neither letters nor digits becomes `-`. Letters of other scripts are kept. A slug may be empty.
    """
    visible = name if name.isascii() else _INVISIBLE.sub("", name.replace("´", ""))
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", visible).casefold())
    if folded.isascii():
        return _ASCII_SEPARATORS.sub("-", folded).strip("-")
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", folded)))
    words = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in bare).split()
    return "-".join(words)


@lru_cache(maxsize=1 << 16)
def exact(name: str) -> str:
    """Return a name for exact comparison: NFC, single spaces, no invisible characters."""
    return collapse(name if name.isascii() else _INVISIBLE.sub("", name))


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return a key that is equal for names that differ only in case, spacing or apostrophes.

    A hyphen between letters counts as a space, so `linear-maps` equals `Linear Maps`; the hyphen of `A-` does not.
    """
    folded = exact(name).casefold()
    if not folded.isascii():  # the Turkish dotted capital I becomes two characters
        folded = unicodedata.normalize("NFC", folded.replace("i\u0307", "i"))
    bare = exact(_APOSTROPHES.sub("", folded))  # an accent may have followed an apostrophe
    return " ".join(_BESIDE_SIGNS.sub("", _JOINTS.sub(" ", bare)).split())


def split_anchor(text: str) -> tuple[str, str]:
    """Split the text of a wikilink into a name and the heading after `#`; both may be empty.

    The `#` of `C#` and of `C# in Depth` belongs to the name: it is followed by nothing, a space or another `#`.
    """
    start = find_anchor(text)
    return (text, "") if start < 0 else (text[:start].strip(), text[start:].strip().removeprefix("#").strip())


def find_anchor(text: str) -> int:
    """Return the index of the `#` that begins a heading, or -1."""
    match = _ANCHOR.search(text)
    return match.start() if match else -1


def is_name(text: str) -> bool:
    """Return whether a string can name a concept: it contains a letter, a digit or a symbol such as `∇`."""
    return bool(slug(text)) or any(not c.isascii() and unicodedata.category(c)[0] == "S" for c in text)


def collapse(text: str) -> str:
    """Return the text in NFC with each run of white space replaced by one space."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def shorten(name: str) -> str:
    """Return a name for a message; a very long name is cut."""
    return name if len(name) <= _MAX_QUOTED else name[:_MAX_QUOTED].rstrip() + "…"


def question_id(stem: str) -> str:
    """Return the id of a question that has no explicit id; it is derived from the stem alone, not from the key."""
    return "q-" + hashlib.sha256(collapse(stem).encode()).hexdigest()[:12]


def item_id(text: str) -> str:
    """Return the id of a choice, row, blank or cell, derived from its text and not from its position."""
    return "c-" + hashlib.sha256(collapse(text).encode()).hexdigest()[:8]
