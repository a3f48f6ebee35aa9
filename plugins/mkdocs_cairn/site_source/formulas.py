# SPDX-License-Identifier: MIT
"""Formulas in a Markdown text as MathML, for a host that knows nothing of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown

from cairn.markdown import mask_code
from mkdocs_cairn.math import BLOCK, INLINE, MathExtension

if TYPE_CHECKING:
    from collections.abc import Callable

_LINES = re.compile(rf"^{BLOCK}", re.MULTILINE)
_INLINE = re.compile(INLINE)
_FORMULA_GROUPS = ("display", "dollar", "parenthesis")
_SIGNS = re.compile(r"[\\`*_\[\]~^$|{}:=#!+]")
"""What Markdown or an extension would read inside the HTML of a formula."""
_DOLLAR, _BACKSLASH = "\ue0f4", "\ue0f5"
"""Stand for themselves where formulas must not be taken for code; no author types them."""
_SYNTAX = re.compile(r"<[^>]*>")


class Formulas:
    """Turns the formulas of Markdown texts into HTML that passes through Markdown as it is."""

    def __init__(self) -> None:
        self._parser = Markdown(extensions=[MathExtension()])

    def write(self, text: str) -> str:
        """Return the text with its formulas as HTML, and escaped dollars as such."""
        if not any(sign in text for sign in ("$", r"\(", r"\[")):
            return text
        return _replace(_INLINE, _replace(_LINES, text, self._block), self._inline)

    def _block(self, match: re.Match[str], text: str) -> str:
        html = self._convert(text.strip())
        if match[0][:1].isspace():  # it belongs to a list, where a block of HTML would have to be indented
            return text[: len(text) - len(text.lstrip())] + _shield(
                html.replace("<div", "<span").replace("</div", "</span")
            )
        return f"\n{html}\n"

    def _inline(self, match: re.Match[str], text: str) -> str:
        if text == r"\$":
            return "&#36;"
        is_formula = any(match[name] and match[name].strip() for name in _FORMULA_GROUPS)
        return _shield(self._convert(text)) if is_formula else text

    def _convert(self, formula: str) -> str:
        html = self._parser.reset().convert(formula).strip()
        return html.removeprefix("<p>").removesuffix("</p>").replace("\n", " ")


def _replace(pattern: re.Pattern[str], text: str, write: Callable[[re.Match[str], str], str]) -> str:
    """Replace what a pattern finds outside code; `write` is given the match and the text itself."""
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(_without_code(text)):
        parts += text[end : match.start()], write(match, text[match.start() : match.end()])
        end = match.end()
    return "".join((*parts, text[end:]))


def _without_code(text: str) -> str:
    """Return the text with its code blotted out, and its formulas as they are."""
    hidden = text.replace("$", _DOLLAR).replace("\\", _BACKSLASH)  # that makes them prose
    return mask_code(hidden).replace(_DOLLAR, "$").replace(_BACKSLASH, "\\")


def _shield(html: str) -> str:
    """Write the signs of Markdown in the words and attributes of an element as entities."""
    parts: list[str] = []
    end = 0
    for tag in _SYNTAX.finditer(html):
        parts += _entities(html[end : tag.start()]), _attributes(tag[0])
        end = tag.end()
    return "".join((*parts, _entities(html[end:])))


def _entities(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _attributes(tag: str) -> str:
    return re.sub(r'"([^"]*)"', lambda value: f'"{_entities(value[1])}"', tag)
