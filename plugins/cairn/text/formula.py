# SPDX-License-Identifier: MIT
r"""What a formula is, in one place: for the masks of the engine, for plain text, and for the host that shows it.

Written as `$x$` or `\(x\)` in a line, as `$$x$$` anywhere, and as `\[x\]` on lines of its own; never across a blank
line, code, an address or the attributes of an element. Most dollars in a text are none of these: see `_is_formula`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Notation(Enum):
    """Which texts are formulas on a site."""

    GUARDED = "guarded"
    """Those of this module."""
    BARE = "bare"
    """Those of `pymdownx.arithmatex`, which asks less of a dollar."""
    NONE = "none"
    """None: the site has switched them off."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text."""

    start: int
    """Its first character, which is one of a mark."""
    end: int
    """The one after its last."""
    tex: str
    """What stands between its marks."""
    is_display: bool
    """Whether it is written to be displayed."""
    line_start: int
    """Where its line begins, if nothing else stands on its lines; -1 where something does."""


_notation = Notation.GUARDED

# Texts without formulas that hold their signs: read over as one.
_ADDRESS = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_ATTRIBUTE = r"\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?"
_TAG = rf"<[a-zA-Z][\w:.-]*(?P<attributes>(?:{_ATTRIBUTE})+)\s*/?>"
TAG = re.compile(_TAG)
"""An element of HTML that begins with attributes."""
_MARK = re.compile(
    r"\\(?s:.)|\$\$?"
    rf"|!\[[^\[\]]*\](?:{_ADDRESS})?"
    rf"|\]{_ADDRESS}"
    rf"|{_TAG}|<\w+:[^\s<>]*>"
    r"|h(?<!\wh)ttps?://[^\s<>()]+"
)
_NEXT_LINE = r"\n(?![ \t>]*(?:\n|\Z))"
_DOLLARS, _ROUND, _SQUARE = (
    re.compile(rf"[^{sign}\\\0\2\n]*(?:(?:\\[^{closing}\0\2\n]|\\(?=\n)|{_NEXT_LINE})[^{sign}\\\0\2\n]*)*")
    for sign, closing in (("$", ""), ("", ")"), ("", r"\]"))
)
"""What can stand inside, up to where it must end: at a closing mark, a blank line or code."""
_LINE_START = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)]|:)[ \t]+)*(?=\\\[)", re.MULTILINE)
_INDENT = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_PRICE = re.compile(r"[\d.,]*\d\s(?=[^\\{]*\Z).*?(?<=\s)[^\W\d_]{2,}\s", re.DOTALL)
_SCRIPT = re.compile(r"[_^](?:[\d+-]|\{[^{}]*\}|\\[a-zA-Z]+)")
_SHELL = re.compile(r"[({@_]|\.[^\W\d_]")
_NO_START = ")\"'”’,;"
_NO_SPACES = "\u0e00"
"""From this letter on, scripts write no space between a word and a formula, or let endings follow it."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


def use_notation(notation: Notation) -> None:
    """Choose what is a formula, for all texts that are read from now on: a process builds one site at a time."""
    global _notation  # noqa: PLW0603  # a setting of the site on which each reader of Markdown hangs
    _notation = notation


def current_notation() -> Notation:
    """Return what is a formula on this site."""
    return _notation


def may_hold_formulas(text: str) -> bool:
    """Say whether a text has a sign of a formula."""
    return _notation is not Notation.NONE and ("$" in text or r"\(" in text or r"\[" in text)


def find_formulas(text: str, start: int = 0) -> Iterator[Formula]:
    r"""Yield the formulas of a text, in which code is masked by `\0`, or by the `\2` of the host.

    Before `start` there are none, and none is read over there that would reach beyond.
    """
    if may_hold_formulas(text):
        yield from (found for found in _find_spans(text, start) if isinstance(found, Formula))


def find_signs_as_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of formulas and of the attributes of HTML: what stands there is no Markdown."""
    if may_hold_formulas(text):
        for found in _find_spans(text, 0):
            yield (found.start, found.end) if isinstance(found, Formula) else found.span("attributes")
    elif "<" in text:
        yield from (tag.span("attributes") for tag in TAG.finditer(text))


def _find_spans(text: str, place: int) -> Iterator[Formula | re.Match[str]]:
    """Yield formulas, and tags with attributes, from left to right."""
    reader = _Reader(text)
    while mark := _MARK.search(text, place):
        place = mark.end()
        if mark["attributes"]:
            yield mark
        elif formula := reader.read(mark):
            yield formula
            place = formula.end


class _Reader:
    """What is known of a text while its marks are read from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocked = {r"\(": 0, r"\[": 0}
        self._line, self._indent, self._seen = 0, -1, 0
        self._openings = {m.end() for m in _LINE_START.finditer(text)} if r"\[" in text else set()

    def read(self, mark: re.Match[str]) -> Formula | None:
        """Return the formula that begins with a mark."""
        sign = mark[0]
        if sign in ("$", "$$"):
            return self._dollars(mark)
        if sign == r"\(":
            return self._brackets(mark, _ROUND, r"\)")
        if sign == r"\[" and mark.start() in self._openings:
            return self._brackets(mark, _SQUARE, r"\]")
        return None

    def _dollars(self, mark: re.Match[str]) -> Formula | None:
        """Read to the next dollar and no further, whether it closes or not."""
        text, sign, first = self._text, mark[0], mark.end()
        last = _end(_DOLLARS, text, first)
        end = last + len(sign)
        if not text.startswith(sign, last) or not text[first:last].strip():
            return None
        is_formula = _is_apart if sign == "$$" else _is_formula
        return self._formula(mark, last, end) if is_formula(text, mark.start(), end) else None

    def _formula(self, mark: re.Match[str], last: int, end: int) -> Formula | None:
        tex, is_display = self._text[mark.end() : last], mark[0] in ("$$", r"\[")
        line = self._own_line(mark.start(), end) if is_display else -1
        return Formula(mark.start(), end, tex, is_display, line) if tex.strip() else None

    def _own_line(self, start: int, end: int) -> int:
        """Return where the line begins of which this is all; of each line, the indent is read once."""
        newline = self._text.rfind("\n", self._seen, start)
        if newline >= 0 or self._indent < 0:
            self._line = newline + 1
            self._indent = _end(_INDENT, self._text, self._line)
        self._seen = start
        return self._line if self._indent == start and _LINE_END.match(self._text, end) else -1

    def _brackets(self, mark: re.Match[str], content: re.Pattern[str], sign: str) -> Formula | None:
        """Read to the closing bracket; where there is none, no later one has to be looked for as far as was read."""
        first = mark.end()
        if first <= self._blocked[mark[0]]:
            return None
        last = _end(content, self._text, first)
        end = last + len(sign)
        is_alone = sign == r"\)" or _LINE_END.match(self._text, end)
        if not self._text.startswith(sign, last) or not is_alone:
            self._blocked[mark[0]] = last
            return None
        return self._formula(mark, last, end)


def _end(content: re.Pattern[str], text: str, first: int) -> int:
    found = content.match(text, first)
    return found.end() if found else first


def _is_formula(text: str, start: int, end: int) -> bool:
    """Say whether what stands between two dollars is meant as a formula.

    The first one stands neither after a letter or digit (`US$5`) nor before a space, and the last one neither after
    a space nor before a letter or digit (`$a = f($b)`), apart from `$n$th` and `CO$_2$`. Nor is it a price and words
    (`$5 and 6$`), two things of a shell (`${a}/${b}`), or two dollars that are named (`"$" and "$"`).
    """
    inside, after = text[start + 1 : end - 1], text[end : end + 1]
    if inside[0].isspace() or inside[-1].isspace():
        return False
    if _notation is Notation.BARE:
        return True
    if not _is_apart(text, start, end) and not _SCRIPT.fullmatch(inside):
        return False
    if inside[0] in _NO_START and len(inside) > 1:
        return False
    return not (after == inside[0] and _SHELL.match(inside)) and not _PRICE.match(inside)


def _is_apart(text: str, start: int, end: int) -> bool:
    """Say whether neither of two places is within a word."""
    if _notation is Notation.BARE:
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not _is_of_word(before) and (not _is_of_word(after) or _ORDINAL.match(text, end) is not None)


def _is_of_word(character: str) -> bool:
    return character.isalnum() and character < _NO_SPACES
