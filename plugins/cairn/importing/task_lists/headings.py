# SPDX-License-Identifier: MIT
"""Split a Markdown page at its headings, and tell those above a question from those above several questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cairn.importing.task_lists.choices import has_box
from cairn.text.markdown import find_fences

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]+(?P<text>\S.*)")
_CLOSED = re.compile(r"[ \t]+#+[ \t]*$")
_NUMBER = re.compile(r"(?:(?:question|frage|pregunta|q)[ .]?[0-9]{1,5}[.):]?|[0-9]{1,5}[.):])[ \t]+", re.IGNORECASE)
_MIN_BOXES = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a list of boxes below it."""

    path: tuple[str, ...]
    """The headings above it that are no questions, from general to specific."""
    line: int
    """The line of the heading."""
    title: str
    """The heading, without a number in front of it."""
    lines: tuple[str, ...]
    """The lines below it."""


def split_sections(text: str) -> Iterator[Section]:
    """Yield each section of a page that has two or more boxes."""
    lines = text.split("\n")
    code = {n for fence in find_fences(text) for n in range(fence.first, fence.last + 1)}
    headings = [(n, found) for n, line in enumerate(lines) if n not in code and (found := _HEADING.match(line))]
    ends = [*(number for number, _ in headings[1:]), len(lines)]
    above: list[tuple[int, str]] = []
    for (number, found), end in zip(headings, ends, strict=False):  # without a heading, there is no section
        level, title = len(found["signs"]), _CLOSED.sub("", found["text"]).strip()
        boxes = sum(has_box(lines[n]) for n in range(number + 1, end) if n not in code)
        above = [each for each in above if each[0] < level]
        if boxes < _MIN_BOXES:
            above.append((level, title))
        else:
            path = tuple(name for _, name in above)
            yield Section(path, number + 1, _NUMBER.sub("", title, count=1), tuple(lines[number + 1 : end]))
