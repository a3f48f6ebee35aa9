# SPDX-License-Identifier: MIT
"""Arrange the blocks of a note as MkDocs reads them.

Callouts become admonitions. Lists are indented by four spaces for each level, and an empty line separates a list or a
table from the paragraph above it. A `#` that begins no heading in a vault begins none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cairn.text.markdown import NO_PROSE, find_fences

KINDS = {
    **{kind: kind for kind in ("note", "abstract", "info", "tip", "success", "question", "warning", "failure")},
    **{kind: kind for kind in ("danger", "bug", "example", "quote")},
    **dict.fromkeys(("summary", "tldr"), "abstract"),
    **dict.fromkeys(("hint", "important"), "tip"),
    **dict.fromkeys(("check", "done"), "success"),
    **dict.fromkeys(("help", "faq"), "question"),
    **dict.fromkeys(("caution", "attention"), "warning"),
    **dict.fromkeys(("fail", "missing"), "failure"),
    "todo": "info",
    "error": "danger",
    "cite": "quote",
}
"""The kinds of callouts, and the kind of admonition that each becomes."""
_MARKS = {"": "!!!", "-": "???", "+": "???+"}
_CALLOUT = re.compile(r"[ \t]*\[!(?P<kind>[^\[\]|\n]{1,80})(?:\|[^\[\]\n]*)?\](?P<fold>[-+]?)(?P<title>[^\n]*)")
_QUOTE = re.compile(r"[ \t]*>[ ]?")
_MARKER = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])(?P<space>[ \t]+|$)")
_QUOTED_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=>)")
_NOTHING = "<!-- -->"
"""Text that nobody sees, between two lists, and in a list item that begins with a quote."""
_RULE = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}")
_HEADING = re.compile(r"[ \t]*#{1,6}(?:[ \t]|$)")
_NO_HEADING = re.compile(r"(?P<before>[ \t]*)#")
_DELIMITERS = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
"""The second line of a table, if it has a `|`."""
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*")
_MAX_DEPTH = 20
_CODE_INDENT = 4
_FIRST, _REST = 1, 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a note."""

    text: str
    """The line."""
    masked: str
    """The line with code masked."""
    fence: int
    """Whether it begins a fence (1), or continues it (2)."""

    @property
    def width(self) -> int:
        """The width of its indentation."""
        bare = self.text.lstrip(" \t")
        return len(self.text[: len(self.text) - len(bare)].expandtabs(4))

    def after(self, length: int) -> _Line:
        """Return the line without its first characters."""
        return _Line(self.text[length:], self.masked[length:], self.fence)


def arrange_blocks(text: str, masked: str, *, is_demoted: bool) -> str:
    """Return a Markdown text with its blocks arranged; with `is_demoted`, headings go down one level."""
    fences: dict[int, int] = {}
    for fence in find_fences(text):
        fences |= {fence.first: _FIRST, **dict.fromkeys(range(fence.first + 1, fence.last + 1), _REST)}
    pairs = enumerate(zip(text.split("\n"), masked.split("\n"), strict=True))
    lines = [_Line(line, hidden, fences.get(number, 0)) for number, (line, hidden) in pairs]
    return "\n".join(_Arranger(lines, is_demoted=is_demoted, depth=0).arrange())


class _Arranger:
    """Arranges the lines of a note, or of a quote in it, from top to bottom."""

    def __init__(self, lines: Sequence[_Line], *, is_demoted: bool, depth: int) -> None:
        self._lines = [part for line in lines for part in _split_item(line)]
        self._is_demoted, self._depth = is_demoted, depth
        self._levels: list[tuple[int, bool]] = []
        """The column at which the content of each open list item begins, and whether the item has a number."""
        self._shift = (0, 0)
        """The indentation of the open fence in the note, and the one that it gets."""
        self._out: list[str] = []

    def arrange(self) -> list[str]:
        """Return the arranged lines."""
        number = 0
        while number < len(self._lines):
            line = self._lines[number]
            if line.fence != _REST and self._depth < _MAX_DEPTH and _QUOTE.match(line.masked):
                number = self._quote(number)
                continue
            self._line(number)
            number += 1
        return self._out

    def _line(self, number: int) -> None:
        line = self._lines[number]
        marker = _MARKER.match(line.masked) if line.fence != _REST and not _RULE.fullmatch(line.masked) else None
        if line.fence == _REST:
            self._out.append(self._indent(line, *self._shift))
        elif not line.text.strip():
            self._out.append("")
        elif marker and self._begins_item(marker):
            self._item(line, marker)
        else:
            self._text(number)

    def _begins_item(self, marker: re.Match[str]) -> bool:
        """Return whether a list item begins; a number in the middle of a paragraph begins none unless it is 1."""
        return bool(self._levels) or self._follows_blank() or marker["number"] in {None, "1"}

    def _follows_blank(self) -> bool:
        return not self._out or not self._out[-1].strip()

    def _leave(self, width: int) -> bool | None:
        """Close the list items that end before a line with this indentation.

        Return whether the outermost of them has a number; None if none ends.
        """
        has_number = None
        while self._levels and width < self._levels[-1][0]:
            _, has_number = self._levels.pop()
        return has_number

    def _item(self, line: _Line, marker: re.Match[str]) -> None:
        if not self._levels and not self._follows_blank() and not _HEADING.match(self._out[-1]):
            self._out.append("")
        has_number = marker["number"] is not None
        ended = self._leave(line.width)
        prefix = " " * (_CODE_INDENT * len(self._levels))
        if ended is not None and ended != has_number:  # a list with other marks begins
            self._out += ["", f"{prefix}{_NOTHING}", ""]
        mark = f"{marker['number']}." if marker["number"] else marker["mark"]
        content = line.after(marker.end())
        space = len(marker["space"].expandtabs(4)) or 1
        column = line.width + len(marker["mark"]) + (space if space <= _CODE_INDENT else 1)
        self._levels.append((column, has_number))
        if line.fence:
            self._shift = (column, _CODE_INDENT * len(self._levels))
        self._out.append(f"{prefix}{mark} {self._shown(content) if not line.fence else content.text}".rstrip(" "))

    def _text(self, number: int) -> None:
        line = self._lines[number]
        is_block = bool(line.fence or _HEADING.match(line.masked) or _RULE.fullmatch(line.masked))
        if self._follows_blank() or is_block:
            self._leave(line.width)
        column = self._levels[-1][0] if self._levels else 0
        target = _CODE_INDENT * len(self._levels)
        if line.fence:
            self._shift = (line.width if column == 0 else column, line.width if column == 0 else target)
            self._out.append(self._indent(line, *self._shift))
            return
        if not self._follows_blank() and self._begins_table(number):
            self._out.append("")
        shown = _Line(self._indent(line, column, target), line.masked, 0) if line.width >= column else line
        self._out.append(self._shown(shown))

    def _begins_table(self, number: int) -> bool:
        following = self._lines[number + 1].masked if number + 1 < len(self._lines) else ""
        return "|" in self._lines[number].masked and "|" in following and bool(_DELIMITERS.fullmatch(following))

    def _indent(self, line: _Line, width: int, target: int) -> str:
        """Return a line whose indentation is changed as that of its block is."""
        if width == target or not line.text.strip():
            return line.text
        return " " * (target + max(0, line.width - width)) + line.text.lstrip(" \t")

    def _shown(self, line: _Line) -> str:
        """Return a line of text: a `#` without a space is no heading, and headings go down a level if they must."""
        masked, text = line.masked, line.text
        if _HEADING.match(masked):
            is_short = "######" not in masked[:10]
            return text.replace("#", "##", 1) if self._is_demoted and is_short else text
        if self._is_demoted and _UNDERLINE.fullmatch(masked) and not self._follows_blank():
            return text.replace("=", "-")
        found = _NO_HEADING.match(text) if "#" in masked[:12] and NO_PROSE not in masked[:1] else None
        return f"{found['before']}\\#{text[found.end() :]}" if found else text

    def _quote(self, number: int) -> int:
        """Arrange the quote or callout that begins on a line; return the number of the line after it."""
        first = number
        inner = []
        while number < len(self._lines) and (mark := _QUOTE.match(self._lines[number].masked)):
            inner.append(self._lines[number].after(mark.end()))
            number += 1
        self._leave(self._lines[first].width)
        prefix = " " * (_CODE_INDENT * len(self._levels))
        callout = _CALLOUT.fullmatch(inner[0].text) if not inner[0].fence else None
        if callout:
            self._out += [] if self._follows_blank() else [""]
            self._out.append(prefix + _head(callout))
            body = self._inside(inner[1:])
            self._out += [f"{prefix}    {line}" if line else "" for line in body]
            self._out += [""] if number < len(self._lines) and self._lines[number].text.strip() else []
        else:
            self._out += [f"{prefix}> {line}".rstrip(" ") for line in self._inside(inner)]
        return number

    def _inside(self, lines: Sequence[_Line]) -> list[str]:
        return _Arranger(lines, is_demoted=self._is_demoted, depth=self._depth + 1).arrange()


def _split_item(line: _Line) -> list[_Line]:
    """Return the first line of an item that begins with a quote as two lines, and any other line as it is."""
    item = _QUOTED_ITEM.match(line.masked) if line.fence != _REST else None
    if not item:
        return [line]
    indent, length = " " * item.end(), item.end()
    quote = _Line(indent + line.text[length:], indent + line.masked[length:], 0)
    return [_Line(f"{line.text[:length]}{_NOTHING}", f"{line.masked[:length]}{_NOTHING}", 0), quote]


def _head(callout: re.Match[str]) -> str:
    """Return the first line of an admonition."""
    kind, title = callout["kind"].strip().casefold(), callout["title"].strip()
    known = KINDS.get(kind, "note")
    if not title and kind != known:
        title = callout["kind"].strip().replace("-", " ").capitalize()
    return f"{_MARKS[callout['fold']]} {known}" + (f' "{title}"' if title else "")


def needed_extensions(text: str) -> Iterator[str]:
    """Yield the Markdown extensions that a written text needs beside those of a new course."""
    if "???" in text:
        yield "pymdownx.details"
    if "[ ]" in text or "[x]" in text:
        yield "pymdownx.tasklist"
    if "~~" in text:
        yield "pymdownx.tilde"
