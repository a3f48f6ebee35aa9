# SPDX-License-Identifier: MIT
"""Split an exported page into numbered lines, without blank lines and surrounding spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\n")
_OTHER_BREAKS = re.compile("[\t\v\f\u0085\u2028\u2029]")
_STRAY = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """The line number in the file, counted from 1."""
    text: str
    """The text, without surrounding spaces."""


def split_lines(text: str) -> list[Line]:
    """Return the lines that are not blank; tabs and unusual line breaks become spaces."""
    parts = _LINE_END.split(text.removeprefix("\ufeff"))
    clean = (_OTHER_BREAKS.sub(" ", part).strip() for part in parts)
    return [Line(number, line) for number, line in enumerate(clean, start=1) if line]


def find_stray_character(lines: list[Line]) -> tuple[int, str] | None:
    """Return the first line that contains a control character, and a message about it."""
    for line in lines:
        found = _STRAY.search(line.text)
        if found:
            name = f"U+{ord(found[0]):04X}"
            return line.number, f"This line contains the control character {name}. Save the page as UTF-8 text."
    return None
