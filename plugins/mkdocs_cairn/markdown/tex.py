# SPDX-License-Identifier: MIT
"""Converts a formula from TeX to MathML, as an element. The library does it; this module corrects a few things."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from math_core import LatexError, LatexToMathML

# Commands that authors know from other renderers and this library lacks. It also writes \ldots as three full stops,
# which would be read aloud and searched as such.
_MACROS = {
    "mbox": r"\text{#1}",
    "substack": r"\begin{subarray}{c}#1\end{subarray}",
    **dict.fromkeys(("ldots", "dots", "dotsc", "dotso", "hdots"), "…"),
    **dict.fromkeys(("dotsb", "dotsm", "dotsi"), r"\cdots"),
}
# The library sees one formula at a time, so numbered environments would all begin at (1). A \tag is kept.
_ENVIRONMENTS = {n: f"{n}*" for n in ("align", "equation", "gather", "multline")}
_ENVIRONMENTS |= {"split": "aligned", "smallmatrix": "matrix"}
_ENVIRONMENT = re.compile(rf"\\(begin|end)\s*\{{({'|'.join(_ENVIRONMENTS)})\}}")
_ROW_SKIP = re.compile(r"(\\\\)\s*\[\s*[-\d.]+\s*[a-z]{2}\s*\]")  # the library would show it: `[1em]`
_REFERS = r"Formulas are not numbered, so \eqref finds none."
_OFFSET = re.compile(r"^(?:macro)?\d*:?\d+:\s*")

# The library writes style attributes, which a content security policy of 'self' forbids. Each becomes a class.
_CLASSES = {
    "width:100%": "full",
    "width:50%": "half",
    "width:7.5%": "edge",
    "text-align:left": "start",
    "text-align:right": "end",
    "padding-left:0": "close-start",
    "padding-right:0": "close-end",
    "padding-left:1em": "apart",
    "padding-top:0": "close-above",
    "padding-bottom:0": "close-below",
    "padding-top:0.1667em": "low",
    "padding-left:0.1em": "narrow",
    "padding-left:0.1667em": "thin",
    "margin-left:-0.16666667em": "back",
    **{
        f"border-{side}:0.05em {style} currentcolor": f"{side}-{style}"
        for side in ("top", "right", "left")
        for style in ("solid", "dashed")
    },
}


class TexConverter:
    """Converts each formula once."""

    def __init__(self) -> None:
        self._converter = LatexToMathML(macros=_MACROS, fancy_error=False, allow_unreliable_rendering=True)
        self._converted: dict[tuple[str, bool], ET.Element | str] = {}

    def convert(self, tex: str, *, is_display: bool) -> ET.Element | str:
        """Return the formula as an element, or why it cannot be read."""
        if (tex, is_display) not in self._converted:
            try:
                mathml = self._converter.convert_with_local_state(_adapt_tex(tex), displaystyle=is_display)
                self._converted[tex, is_display] = _without_styles(mathml, tex) if 'href="#' not in mathml else _REFERS
            except LatexError as problem:
                self._converted[tex, is_display] = _OFFSET.sub("", str(problem))
            except ET.ParseError:
                self._converted[tex, is_display] = "It cannot be written as MathML."
        return self._converted[tex, is_display]


def _adapt_tex(tex: str) -> str:
    """Replace commands that the library does not know by commands that it knows."""
    tex = _ENVIRONMENT.sub(lambda m: rf"\{m[1]}{{{_ENVIRONMENTS[m[2]]}}}", _ROW_SKIP.sub(r"\1", tex))
    is_bare = r"\tag" in tex and r"\begin" not in tex  # which other renderers accept outside of an environment
    return rf"\begin{{equation*}}{tex}\end{{equation*}}" if is_bare else tex


def _without_styles(mathml: str, tex: str) -> ET.Element:
    """Return the element, with classes in place of style attributes."""
    xml = mathml.replace("&ApplyFunction;", "\u2061").replace("&InvisibleTimes;", "\u2062")
    math = ET.fromstring(xml)  # noqa: S314  # the library's own output, not an author's
    for element in math.iter():
        element.attrib.pop("id", None)  # of a \label; a page may contain a formula twice
        styles = [s.replace(": ", ":") for s in element.attrib.pop("style", "").split(";") if s]
        classes = [f"cairn-tex-{_CLASSES[s]}" for s in styles if s in _CLASSES]
        if classes:
            element.set("class", " ".join(classes))
        for style in styles:
            if style.startswith("color:"):
                element.set("mathcolor", style[6:])
    math.set("data-tex", tex)
    return math
