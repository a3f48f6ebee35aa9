# SPDX-License-Identifier: MIT
"""Replace comments in Markdown by blocks, within the list item, quote or admonition that contains the comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cairn.questions.fences.finding import fence_digest, find_quiz_fences, quiz_text

MARK = re.compile(r"<!-- cairn:(?P<kind>fence|question) (?P<name>[a-z0-9-]+) -->")
"""The comment that stands for a fence or a question while other plugins change the text."""
_MARKED_LINE = re.compile(r"^.*<!-- cairn:(?:fence|question) .*$", re.MULTILINE)
_LEAD = re.compile(r"(?P<indent>[ \t>]*)(?P<items>(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]]+\]:)[ \t]+)*)")
_FENCE_MARK = "<!-- cairn:fence {} -->"
_ITEM_INDENT = "    "


def place_blocks(text: str, write: Callable[[re.Match[str]], Iterable[str]]) -> str:
    """Return the text with each mark replaced by the blocks that `write` returns for it."""
    return _MARKED_LINE.sub(lambda line: _place(line, write), text)


def _place(found: re.Match[str], write: Callable[[re.Match[str]], Iterable[str]]) -> str:
    line, lead = found[0], _LEAD.match(found[0])
    if lead is None or line.lstrip().startswith("|"):  # a table cell cannot contain blocks
        return MARK.sub(lambda mark: "".join(write(mark)), line)
    indent = lead["indent"] + _ITEM_INDENT * len(lead["items"].split())
    gap = f"\n{indent.rstrip()}\n{indent}"
    is_apart = bool(lead["indent"]) and _is_blank(found.string, found.start() - 1)
    ends_apart = bool(indent) and _is_blank(found.string, found.end() + 1)

    def place(mark: re.Match[str]) -> str:
        begins = mark.start() == lead.end() and (lead["items"] or is_apart)
        ends = mark.end() == len(line.rstrip()) and ends_apart  # two blank lines would end an admonition
        blocks = (gap + gap).join(write(mark))
        return f"{'' if begins else gap}{blocks}{'' if ends else gap}" if blocks else ""

    return MARK.sub(place, line)


def _is_blank(text: str, position: int) -> bool:
    """Return whether the line at a position is blank, apart from quote marks."""
    if not 0 <= position < len(text):
        return True
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    return not text[start : end if end >= 0 else len(text)].strip(" \t>")


def hide_fences(markdown: str) -> str:
    """Replace each `quiz` fence by a mark that no other plugin changes."""
    fences = find_quiz_fences(markdown)
    lines = markdown.split("\n") if fences else []
    for fence in reversed(fences):
        mark = _FENCE_MARK.format(fence_digest(quiz_text(fence)))
        lines[fence.first : fence.last + 1] = [fence.indent + mark]
    return "\n".join(lines) if fences else markdown
