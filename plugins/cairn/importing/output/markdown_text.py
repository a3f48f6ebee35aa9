# SPDX-License-Identifier: MIT
"""Write imported text as Markdown that shows exactly that text, whatever extensions are enabled.

`cairn.text.markdown.escape` does the same for short generated texts. Here the result stays readable, because authors
continue to edit it: only what could be read as markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_ENTITY = re.compile(r"&(?=#|\w+;)")  # some parsers accept even `&#1` without a semicolon
_BACKSLASHED = {mark: "\\" + mark for mark in "\\`*_"}
_ALWAYS = str.maketrans(_BACKSLASHED | {"<": "&lt;", "[": "&#91;", "{": "&#123;", "|": "&#124;"})
_RUNS = re.compile(r"={2,}|\+{2,}|:(?=[\w+\\-]+:)")
_PAIRED = "$~^"
_SIGN = re.compile(r"[\\`*_<\[{|&=+:$~^]")
"""What could be escaped elsewhere than at the start of a line."""
_NUMBERED = re.compile(r"(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?=\s|$)")
_OPENING = re.compile(r"[#\-+>=:~]|!!!|\?\?\?|///")
_BULLET = re.compile(r"[-*•] +(?=\S)")


def compile_markdown(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of Markdown: a paragraph per line, and a list per run of bulleted lines."""
    blocks = []
    for is_item, run in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if is_item:
            blocks.append(["- " + escape_line(_BULLET.sub("", line, count=1)) for line in run])
        else:
            blocks += [[escape_line(line)] for line in run]
    return tuple(line for block in blocks for line in ("", *block))[1:]


def escape_line(line: str) -> str:
    """Return Markdown that shows this line unchanged."""
    if not _SIGN.search(line):
        return _escape_start(line)
    text = _ENTITY.sub("&amp;", line).translate(_ALWAYS)
    text = _RUNS.sub(lambda m: _entities(m[0]), text)
    for mark in _PAIRED:
        if text.count(mark) > 1:
            text = text.replace(mark, _entities(mark))
    return _escape_start(text)


def _escape_start(text: str) -> str:
    """Escape a character that is markup at the start of a line."""
    number = _NUMBERED.match(text)
    if number:
        return text[: number.end() - 1] + _entities(text[number.end() - 1]) + text[number.end() :]
    if _OPENING.match(text):
        return _entities(text[0]) + text[1:]
    return text


def _entities(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)
