# SPDX-License-Identifier: MIT
"""Draws the icon of a site: a cairn of three stones, in the colors of the site.

The stones stay within the circle that every home screen shows. As a picture of pixels, the icon is a PNG with a palette
that leads from the color of the ground to that of the stones, so that edges are smooth.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from math import sqrt

SIZES = (180, 192, 512)
"""The sizes that home screens ask for, in pixels."""
_UNIT = 512
_STONES = ((256, 340, 138, 50), (244, 242, 100, 42), (264, 160, 64, 34))
"""The centers and half axes of the stones, from below."""
_ROWS, _STEPS = 4, 64
"""How finely edges are drawn: rows for each row of pixels, and shades from the ground to the stones."""
_WEIGHTS, _LIGHT = (0.2126, 0.7152, 0.0722), 0.4
"""How bright red, green and blue are, and the brightness from which a ground is light."""


def write_svg(ground: str) -> str:
    """Return the icon as SVG; `ground` is a color such as `#4051b5`."""
    stones = "".join(f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"/>' for x, y, rx, ry in _STONES)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_UNIT} {_UNIT}">'
    return f'{head}<path fill="{ground}" d="M0 0h512v512H0z"/><g fill="{_choose_stone(ground)}">{stones}</g></svg>\n'


@cache
def write_png(ground: str, size: int) -> bytes:
    """Return the icon as PNG, with that many pixels on each side."""
    colors = zip(_parse(ground), _parse(_choose_stone(ground)), strict=True)
    ramps = [[start + (end - start) * step // _STEPS for step in range(_STEPS + 1)] for start, end in colors]
    palette = bytes(value for color in zip(*ramps, strict=True) for value in color)
    rows = b"".join(b"\0" + row for row in _draw_rows(size))
    header = struct.pack(">IIBBBBB", size, size, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_write_chunk(name, data) for name, data in chunks)


def _draw_rows(size: int) -> Iterator[bytes]:
    """Yield the rows of the picture; each pixel is the share of it that a stone covers, in steps."""
    scale = size / _UNIT
    for row in range(size):
        changes = [0] * (size + 2)
        for part in range(_ROWS):
            y = (row + (part + 0.5) / _ROWS) / scale
            for x, center, rx, ry in _STONES:
                if abs(y - center) < ry:
                    half = rx * sqrt(1 - ((y - center) / ry) ** 2)
                    _add_change(changes, (x - half) * scale, _STEPS // _ROWS)
                    _add_change(changes, (x + half) * scale, -_STEPS // _ROWS)
        yield bytes(accumulate(changes[:size]))


def _add_change(changes: list[int], x: float, height: int) -> None:
    """Change the shade from a point on, which may be within a pixel."""
    pixel = int(x)
    within = round(height * (pixel + 1 - x))
    changes[pixel] += within
    changes[pixel + 1] += height - within


def _write_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _choose_stone(ground: str) -> str:
    """Return a color that contrasts with the ground."""
    shares = ((value / 255) ** 2.2 for value in _parse(ground))
    luminance = sum(weight * share for weight, share in zip(_WEIGHTS, shares, strict=True))
    return "#1e2129" if luminance > _LIGHT else "#ffffff"


def _parse(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
