# SPDX-License-Identifier: MIT
"""Makes syntax highlighting cheaper: what all blocks of code have in common is computed once.

PyMdown Extensions makes a formatter for each block, which goes through all colors of its style, and Pygments searches
some five hundred languages for a name, with the same result each time. Where the internals of these libraries have
changed, nothing is done.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pymdownx import highlight

_STYLES, _LEXERS = "_create_stylesheet", "get_lexer_by_name"
_ATTRIBUTES = "ttype2class", "class2style"


@cache
def speed_up_highlighting() -> None:
    """Have formatters of blocks and of inline code share their styles, and find each lexer once."""
    for name in ("BlockHtmlFormatter", "InlineHtmlFormatter"):
        formatter = getattr(highlight, name, None)
        if formatter and hasattr(formatter, _STYLES):
            setattr(formatter, _STYLES, _sharing(getattr(formatter, _STYLES)))
    if hasattr(highlight, _LEXERS):
        setattr(highlight, _LEXERS, _remembering(getattr(highlight, _LEXERS)))


def _sharing(create: Any) -> Any:
    known: dict[tuple[object, str], list[dict[Any, Any]]] = {}

    def create_stylesheet(formatter: Any) -> None:
        key = formatter.style, formatter.classprefix
        if key not in known:
            create(formatter)
            known[key] = [dict(getattr(formatter, name)) for name in _ATTRIBUTES]
        for name, value in zip(_ATTRIBUTES, known[key], strict=True):
            setattr(formatter, name, dict(value))

    return create_stylesheet


def _remembering(find: Any) -> Any:
    known: dict[str, type] = {}

    def get_lexer_by_name(name: str, **options: Any) -> Any:
        if name in known:
            return known[name](**options)
        lexer = find(name, **options)
        known[name] = type(lexer)
        return lexer

    return get_lexer_by_name
