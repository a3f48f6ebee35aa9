# SPDX-License-Identifier: MIT
"""Assign a path segment to each name: short enough for every file system, and unique.

A name gets its slug. If the slug belongs to another name, its signs are spelled out (`C#` is `c-sharp`) or a few
digits of its hash are added. The result depends only on the set of names, not on their order.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable

from cairn.text.slug import collapse, name_key, slug

MAX_BYTES = 120
"""The maximum length of a segment, in bytes of UTF-8."""
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
    """Return a unique segment, not in `taken`, for each name; `nameless` replaces an empty slug."""
    ordered = sorted(set(names))
    wanted = Counter(map(slug, ordered))
    segments: dict[str, str] = {}
    used: set[str] = set()
    for name in sorted(ordered, key=lambda n: not _is_plain(n)):
        name_slug = slug(name)
        is_free = name_slug and name_slug not in used and name_slug not in taken
        if is_free and (_is_plain(name) or wanted[name_slug] == 1):
            segments[name] = cut_segment(name_slug, name)
            used.add(segments[name])
    for name in ordered:
        if name not in segments:
            segments[name] = next(
                segment for segment in _alternatives(name, nameless) if segment not in used and segment not in taken
            )
            used.add(segments[name])
    return segments


def cut_segment(segment: str, name: str) -> str:
    """Return the segment, shortened if necessary; a shortened segment ends with digits of the hash of its name."""
    if len(segment.encode()) <= MAX_BYTES:
        return segment
    return _with_hash(segment, name, _DIGITS)


def spell_out(name: str, signs: re.Pattern[str] = _SIGN) -> str:
    """Return a name with its signs replaced by words."""
    return signs.sub(lambda m: "".join(f" {_SIGNS[sign]} " for sign in m[0]), name)


def _is_plain(name: str) -> bool:
    """Return whether the slug keeps everything that distinguishes the name."""
    return name_key(name).replace(" ", "-") == slug(name)


def _alternatives(name: str, nameless: str) -> Iterable[str]:
    spelled = slug(spell_out(name))
    if spelled and spelled != slug(name) and len(spelled.encode()) <= MAX_BYTES:
        yield spelled
    for digits in range(_DIGITS, 65):
        yield _with_hash(slug(name) or nameless, name, digits)


def _with_hash(segment: str, name: str, digits: int) -> str:
    digest = hashlib.sha256(collapse(name).encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    start = segment.encode()[: MAX_BYTES - digits - 1].decode(errors="ignore").strip("-")
    return f"{start}-{digest}"
