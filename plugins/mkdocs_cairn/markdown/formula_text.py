# SPDX-License-Identifier: MIT
"""Writes the formulas of plain text, such as a first sentence: as MathML, or as text where nothing else can stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from cairn.text.formula import Notation, current_notation, find_formulas, may_hold_formulas
from mkdocs_cairn.markdown.tex import TexConverter

_BETWEEN = {"msub": "_", "msup": "^", "munder": "_", "mover": "^", "mfrac": "/"}
_AROUND = {"msubsup": ("_", "^"), "munderover": ("_", "^")}
_SPACED = frozenset("=<>≤≥≠≈∼≡→←∈∣≻≺+−±·×,:;")
_AFTER = frozenset(",:;∑∏∫")
_UNSEEN = str.maketrans("\u2061", " ", "\u2062\u2063\u200b")
_converter = cache(TexConverter)


def show_formulas(text: str) -> str:
    """Return plain text as HTML with its formulas; a text without any, which is the usual case, as it is."""
    if not may_hold_formulas(text) or current_notation() is not Notation.GUARDED:
        return text
    return Markup("").join(_write(text, _as_html, escape))


def read_formulas(text: str) -> str:
    """Return plain text with its formulas in letters and signs: `x^2` for `$x^{2}$`."""
    if not may_hold_formulas(text) or current_notation() is not Notation.GUARDED:
        return text
    return "".join(_write(text, _as_text, str))


def _write(text: str, write_formula: Callable[[str], str], write_text: Callable[[str], str]) -> Iterator[str]:
    done = 0
    for formula in find_formulas(text):
        yield write_text(text[done : formula.start])
        yield write_formula(formula.tex.strip())
        done = formula.end
    yield write_text(text[done:])


def _as_html(tex: str) -> str:
    math = _converter().convert(tex, is_display=False)
    if isinstance(math, str):
        return Markup("<code>{}</code>").format(tex)
    return Markup(ET.tostring(math, encoding="unicode", short_empty_elements=False))  # noqa: S704


def _as_text(tex: str) -> str:
    math = _converter().convert(tex, is_display=False)
    return tex if isinstance(math, str) else " ".join(_read(math).translate(_UNSEEN).split())


def _read(element: ET.Element) -> str:
    """Return a part of a formula as text."""
    tag, parts = element.tag, [_read(child) for child in element]
    if tag == "mo" and (element.text or "") in _SPACED and "0" not in {element.get("lspace"), element.get("rspace")}:
        return f"{element.text} " if element.text in _AFTER else f" {element.text} "
    if tag == "mspace":
        return " "
    if tag in _BETWEEN and len(parts) == 2:  # noqa: PLR2004  # a base and a script, or two halves
        return f"{_group(parts[0]) if tag == 'mfrac' else parts[0].strip()}{_BETWEEN[tag]}{_group(parts[1])}"
    if tag in _AROUND:
        scripts = (f"{sign}{_group(part)}" for sign, part in zip(_AROUND[tag], parts[1:], strict=True))
        return "".join((parts[0].strip(), *scripts, " " if tag == "munderover" else ""))
    if tag in {"msqrt", "mroot"}:
        return f"√{_group(''.join(parts[:1] if tag == 'mroot' else parts))}"
    return (element.text or "") + "".join(parts)


def _group(text: str) -> str:
    text = "".join(text.split())
    return text if len(text) < 2 or text.isalnum() else f"({text})"  # noqa: PLR2004
