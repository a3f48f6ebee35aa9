# SPDX-License-Identifier: MIT
r"""Write the parts of a line: texts with formulas, links, images and code.

Formulas between `\(` and `\)`, `\[` and `\]`, or two `$$` become formulas here. A single `$` is a dollar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from cairn.importing.output.markdown_text import escape_line
from cairn.text.paired_marks import find_pairs

_OPEN, _CLOSE = re.compile(r"\\\("), re.compile(r"\\\)")
_OPEN_BLOCK, _CLOSE_BLOCK = re.compile(r"\\\["), re.compile(r"\\\]")
_DOLLARS = re.compile(r"\$\$")
_FORMULAS = ((_OPEN, _CLOSE, False), (_OPEN_BLOCK, _CLOSE_BLOCK, True), (_DOLLARS, _DOLLARS, True))
_MAY_HOLD = re.compile(r"\\[(\[]|\$\$")
_NOT_FIRST = frozenset(")\"'”’,;")
"""With one of these behind it, a dollar sign begins no formula."""
_WORD = re.compile(r"[^\W\d_]{2}")
_TICKS = re.compile("`+")
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE = frozenset({"http", "https", "mailto"})
_ODD = re.compile(r"[<>()\[\]{}\\\"'`|]")
"""Signs that would end a target in Markdown."""


def find_formulas(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of each formula of a source, and what it is in Markdown."""
    if not _MAY_HOLD.search(text):
        return
    done = 0
    found = (
        (start, end, text[first:last], is_block)
        for opening, closing, is_block in _FORMULAS
        for start, first, last, end in find_pairs(text, opening, closing, 1)
    )
    for start, end, tex, is_block in sorted(found):
        if start >= done and tex.strip() and "$" not in tex:
            yield start, end, write_formula(tex, text[start - 1 : start], text[end : end + 1], is_block=is_block)
            done = end


def write_formula(tex: str, before: str = "x", after: str = "x", *, is_block: bool = False) -> str:
    """Return a formula; `before` and `after` are the characters beside it."""
    bare = " ".join(tex.split())
    if is_block:
        return f"$${bare}$$"
    is_apart = not before.isalnum() and not after.isalnum() and "$" not in bare
    return f"${bare}$" if is_apart and not _looks_like_text(bare) else f"\\({bare}\\)"


def _looks_like_text(tex: str) -> bool:
    """Return whether a formula between dollar signs could be taken for a quotation, or for a price and some words."""
    is_price = tex[:1].isdigit() and not {*"\\{"} & {*tex} and _WORD.search(tex) is not None
    return tex[:1] in _NOT_FIRST or is_price


def write_text(text: str, paired: str = "", also: str = "") -> str:
    """Return one line of text with its formulas.

    `paired` are signs that are markup if there are two of them, and `also` further signs that are markup here.
    """
    parts: list[str] = []
    done = 0
    for start, end, formula in find_formulas(text):
        parts += escape_line(text[done:start]), formula
        done = end
    parts.append(escape_line(text[done:]))
    for number in range(0, len(parts), 2):
        for sign in (*paired, *also):
            parts[number] = parts[number].replace(sign, f"&#{ord(sign)};")
    return "".join(parts)


def write_code(content: str) -> str:
    """Return a code span."""
    bare = " ".join(content.split())
    runs = {len(run) for run in _TICKS.findall(bare)}
    ticks = "`" * next(number for number in count(1) if number not in runs)  # three of them could begin a fence
    gap = " " if bare.startswith("`") or bare.endswith("`") else ""
    return f"{ticks}{gap}{bare}{gap}{ticks}"


def write_fence(code: str, language: str) -> str:
    """Return a fence that is longer than any in the code."""
    ticks = "`" * max(3, max((len(run) for run in _TICKS.findall(code)), default=0) + 1)
    text = code.strip("\n")
    return f"{ticks}{language}\n{text}\n{ticks}"


def write_label(text: str) -> str:
    """Return a text for between the brackets of a link or image."""
    return write_text(" ".join(text.split()), also="]")


def has_scheme(target: str) -> bool:
    """Return whether the address of a link is not relative."""
    bare = _CONTROLS.sub("", target)
    return bool(_SCHEME.match(bare)) or bare.startswith("//")


def safe_target(target: str) -> str:
    """Return the address of a link as Markdown; empty for a scheme other than that of a web or mail address."""
    bare = _CONTROLS.sub("" if ":" in target.split("/", maxsplit=1)[0] else "%20", target.strip())
    scheme = _SCHEME.match(bare)
    if scheme and scheme["scheme"].lower() not in _SAFE:
        return ""
    return _ODD.sub(lambda found: f"%{ord(found[0]):02X}", bare)
