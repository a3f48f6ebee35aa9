# SPDX-License-Identifier: MIT
"""A reference of the export as an entry of `references.bib`: its title, with the export's line as a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cairn.importing.references import ExportedReference

_LIGATURE = r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[!?])(?=`)"
_SPECIAL = re.compile(rf"[\\{{}}%&$#_~]|{_LIGATURE}")
_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "": "{}"}


def compile_entry(reference: ExportedReference) -> str:
    """Return the entry, without a line end."""
    title, note = escape_latex(reference.title), escape_latex("; ".join(reference.lines))
    return f"@misc{{{reference.key},\n  title = {{{title}}},\n  note = {{{note}}},\n}}"


def escape_latex(text: str) -> str:
    """Return LaTeX that shows exactly this text."""
    return _SPECIAL.sub(lambda m: _WORDS.get(m[0], "\\" + m[0]), text)
