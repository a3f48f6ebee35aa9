# SPDX-License-Identifier: MIT
"""Find texts of which YAML takes the end, or the whole, as a comment: `title: #inflation`, `title: C # and more`.

Comments are allowed. Only the values of keys that hold a text or a name are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cairn.text.problem import Code, Problem
from cairn.text.prose import shorten
from cairn.text.source import Span
from cairn.yaml.positions import YamlPosition, find_positions

_MAY_HAVE_COMMENT = re.compile(r"^[ \t]*[^\s#].*[ \t]#", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+(?P<comment>#(?![ \t]*cairn:)[^\n]*)")
_WORD = re.compile(r"#(?:\S|\s*\Z)")
"""A `#` that looks like a part of a name; a comment usually has a space after it."""
_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TextKeys:
    """The keys of a kind of file whose values may lose text."""

    texts: Collection[str]
    """The keys that hold a text, or a list of texts."""
    names: Collection[str]
    """The keys that hold names, beside which a comment is common."""


def find_commented_texts(text: str, path: str, keys: TextKeys, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each text without quotes that a comment follows; `first_line` is the line of its start."""
    if not _MAY_HAVE_COMMENT.search(text):
        return
    for position in find_positions(text):
        key = next((key for key in reversed(position.path) if key), "")
        if position.kind != "text" or position.style or not (key in keys.texts or key in keys.names):
            continue
        match = _COMMENT.match(text, position.end)
        if match and (key in keys.texts or _WORD.match(match["comment"])):
            line = first_line + position.line + text.count("\n", position.start, position.end)
            yield _problem(position, key, match["comment"].rstrip(), Span(path, line))


def _problem(position: YamlPosition, key: str, comment: str, span: Span) -> Problem:
    cut = f"YAML takes '{shorten(comment, _MAX_SHOWN)}' as a comment"
    name = f"'{key}'" if position.path[-1] else f"an entry of '{key}'"
    if not position.value:
        return Problem(Code.VALUE_COMMENTED, span, f"{cut}, so {name} is empty. Put quotes around it.")
    fault = f"{cut}, so {name} is only '{shorten(position.value, _MAX_SHOWN)}'."
    return Problem(Code.VALUE_CUT, span, f"{fault} If it belongs to the value, put quotes around both.")
