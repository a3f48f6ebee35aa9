# SPDX-License-Identifier: MIT
"""Marks in a Markdown text, each replaced by blocks of its own: in the list item, quote or note that it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MARK = re.compile(r"<!-- cairn:(?P<kind>fence|question) (?P<name>[a-z0-9-]+) -->")
"""What stands for a fence or a question while other plugins work on the text."""
_MARKED_LINE = re.compile(r"^.*<!-- cairn:(?:fence|question) .*$", re.MULTILINE)
_LEAD = re.compile(r"(?P<indent>[ \t>]*)(?P<items>(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]]+\]:)[ \t]+)*)")
_ITEM_INDENT = "    "


def place_blocks(text: str, write: Callable[[re.Match[str]], Iterable[str]]) -> str:
    """Return the text with each mark replaced by the lines that `write` gives for it."""
    return _MARKED_LINE.sub(lambda line: _place(line[0], write), text)


def _place(line: str, write: Callable[[re.Match[str]], Iterable[str]]) -> str:
    lead = _LEAD.match(line)
    if lead is None or line.lstrip().startswith("|"):  # a cell of a table has no blocks
        return MARK.sub(lambda mark: "".join(write(mark)), line)
    indent = lead["indent"] + _ITEM_INDENT * len(lead["items"].split())
    gap = f"\n{indent.rstrip()}\n{indent}"

    def place(mark: re.Match[str]) -> str:
        begins_item = lead["items"] and mark.start() == lead.end()
        blocks = (gap + gap).join(write(mark))
        return f"{'' if begins_item else gap}{blocks}{gap}" if blocks else ""

    return MARK.sub(place, line)
