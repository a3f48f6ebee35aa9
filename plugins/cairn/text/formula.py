# SPDX-License-Identifier: MIT
r"""Find formulas. Masks, plain text and the host's renderer all use this one definition.

A formula is written as `$x$` or `\(x\)` within a line, as `$$x$$` anywhere, or as `\[x\]` on lines of its own. It never
spans a blank line, code, a link target or the attributes of an HTML element. Most dollar signs in a text are not
formulas: see `_is_formula`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Notation(Enum):
    """Which formula notation a site uses."""

    GUARDED = "guarded"
    """The rules of this module."""
    BARE = "bare"
    """The rules of `pymdownx.arithmatex`, which accepts more dollar signs."""
    NONE = "none"
    """No formulas: the site has switched them off."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its position."""

    start: int
    """The index of the first character of its opening mark."""
    end: int
    """The index after its closing mark."""
    tex: str
    """The text between its marks."""
    is_display: bool
    """Whether it is a display formula, not an inline one."""
    line_start: int
    """The index at which its line begins if the formula is alone on its lines, otherwise -1."""


_notation = Notation.GUARDED

# Texts that may contain formula marks but are never formulas; each is skipped as a whole.
_LINK_TARGET = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_ATTRIBUTE = r"\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?"
_TAG = rf"<[a-zA-Z][\w:.-]*(?P<attributes>(?:{_ATTRIBUTE})+)\s*/?>"
TAG = re.compile(_TAG)
"""An HTML element with attributes, up to the `>` of its opening tag."""
_MARK = re.compile(
    r"\\(?s:.)|\$\$?"
    rf"|!\[[^\[\]]*\](?:{_LINK_TARGET})?"
    rf"|\]{_LINK_TARGET}"
    rf"|{_TAG}|<\w+:[^\s<>]*>"
    r"|h(?<!\wh)ttps?://[^\s<>()]+"
)
_NEXT_LINE = r"\n(?![ \t>]*(?:\n|\Z))"
_DOLLARS, _ROUND, _SQUARE = (
    re.compile(rf"[^{sign}\\\0\2\n]*(?:(?:\\[^{closing}\0\2\n]|\\(?=\n)|{_NEXT_LINE})[^{sign}\\\0\2\n]*)*")
    for sign, closing in (("$", ""), ("", ")"), ("", r"\]"))
)
"""The content of a formula, up to its closing mark, a blank line or code."""
_LINE_START = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)]|:)[ \t]+)*(?=\\\[)", re.MULTILINE)
_INDENT = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_PRICE = re.compile(r"[\d.,]*\d\s(?=[^\\{]*\Z).*?(?<=\s)[^\W\d_]{2,}\s", re.DOTALL)
_SCRIPT = re.compile(r"[_^](?:[\d+-]|\{[^{}]*\}|\\[a-zA-Z]+)")
_SHELL = re.compile(r"[({@_]|\.[^\W\d_]")
_NO_START = ")\"'”’,;"
_NO_SPACES = "\u0e00"
"""From this character on, scripts put no space between words and formulas, or attach endings to formulas."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


def use_notation(notation: Notation) -> None:
    """Set the notation for all later calls; a process builds one site at a time."""
    global _notation  # noqa: PLW0603  # a site setting that every Markdown parser needs
    _notation = notation


def current_notation() -> Notation:
    """Return the notation that is in use."""
    return _notation


def may_hold_formulas(text: str) -> bool:
    """Return whether `text` contains a formula mark."""
    return _notation is not Notation.NONE and ("$" in text or r"\(" in text or r"\[" in text)


def find_formulas(text: str, start: int = 0) -> Iterator[Formula]:
    r"""Yield the formulas in text whose code is masked with `\0`, or with the host's `\2`.

    The search begins at `start`; a formula that begins earlier is not found.
    """
    if may_hold_formulas(text):
        yield from (found for found in _find_spans(text, start) if isinstance(found, Formula))


def mask_formulas(text: str) -> str:
    """Return plain text of the same length in which each formula is one word, so that a cut does not divide it."""
    if not may_hold_formulas(text):
        return text
    parts: list[str] = []
    done = 0
    for formula in find_formulas(text):
        parts += text[done : formula.start], "\ufffc" * (formula.end - formula.start)
        done = formula.end
    return "".join((*parts, text[done:]))


def find_literal_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each formula and of each HTML element's attributes: their text is not Markdown."""
    if may_hold_formulas(text):
        for found in _find_spans(text, 0):
            yield (found.start, found.end) if isinstance(found, Formula) else found.span("attributes")
    elif "<" in text:
        yield from (tag.span("attributes") for tag in TAG.finditer(text))


def _find_spans(text: str, position: int) -> Iterator[Formula | re.Match[str]]:
    """Yield formulas, and tags with attributes, from left to right."""
    reader = _Reader(text)
    while mark := _MARK.search(text, position):
        position = mark.end()
        if mark["attributes"]:
            yield mark
        elif formula := reader.read(mark):
            yield formula
            position = formula.end


class _Reader:
    """Reads formula marks from left to right and remembers what it has already searched."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searched_to = {r"\(": 0, r"\[": 0}
        self._line, self._indent, self._seen = 0, -1, 0
        self._openings = {m.end() for m in _LINE_START.finditer(text)} if r"\[" in text else set()

    def read(self, mark: re.Match[str]) -> Formula | None:
        """Return the formula that begins at a mark, or None."""
        sign = mark[0]
        if sign in ("$", "$$"):
            return self._dollars(mark)
        if sign == r"\(":
            return self._brackets(mark, _ROUND, r"\)")
        if sign == r"\[" and mark.start() in self._openings:
            return self._brackets(mark, _SQUARE, r"\]")
        return None

    def _dollars(self, mark: re.Match[str]) -> Formula | None:
        """Read up to the next dollar sign only, whether or not it closes the formula."""
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
        """Return the index of the line's beginning if the formula fills the line, otherwise -1."""
        newline = self._text.rfind("\n", self._seen, start)
        if newline >= 0 or self._indent < 0:
            self._line = newline + 1
            self._indent = _end(_INDENT, self._text, self._line)
        self._seen = start
        return self._line if self._indent == start and _LINE_END.match(self._text, end) else -1

    def _brackets(self, mark: re.Match[str], content: re.Pattern[str], sign: str) -> Formula | None:
        """Read up to the closing bracket. If there is none, remember how far the search went."""
        first = mark.end()
        if first <= self._searched_to[mark[0]]:
            return None
        last = _end(content, self._text, first)
        end = last + len(sign)
        is_alone = sign == r"\)" or _LINE_END.match(self._text, end)
        if not self._text.startswith(sign, last) or not is_alone:
            self._searched_to[mark[0]] = last
            return None
        return self._formula(mark, last, end)


def _end(content: re.Pattern[str], text: str, first: int) -> int:
    found = content.match(text, first)
    return found.end() if found else first


def _is_formula(text: str, start: int, end: int) -> bool:
    """Return whether the text between two dollar signs is a formula.

    The opening sign must not follow a letter or digit (`US$5`) or precede a space. The closing sign must not follow a
    space or precede a letter or digit (`$a = f($b)`), except in `$n$th` and `CO$_2$`. Not formulas: a price followed by
    words (`$5 and 6$`), two shell variables (`${a}/${b}`), and two quoted dollar signs (`"$" and "$"`).
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
    """Return whether neither end of a span lies inside a word."""
    if _notation is Notation.BARE:
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not _is_word_character(before) and (not _is_word_character(after) or _ORDINAL.match(text, end) is not None)


def _is_word_character(character: str) -> bool:
    return character.isalnum() and character < _NO_SPACES
