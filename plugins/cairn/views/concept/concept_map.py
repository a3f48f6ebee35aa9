# SPDX-License-Identifier: MIT
"""The concept map: prerequisites, the concept and its dependents as boxes with lines between them.

Only the geometry is computed here, in SVG user units. The template draws it; every box is a real link.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cairn.content.page_link import PageLink

WIDTH = 688
_SIDE = 204
_MIDDLE = 224
_BOX = 44
_ROW = 56
_TOP = 28
_ROWS = 5
_LINE = 15
_CAPITAL = 9
_LINE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class MapBox:
    """A box with a label."""

    x: float
    """The position of its left edge."""
    y: float
    """The position of its top edge."""
    width: int
    """Its width; all boxes have the same height."""
    lines: tuple[str, ...]
    """The lines of its label, shortened if necessary."""
    link: PageLink
    """The link of the box."""
    is_here: bool = False
    """Whether it shows the concept of the page."""

    @property
    def middle(self) -> float:
        """The vertical position of its center."""
        return self.y + _BOX / 2

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """The lines of its label, each with the position of its baseline."""
        first = self.middle + _CAPITAL / 2 - (len(self.lines) - 1) * _LINE / 2
        return tuple((first + n * _LINE, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class ConceptMap:
    """The geometry of a concept map."""

    width: int
    """The width of the drawing."""
    height: int
    """The height of the drawing."""
    boxes: tuple[MapBox, ...]
    """The boxes in reading order: prerequisites, the concept, dependents."""
    edges: tuple[str, ...]
    """The lines between boxes, as SVG path data."""
    more_before: int
    """The number of prerequisites that are left out."""
    more_after: int
    """The number of dependents that are left out."""


def build_concept_map(before: Sequence[PageLink], here: PageLink, after: Sequence[PageLink]) -> ConceptMap | None:
    """Arrange the first few links on each side of `here`; return None if both sides are empty."""
    if not before and not after:
        return None
    rows = max(min(len(before), _ROWS), min(len(after), _ROWS), 1)
    left = _column(before[:_ROWS], 0, rows)
    right = _column(after[:_ROWS], WIDTH - _SIDE, rows)
    x = (WIDTH - _MIDDLE) // 2
    center = MapBox(x, _TOP + (rows - 1) * _ROW / 2, _MIDDLE, _lines(here.title), here, is_here=True)
    edges = [_edge(_SIDE, box.middle, x, center.middle) for box in left]
    edges += [_edge(x + _MIDDLE, center.middle, WIDTH - _SIDE, box.middle) for box in right]
    return ConceptMap(
        width=WIDTH,
        height=_TOP + rows * _ROW,
        boxes=(*left, center, *right),
        edges=tuple(edges),
        more_before=max(0, len(before) - _ROWS),
        more_after=max(0, len(after) - _ROWS),
    )


def _column(links: Sequence[PageLink], x: float, rows: int) -> list[MapBox]:
    top = _TOP + (rows - len(links)) * _ROW / 2
    return [MapBox(x, top + n * _ROW, _SIDE, _lines(link.title), link) for n, link in enumerate(links)]


def _edge(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}" if y1 != y2 else f"M{x1:g} {y1:g}H{x2:g}"


@lru_cache(maxsize=1 << 14)  # a concept appears in the maps of all its neighbors
def _lines(title: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, _LINE_LENGTH, max_lines=2, placeholder="…"))
