# SPDX-License-Identifier: MIT
"""Read a JSON list item by item, so that each has its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span, count_lines

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=lambda _name: None)
_FAULT = "This is not JSON ({reason}). Correct it, or write the file again."


def read_items(source: Source) -> tuple[tuple[int, Any], ...] | Problem:
    """Return the line and the value of each item of the list in a source; numbers are `Decimal`."""
    text = source.text
    try:
        items = list(_decode(text))
    except json.JSONDecodeError as error:
        line = text.count("\n", 0, error.pos) + 1
        return Problem(Code.IMPORT_DAMAGED, Span(source.path, line), _FAULT.replace("{reason}", error.msg))
    except (RecursionError, ArithmeticError):  # nested thousands of levels deep, or a number without bounds
        reason = "it is nested too deep, or has a number that is too large"
        return Problem(Code.IMPORT_DAMAGED, Span(source.path, 1), _FAULT.replace("{reason}", reason))
    lines = count_lines(text, (position for position, _ in items))
    return tuple((1 + line, value) for line, (_, value) in zip(lines, items, strict=True))


def _decode(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the position and the value of each item."""
    position = _expect(text, 0, "[")
    while not text.startswith("]", position):
        value, end = _DECODER.raw_decode(text, position)
        yield position, value
        end = _skip(text, end)
        if text.startswith("]", end):
            return
        position = _expect(text, end, ",")


def _expect(text: str, position: int, sign: str) -> int:
    start = _skip(text, position)
    if not text.startswith(sign, start):
        raise json.JSONDecodeError(f"expecting '{sign}'", text, start)
    return _skip(text, start + 1)


def _skip(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position
