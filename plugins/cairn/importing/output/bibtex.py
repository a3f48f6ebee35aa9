# SPDX-License-Identifier: MIT
"""Write a reference of the export as a BibTeX entry: its title, with the exported lines as a note."""

from __future__ import annotations

import re

from cairn.importing.references import ExportedReference

_LIGATURE = r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[!?])(?=`)"
_SPECIAL = re.compile(rf"[\\{{}}%&$#_~]|{_LIGATURE}")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "": "{}"}


def compile_entry(reference: ExportedReference) -> str:
    """Return the BibTeX entry, without a newline at its end."""
    title, note = escape_latex(reference.title), escape_latex("; ".join(reference.lines))
    return f"@misc{{{reference.key},\n  title = {{{title}}},\n  note = {{{note}}},\n}}"


def escape_latex(text: str) -> str:
    """Return LaTeX that typesets exactly this text."""
    return _SPECIAL.sub(lambda m: _ESCAPES.get(m[0], "\\" + m[0]), text)
