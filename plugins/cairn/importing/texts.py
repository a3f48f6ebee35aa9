# SPDX-License-Identifier: MIT
r"""Turn the texts of a source into Markdown: plain text, Markdown, HTML, or text as Moodle guesses it.

Formulas between `\(` and `\)`, `\[` and `\]`, or two `$$` become formulas here. A single `$` is a dollar.
"""

from __future__ import annotations

import re

from cairn.importing.html_markdown import compile_html
from cairn.importing.output.markdown_text import compile_markdown, escape_line
from cairn.text.markdown import mask_code
from cairn.text.paired_marks import find_pairs

PLAIN, MARKDOWN, HTML, MOODLE = "plain", "markdown", "html", "moodle"
KINDS = (PLAIN, MARKDOWN, HTML)
"""The kinds that an author may name."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_LIVE = re.compile(r"\[\[|\{\{|\{%|\{#|<(?=[a-zA-Z/!?])")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>[^#\n]+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_OPEN, _CLOSE = re.compile(r"\\\("), re.compile(r"\\\)")
_OPEN_BLOCK, _CLOSE_BLOCK = re.compile(r"\\\["), re.compile(r"\\\]")
_DOLLARS = re.compile(r"\$\$")
_FORMULAS = ((_OPEN, _CLOSE, "$"), (_OPEN_BLOCK, _CLOSE_BLOCK, "$$"), (_DOLLARS, _DOLLARS, "$$"))
_HOLDER = re.compile("\ufdd8([0-9]+)\ufdd9")


def to_markdown(text: str, kind: str) -> str:
    """Return a text as Markdown that shows what the source shows, without live markup of its own."""
    if not text.strip():
        return ""
    formulas: list[str] = []
    held = _hold_formulas(text.strip(), formulas)
    if kind == HTML or (kind == MOODLE and _TAG.search(held)):
        written = compile_html(held)
    elif kind == MARKDOWN:
        written = _guard(held)
    else:
        written = "\n".join(compile_markdown([line.strip() for line in held.split("\n") if line.strip()]))
    return _HOLDER.sub(lambda found: _put_back(found, formulas), written)


def _put_back(found: re.Match[str], formulas: list[str]) -> str:
    number = int(found[1]) if len(found[1]) < 8 else len(formulas)  # noqa: PLR2004
    return formulas[number] if number < len(formulas) else ""


def to_line(text: str) -> str:
    """Return a plain text on one line, for an answer that is compared with what learners type."""
    return " ".join(text.split())


def escape_text(text: str) -> str:
    """Return Markdown that shows a text of one line unchanged."""
    return escape_line(to_line(text))


def _hold_formulas(text: str, formulas: list[str]) -> str:
    """Replace each formula by a mark, so that nothing in it is escaped."""
    for opening, closing, mark in _FORMULAS:
        parts: list[str] = []
        done = 0
        for start, first, last, end in find_pairs(text, opening, closing, 1):
            body = " ".join(text[first:last].split())
            if "$" in body or "\ufdd8" in body or "<" in body:
                continue
            formulas.append(f"{mark}{body}{mark}")
            parts += text[done:start], f"\ufdd8{len(formulas) - 1}\ufdd9"
            done = end
        text = "".join((*parts, text[done:]))
    return text


def _guard(text: str) -> str:
    """Return Markdown in which links to concepts, macros and HTML are text, and headings are bold lines."""
    masked = mask_code(text)
    parts: list[str] = []
    done = 0
    for found in _LIVE.finditer(masked):
        escaped = "".join(f"&#{ord(character)};" for character in found[0])
        parts += text[done : found.start()], escaped
        done = found.end()
    guarded = "".join((*parts, text[done:]))
    return _HEADING.sub(lambda found: f"**{found['text']}**", guarded)
