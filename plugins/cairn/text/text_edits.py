# SPDX-License-Identifier: MIT
"""Changes of single places in a text: everything between them stays as it is, line ends included."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One change."""

    start: int
    """The first character that goes."""
    end: int
    """The one after the last that goes; the start, where something is only put in."""
    text: str
    """What comes in its place, with `\\n` line ends."""


def unify_ends(text: str) -> str:
    r"""Return a text with `\n` line ends, as a `Source` has it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits whose places are those of `unify_ends(text)`; none overlaps another."""
    offsets = [m.start() - n for n, m in enumerate(re.finditer("\r\n", text))]
    first = _END.search(text)
    end = first[0] if first else "\n"
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        parts += text[done : _raw(edit.start, offsets)], edit.text.replace("\n", end)
        done = _raw(edit.end, offsets)
    return "".join((*parts, text[done:]))


def _raw(place: int, offsets: list[int]) -> int:
    """Return the place in a text whose line ends at `offsets`, counted as one character each, have two."""
    return place + bisect_left(offsets, place)
