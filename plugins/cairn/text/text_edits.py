# SPDX-License-Identifier: MIT
"""Edit parts of a text and leave everything between them as it is, including line endings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One replacement."""

    start: int
    """The index of the first character to remove."""
    end: int
    """The index after the last character to remove; equal to `start` for an insertion."""
    text: str
    """The text to insert, with `\\n` line endings."""


def unify_ends(text: str) -> str:
    r"""Return the text with `\n` line endings, as `Source.text` requires."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits applied; their positions refer to `unify_ends(text)` and must not overlap."""
    offsets = [m.start() - n for n, m in enumerate(re.finditer("\r\n", text))]
    first = _END.search(text)
    end = first[0] if first else "\n"
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        parts += text[done : _original_position(edit.start, offsets)], edit.text.replace("\n", end)
        done = _original_position(edit.end, offsets)
    return "".join((*parts, text[done:]))


def _original_position(position: int, offsets: list[int]) -> int:
    """Return the position in the original text, where the line endings at `offsets` have two characters."""
    return position + bisect_left(offsets, position)
