# SPDX-License-Identifier: MIT
"""Turns cost over size into a drawing, both axes logarithmic: a straight line that rises by one is linear growth.

The drawing has a light ground of its own and so reads the same on a light page and on a dark one. It has no
style sheet and no style attribute, which a strict content security policy would refuse.
"""

from __future__ import annotations

import math
from html import escape
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Lines: TypeAlias = Mapping[str, Sequence[tuple[int, float]]]

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 276, 52, 48
GROUND, INK, FAINT = "#fafaf8", "#33363b", "#d8d8d4"
COLORS = ("#b3321b", "#0b62a8", "#6b4ba3", "#3b6e22", "#8a5a00")
"""Each at least 4.5 to 1 against the ground. The shapes and the names tell the lines apart too."""
SHAPES = (
    '<circle cx="{x}" cy="{y}" r="4.5" fill="{color}"/>',
    '<rect x="{left}" y="{top}" width="8" height="8" fill="{color}"/>',
    '<path d="M{x} {top}l5 9h-10z" fill="{color}"/>',
    '<path d="M{x} {top}l4.5 4.5-4.5 4.5-4.5-4.5z" fill="{color}"/>',
    '<circle cx="{x}" cy="{y}" r="4" fill="none" stroke="{color}" stroke-width="2"/>',
)
LINE_HEIGHT = 16


class Scale:
    """Maps a range of numbers to a range of places by their logarithms."""

    def __init__(self, least: float, most: float, begin: float, end: float):
        self._least, self._begin = math.log(least), begin
        self._step = (end - begin) / ((math.log(most) - self._least) or 1)

    def __call__(self, value: float) -> float:
        return round(self._begin + (math.log(value) - self._least) * self._step, 1)


def round_numbers(least: float, most: float) -> list[float]:
    """The numbers 1, 2 and 5 with any zeros, from the last below the range to the first above it."""
    every = [digit * 10.0**power for power, digit in product(range(-3, 6), (1, 2, 5))]
    below = [number for number in every if number <= least][-1:]
    return below + [number for number in every if least < number < most] + [n for n in every if n >= most][:1]


def draw(lines: Lines, title: str, note: str) -> str:
    """The text of an SVG; each line is a name with its points of size and seconds."""
    sizes = sorted({size for points in lines.values() for size, _ in points})
    ticks = round_numbers(*extremes([cost for points in lines.values() for _, cost in points]))
    x = Scale(sizes[0], sizes[-1], LEFT + 16, WIDTH - RIGHT)
    y = Scale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"',
        f'  role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="13" fill="{INK}">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(describe(lines))}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="6" fill="{GROUND}"/>',
        f'<text x="16" y="26" font-size="15" font-weight="bold">{escape(title)}</text>',
        f'<text x="{WIDTH - 16}" y="{HEIGHT - 14}" text-anchor="end" font-size="11">{escape(note)}</text>',
    )
    return "\n".join([*head, *draw_axes(sizes, ticks, x, y), *draw_lines(lines, x, y), "</svg>", ""])


def extremes(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)


def describe(lines: Lines) -> str:
    """The drawing in words."""
    parts = [f"{name}: " + ", ".join(f"{cost:.1f} s at {size:,}" for size, cost in lines[name]) for name in lines]
    return "Over the number of concepts. " + "; ".join(parts) + "."


def draw_axes(sizes: Sequence[int], ticks: Sequence[float], x: Scale, y: Scale) -> Iterator[str]:
    for tick in ticks:
        yield f'<path d="M{LEFT} {y(tick)}H{WIDTH - RIGHT + 16}" stroke="{FAINT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y(tick) + 4.5:.1f}" text-anchor="end">{tick:g}</text>'
    for size in sizes:
        yield f'<path d="M{x(size)} {TOP}V{HEIGHT - BOTTOM + 5}" stroke="{FAINT}"/>'
        yield f'<text x="{x(size)}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{(LEFT + 16 + WIDTH - RIGHT) / 2:g}" y="{HEIGHT - 10}" text-anchor="middle">concepts</text>'


def draw_lines(lines: Lines, x: Scale, y: Scale) -> Iterator[str]:
    labels = spread({name: y(points[-1][1]) for name, points in lines.items()})
    for (name, points), color, shape in zip(lines.items(), COLORS, SHAPES, strict=False):
        places = [(x(size), y(cost)) for size, cost in points]
        path = " ".join(f"{across},{down}" for across, down in places)
        yield f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>'
        for across, down in places:
            yield shape.format(x=across, y=down, left=round(across - 4, 1), top=round(down - 5, 1), color=color)
        yield f'<text x="{places[-1][0] + 14}" y="{labels[name] + 4.5:.1f}" fill="{color}">{escape(name)}</text>'


def spread(wanted: Mapping[str, float]) -> dict[str, float]:
    """Places for labels near where they are wanted, none on another."""
    found: dict[str, float] = {}
    highest = -math.inf
    for name in sorted(wanted, key=lambda name: (wanted[name], name)):
        found[name] = max(wanted[name], highest)
        highest = found[name] + LINE_HEIGHT
    lowest = float(HEIGHT - BOTTOM)
    for name in reversed(found):
        found[name] = min(found[name], lowest)
        lowest = found[name] - LINE_HEIGHT
    return found
