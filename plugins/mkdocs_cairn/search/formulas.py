# SPDX-License-Identifier: MIT
"""Writes formulas in MathML as plain text, as one would type them: `r(y) = β ln p(y)/p_0(y)`.

Without this, a fraction is two numbers without anything between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_MATH = re.compile(r"<math\b[^>]*>[^<]*(?:<(?!/math>)[^<]*)*</math>")
_PIECE = re.compile(r"<(?P<end>/?)(?P<tag>[\w:-]+)[^>]*?(?P<empty>/?)>|(?P<text>[^<]+)")
_SIMPLE = re.compile(r"[^\W_]+[_^][^\W_]+|[^\W_]*|[^\W_]+(?:_[^\W_]+)?\([^\W_]*\)|[\d.]+|[^\w\s]")
"""What needs no parentheses, such as `x`, `12` and `p(y)`."""
_TIGHT = frozenset("()[]{}|‖/!,;:.′'\N{INVISIBLE TIMES}") | {""}
"""Operators without spaces around them; a comma has one after it in any case."""
_APPLY = "\N{FUNCTION APPLICATION}"
_GAPS = re.compile(r"(?<=\() | (?=[),.;/])|(?<=\w) (?=\()|(?<=\d,) (?=\d{3}(?!\d))")
"""Spaces that nobody types: inside parentheses, before punctuation, and in numbers like 500,000."""
_SIGN = re.compile(r"(?<![^(=<>≈/^])− |(?<=[=<>≈] )− ")
"""A minus sign that nothing precedes."""
_LEFT_OUT = frozenset(("annotation", "annotation-xml", "mphantom"))


def spell_formulas(html: str) -> str:
    """Return HTML with each formula as text."""
    return _MATH.sub(lambda found: _spell(found[0]), html) if "<math" in html else html


def _spell(math: str) -> str:
    """Return one formula as text, which stays escaped."""
    levels: list[tuple[str, list[str]]] = [("", [])]
    for piece in _PIECE.finditer(math):
        if piece["text"] is not None:
            levels[-1][1].append(piece["text"].strip())
        elif piece["empty"]:
            levels[-1][1].append(" ")
        elif not piece["end"]:
            levels.append((piece["tag"], []))
        elif len(levels) > 1:
            tag, parts = levels.pop()
            levels[-1][1].append(_WRITERS.get(tag, "".join)(parts))
    text = " ".join("".join(part for _, parts in levels for part in parts).split())
    return _SIGN.sub("−", _GAPS.sub("", text))


def _operator(parts: Sequence[str]) -> str:
    sign = "".join(parts).replace(_APPLY, "")
    if sign in ",;":
        return f"{sign} "
    return sign if sign in _TIGHT else f" {sign} "


def _name(parts: Sequence[str]) -> str:
    name = "".join(parts)
    return f" {name} " if len(name) > 1 and name.isalpha() else name


def _group(part: str) -> str:
    part = " ".join(part.split())
    return part if _SIMPLE.fullmatch(part) else f"({part})"


def _join(*signs: str) -> Callable[[Sequence[str]], str]:
    """Return the function that writes a sign before each part but the first."""

    def write(parts: Sequence[str]) -> str:
        first, *others = parts or [""]
        pairs = zip(signs, filter(str.strip, others), strict=False)
        return first.rstrip() + "".join(sign + _group(part) for sign, part in pairs) + " "

    return write


def _fraction(parts: Sequence[str]) -> str:
    return f" {'/'.join(map(_group, parts))} "


_WRITERS: Mapping[str, Callable[[Sequence[str]], str]] = {
    "mo": _operator,
    "mi": _name,
    "mtext": lambda parts: f" {''.join(parts)} ",
    "mfrac": _fraction,
    "msub": _join("_"),
    "munder": _join("_"),
    "msup": _join("^"),
    "mover": _join("^"),
    "msubsup": _join("_", "^"),
    "munderover": _join("_", "^"),
    "msqrt": lambda parts: f"√{_group(''.join(parts))}",
    "mroot": lambda parts: f"√{_group(parts[0] if parts else '')}",
    "mtd": lambda parts: f" {''.join(parts)} ",
    "mtr": lambda parts: f"{''.join(parts)}; ",
    **dict.fromkeys(_LEFT_OUT, lambda _: ""),
}
