# SPDX-License-Identifier: MIT
"""Replaces formulas in Markdown by MathML, for a host that does not know them."""

from __future__ import annotations

import re

from markdown import Markdown

from cairn.text.formula import Formula, find_formulas, may_hold_formulas
from cairn.text.markdown import mask_all_but_formulas
from mkdocs_cairn.markdown.formulas import MathExtension

_ESCAPED = re.compile(r"\\[^\0\n]")
_SPECIAL = re.compile(r"[\\`*_\[\]~^$|{}:=#!+]")
"""Characters that Markdown or an extension would interpret inside the HTML of a formula."""
_SYNTAX = re.compile(r"<[^>]*>")


class Formulas:
    """Turns formulas into HTML that Markdown leaves unchanged."""

    def __init__(self) -> None:
        self._parser = Markdown(extensions=[MathExtension()])

    def write(self, text: str) -> str:
        """Return a text with its formulas as HTML, and its escaped dollars as entities."""
        if not may_hold_formulas(text):
            return text
        masked = mask_all_but_formulas(text)
        parts: list[str] = []
        done = 0
        for formula in find_formulas(masked):
            start = formula.start if formula.line_start < 0 else formula.line_start
            parts += _escape_dollars(text, masked, done, start), self._write(formula, text[start : formula.end])
            done = formula.end
        return "".join((*parts, _escape_dollars(text, masked, done, len(text))))

    def _write(self, formula: Formula, text: str) -> str:
        html = self._convert(text.strip())
        if formula.line_start < 0:
            return _shield(html)
        if text[:1].isspace():  # in a list, where a block of HTML would have to be indented
            return text[: len(text) - len(text.lstrip())] + _shield(
                html.replace("<div", "<span").replace("</div", "</span")
            )
        return f"\n{html}\n"

    def _convert(self, formula: str) -> str:
        html = self._parser.reset().convert(formula).strip()
        return html.removeprefix("<p>").removesuffix("</p>").replace("\n", " ")


def _escape_dollars(text: str, masked: str, start: int, end: int) -> str:
    """Return a part of the text with escaped dollars as entities, which every host knows."""
    parts: list[str] = []
    for sign in _ESCAPED.finditer(masked, start, end):
        if sign[0] == r"\$":
            parts += text[start : sign.start()], "&#36;"
            start = sign.end()
    return "".join((*parts, text[start:end]))


def _shield(html: str) -> str:
    """Write special characters in the text and the attributes of an element as entities."""
    parts: list[str] = []
    end = 0
    for tag in _SYNTAX.finditer(html):
        parts += _entities(html[end : tag.start()]), _attributes(tag[0])
        end = tag.end()
    return "".join((*parts, _entities(html[end:])))


def _entities(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _attributes(tag: str) -> str:
    return re.sub(r'"([^"]*)"', lambda value: f'"{_entities(value[1])}"', tag)
