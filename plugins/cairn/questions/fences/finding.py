# SPDX-License-Identifier: MIT
"""Find `quiz` fences in a Markdown text, wherever Markdown allows a fence, and return their YAML.

A fence is identified by its content, not by its number, because an include may insert another fence before it. A fence
that is indented like code, outside any list, tab or admonition, is an example that Markdown shows as code.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from cairn.text.markdown import Fence, find_fences

QUIZ_FENCE = "quiz"
"""The language of a fence that contains questions."""
_INFO = re.compile(r"\.?quiz(?![\w-])|\{[^{}]*\.quiz(?![\w-])", re.IGNORECASE)
_CONTAINER = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|={3}[!+]*)(?:\s|$)|\[\^|<|///)")
"""A line to which the indented lines below it belong. It matches generously, because a fence below any other line is
shown as code."""
_CODE_INDENT = 4
_DIGEST_LENGTH = 16


def is_quiz(info: str) -> bool:
    """Return whether the info string of a fence is `quiz`, with or without attributes."""
    return _INFO.match(info) is not None


def find_quiz_fences(markdown: str) -> tuple[Fence, ...]:
    """Return the `quiz` fences of a Markdown text."""
    if QUIZ_FENCE not in markdown.casefold():
        return ()
    fences = find_fences(markdown)
    if any(is_quiz(fence.info) and _width(fence.indent) >= _CODE_INDENT for fence in fences):
        examples = set(_examples(markdown.split("\n"), fences))
        fences = tuple(fence for fence in fences if fence.first not in examples)
    return tuple(fence for fence in fences if is_quiz(fence.info))


def _examples(lines: list[str], fences: tuple[Fence, ...]) -> Iterator[int]:
    """Yield the first line of each fence that is indented code, because it belongs to no line above it."""
    openings = {fence.first: fence.last for fence in fences}
    is_held, end = False, -1
    for number, line in enumerate(lines):
        width = _width(line)
        if number > end and number in openings:
            end = openings[number]
            if width >= _CODE_INDENT and not is_held:
                yield number
        if line.strip() and not width and (number > end or number in openings):
            starts = not number or not lines[number - 1].strip()
            is_held = bool(_CONTAINER.match(line)) or (is_held and not starts)


def _width(line: str) -> int:
    """Return the width of a line's indentation, in columns."""
    expanded = line.expandtabs(_CODE_INDENT)
    return len(expanded) - len(expanded.lstrip(" "))


def quiz_text(fence: Fence) -> str:
    """Return the YAML in a fence: its lines without quote marks and without their common indent."""
    quotes = fence.indent.count(">")
    strip = re.compile(r"[ \t]*>[ ]?" * quotes)
    lines = [_expand(strip.sub("", line, count=1) if quotes else line) for line in fence.text.split("\n")]
    width = min((_width(line) for line in lines if line.strip()), default=0)
    return "\n".join(line[width:] for line in lines)


def _expand(line: str) -> str:
    bare = line.lstrip(" \t")
    return line[: len(line) - len(bare)].expandtabs(_CODE_INDENT) + bare


def fence_digest(text: str) -> str:
    """Return the digest that identifies a fence: the digest of its YAML without trailing white space."""
    bare = "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).rstrip()
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
