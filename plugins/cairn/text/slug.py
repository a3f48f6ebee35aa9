# SPDX-License-Identifier: MIT
"""Names: how they compare (exactly, by their key, by their slug), how they sort (naturally), how they are hashed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['’‘ʼ＇`´]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u00ad\u200b\ufe00-\ufe0f\ufeff]")
"""Characters that a reader does not see, such as the one that gives an emoji its color."""
_LETTER_LIKE = r"[^\s!-/:-@\[-`{-~]"
_JOINTS = re.compile(rf"(?<={_LETTER_LIKE})[-_\u2010\u2011\u2013]+(?={_LETTER_LIKE})")
_ASCII_SEPARATORS = re.compile(r"[^a-z0-9]+")
_BESIDE_SIGNS = re.compile(r"(?<=[!-,./:-@\[-^`{-~]) +| +(?=[!-,./:-@\[-^`{-~])")  # but hyphens
_ANCHOR = re.compile(r"(?:^\s*#\s*|#)(?=[^\s#])")
_LONGEST_QUOTED = 100
_DIGITS = re.compile(r"\d{1,1000}")  # of more than that, Python makes no number


@lru_cache(maxsize=1 << 16)  # the same names are looked up again and again
def slug(name: str) -> str:
    """Return the form in which names compare and stand in addresses: `Goodhart's Law` -> `goodharts-law`.

    NFKD, case folded, apostrophes and accents dropped, every other run of characters that are neither
    letters nor digits becomes `-`; letters of other scripts are kept. Without any letter or digit: "".
    """
    seen = name if name.isascii() else _UNSEEN.sub("", name.replace("´", ""))
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", seen).casefold())
    if folded.isascii():
        return _ASCII_SEPARATORS.sub("-", folded).strip("-")
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", folded)))
    words = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in bare).split()
    return "-".join(words)


@lru_cache(maxsize=1 << 16)
def exact(name: str) -> str:
    """Return the form in which a name is compared first: NFC, single spaces, without what nobody sees."""
    return collapse(name if name.isascii() else _UNSEEN.sub("", name))


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return the form under which names are one: case, spacing and apostrophes do not matter, all else does.

    A hyphen between letters is spacing, so that `linear-maps` is `Linear Maps`; the sign of `A-` is none.
    """
    folded = exact(name).casefold()
    if not folded.isascii():  # the capital of `i` in Turkish becomes two characters
        folded = unicodedata.normalize("NFC", folded.replace("i\u0307", "i"))
    bare = exact(_APOSTROPHES.sub("", folded))  # an accent may have stood behind an apostrophe
    return " ".join(_BESIDE_SIGNS.sub("", _JOINTS.sub(" ", bare)).split())


def split_anchor(text: str) -> tuple[str, str]:
    """Split what stands in a wikilink into a name and the heading after its `#`; both may be empty.

    The sign of `C#`, and of `C# in Depth`, belongs to the name: after it comes nothing, a space or another `#`.
    """
    start = find_anchor(text)
    return (text, "") if start < 0 else (text[:start].strip(), text[start:].strip().removeprefix("#").strip())


def find_anchor(text: str) -> int:
    """Return where the `#` stands that parts a heading off, or -1."""
    match = _ANCHOR.search(text)
    return match.start() if match else -1


def is_name(text: str) -> bool:
    """Say whether a text can name a concept: it holds a letter, a digit, or a symbol such as `∇`."""
    return bool(slug(text)) or any(not c.isascii() and unicodedata.category(c)[0] == "S" for c in text)


@lru_cache(maxsize=1 << 15)  # every list of concepts is sorted by their titles
def natural_key(text: str) -> str:
    """Return a sort key under which `Ch.2` comes before `Ch.10`: digits stand behind the length of their number."""
    return _DIGITS.sub(_number_key, text.casefold())


def _number_key(match: re.Match[str]) -> str:
    number = str(int(match[0]))
    return f"\0{chr(len(number))}{number}"  # before every letter


def collapse(text: str) -> str:
    """Return the text in NFC with every run of white space as one space."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def shorten(name: str) -> str:
    """Return a name as a message quotes it: of a very long one, the beginning."""
    return name if len(name) <= _LONGEST_QUOTED else name[:_LONGEST_QUOTED].rstrip() + "…"


def question_id(stem: str) -> str:
    """Return the id of a question that was given none: it hangs on the stem alone, not on the key."""
    return "q-" + hashlib.sha256(collapse(stem).encode()).hexdigest()[:12]


def item_id(text: str) -> str:
    """Return the id of a choice, row, gap or cell: it hangs on its own text, not on its position."""
    return "c-" + hashlib.sha256(collapse(text).encode()).hexdigest()[:8]
