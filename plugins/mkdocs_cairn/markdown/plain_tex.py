# SPDX-License-Identifier: MIT
r"""Writes formulas for other programs: as `\(x\)` and `\[x\]`, which most of them show with a script of their own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.util import AtomicString

from mkdocs_cairn.markdown.formulas import MathExtension


class PlainTexExtension(MathExtension):
    """Formulas in Markdown, which stay TeX."""

    def show(self, tex: str, md: Markdown, *, is_display: bool, tag: str) -> ET.Element:  # noqa: ARG002
        """Return an element with the formula between the marks of TeX."""
        shown = ET.Element(tag)
        shown.text = AtomicString(rf"\[{tex.strip()}\]" if is_display else rf"\({tex.strip()}\)")
        return shown
