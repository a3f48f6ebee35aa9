# SPDX-License-Identifier: MIT
"""The part of CBOR (RFC 8949) that Pagefind's files use: numbers, texts and arrays of known length."""

from __future__ import annotations

from typing import Any

_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_SHORT = 24
NUMBER, NEGATIVE, BYTES, TEXT, ARRAY = 0, 1, 2, 3, 4


def head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return the major type of the item at `start`, the number in its head, and where its head ends."""
    kind, short = data[start] >> 5, data[start] & 31
    width = _WIDTHS.get(short, 0)
    number = int.from_bytes(data[start + 1 : start + 1 + width], "big") if width else short
    return kind, number, start + 1 + width


def read(data: bytes, start: int = 0) -> tuple[Any, int]:
    """Return the item at `start`, and where it ends.

    Raises:
        ValueError: it has another type.
    """
    kind, number, at = head(data, start)
    if kind == NUMBER:
        return number, at
    if kind == TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if kind != ARRAY:
        raise ValueError(f"an item of type {kind} at byte {start}")
    items = []
    for _ in range(number):
        item, at = read(data, at)
        items.append(item)
    return items, at


def write(value: int | str | list[Any]) -> bytes:
    """Return a value in CBOR."""
    if isinstance(value, int):
        return write_head(NUMBER, value)
    if isinstance(value, str):
        data = value.encode("utf-8")
        return write_head(TEXT, len(data)) + data
    return write_head(ARRAY, len(value)) + b"".join(map(write, value))


def write_head(kind: int, number: int) -> bytes:
    """Return the head of an item in its shortest form."""
    if number < _SHORT:
        return bytes((kind << 5 | number,))
    short, width = next((short, width) for short, width in _WIDTHS.items() if number < 1 << 8 * width)
    return bytes((kind << 5 | short,)) + number.to_bytes(width, "big")
