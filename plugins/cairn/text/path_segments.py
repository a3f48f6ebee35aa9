# SPDX-License-Identifier: MIT
"""Levels of addresses for names: short enough for every file system, and no two names with the same one.

A name gets its slug. Where that belongs to another name, its signs are spelled out (`C#` is `c-sharp`), or some
digits of its hash follow. What a name gets depends on the set of names alone, not on their order.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from cairn.text.slug import collapse, name_key, slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

LONGEST = 120
"""So many bytes of UTF-8 a level may have."""
_DIGITS = 6
_SIGNS = {
    "+": "plus",
    "#": "sharp",
    "*": "star",
    "&": "and",
    "@": "at",
    "%": "percent",
    "$": "dollar",
    "=": "equals",
    "!": "bang",
    "?": "question",
    "<": "less",
    ">": "greater",
    "~": "tilde",
    "^": "caret",
    ".": "dot",
    "/": "slash",
    "\u2212": "minus",
    "-": "minus",
}
_SIGN = re.compile("[" + "".join(map(re.escape, _SIGNS)) + "]")


def assign_segments(names: Iterable[str], taken: Container[str], nameless: str) -> dict[str, str]:
    """Return a level for each name, none of them `taken`; `nameless` begins that of a name without letters."""
    ordered = sorted(set(names))
    wanted = Counter(map(slug, ordered))
    levels: dict[str, str] = {}
    used: set[str] = set()
    for name in sorted(ordered, key=lambda n: not _is_plain(n)):
        own = slug(name)
        is_free = own and own not in used and own not in taken
        if is_free and (_is_plain(name) or wanted[own] == 1):
            levels[name] = cut_segment(own, name)
            used.add(levels[name])
    for name in ordered:
        if name not in levels:
            levels[name] = next(level for level in _others(name, nameless) if level not in used and level not in taken)
            used.add(levels[name])
    return levels


def cut_segment(level: str, name: str) -> str:
    """Return a level that is not too long: of one that is, the beginning and some digits of the hash of its name."""
    if len(level.encode()) <= LONGEST:
        return level
    return _with_hash(level, name, _DIGITS)


def spell_out(name: str, signs: re.Pattern[str] = _SIGN) -> str:
    """Return a name with its signs as words."""
    return signs.sub(lambda m: "".join(f" {_SIGNS[sign]} " for sign in m[0]), name)


def _is_plain(name: str) -> bool:
    """Say whether the slug of a name says all of it."""
    return name_key(name).replace(" ", "-") == slug(name)


def _others(name: str, nameless: str) -> Iterable[str]:
    spelled = slug(spell_out(name))
    if spelled and spelled != slug(name) and len(spelled.encode()) <= LONGEST:
        yield spelled
    for digits in range(_DIGITS, 65):
        yield _with_hash(slug(name) or nameless, name, digits)


def _with_hash(level: str, name: str, digits: int) -> str:
    digest = hashlib.sha256(collapse(name).encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    start = level.encode()[: LONGEST - digits - 1].decode(errors="ignore").strip("-")
    return f"{start}-{digest}"
