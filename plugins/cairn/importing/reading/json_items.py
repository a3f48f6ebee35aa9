# SPDX-License-Identifier: MIT
"""Read a JSON list, or the lists of a JSON object, item by item, so that each has its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span, count_lines

_T = TypeVar("_T")
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=lambda _name: None)
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""How a character above U+FFFF is written, or half of one, which no file can hold."""
_FAULT = "This is not JSON ({reason}). Correct it, or write the file again."


Items = tuple[tuple[int, Any], ...]
"""The line and the value of each item of a list; numbers are `Decimal`."""


def read_items(source: Source) -> Items | Problem:
    """Return the items of the list in a source."""
    found = _read(source, lambda text: _decode_list(text, 0))
    return found if isinstance(found, Problem) else _with_lines(source.text, found)


def read_object(source: Source) -> Mapping[str, Any] | Problem:
    """Return the values of the object in a source by key; a list in it becomes `Items`."""
    found = _read(source, _decode_object)
    if isinstance(found, Problem):
        return found
    return {key: _with_lines(source.text, value) if isinstance(value, tuple) else value for key, value in found.items()}


def _read(source: Source, decode: Callable[[str], tuple[_T, int]]) -> _T | Problem:
    text = source.text
    try:
        found, end = decode(text)
        _expect_end(text, end)
    except json.JSONDecodeError as error:
        line = text.count("\n", 0, error.pos) + 1
        return Problem(Code.IMPORT_DAMAGED, Span(source.path, line), _FAULT.replace("{reason}", error.msg))
    except (RecursionError, ArithmeticError):  # nested thousands of levels deep, or a number without bounds
        reason = "it is nested too deep, or has a number that is too large"
        return Problem(Code.IMPORT_DAMAGED, Span(source.path, 1), _FAULT.replace("{reason}", reason))
    return _mend(found) if _HALF_CHARACTER.search(text) else found


def _mend(value: Any) -> Any:
    """Return a value in which the Unicode replacement character stands for each half of a character."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, Mapping):
        return {_mend(key): _mend(each) for key, each in value.items()}
    return type(value)(map(_mend, value)) if isinstance(value, (list, tuple)) else value


def _with_lines(text: str, items: Sequence[tuple[int, Any]]) -> Items:
    lines = count_lines(text, (position for position, _ in items))
    return tuple((1 + line, value) for line, (_, value) in zip(lines, items, strict=True))


def _decode_object(text: str) -> tuple[dict[str, Any], int]:
    """Return the values of an object, and its end; a list is a tuple of the position and the value of each item."""
    found: dict[str, Any] = {}
    position = _expect(text, 0, "{")
    while not text.startswith("}", position):
        key, end = _DECODER.raw_decode(text, position)
        position = _expect(text, end, ":")
        is_list = text.startswith("[", position)
        value, end = _decode_list(text, position) if is_list else _DECODER.raw_decode(text, position)
        found[str(key)] = value
        position = _skip(text, end)
        if text.startswith("}", position):
            break
        position = _expect(text, position, ",")
    return found, position + 1


def _decode_list(text: str, start: int) -> tuple[tuple[tuple[int, Any], ...], int]:
    """Return the position and the value of each item, and the end of the list."""
    found = []
    position = _expect(text, start, "[")
    while not text.startswith("]", position):
        value, end = _DECODER.raw_decode(text, position)
        found.append((position, value))
        position = _skip(text, end)
        if text.startswith("]", position):
            break
        position = _expect(text, position, ",")
    return tuple(found), position + 1


def _expect(text: str, position: int, sign: str) -> int:
    start = _skip(text, position)
    if not text.startswith(sign, start):
        raise json.JSONDecodeError(f"expecting '{sign}'", text, start)
    return _skip(text, start + 1)


def _expect_end(text: str, position: int) -> None:
    end = _skip(text, position)
    if end < len(text):
        raise json.JSONDecodeError("extra data", text, end)


def _skip(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position
