# SPDX-License-Identifier: MIT
"""The small map of a concept: what comes before it, itself, what comes after, laid out as boxes and lines.

Only geometry is computed here, in SVG user units; the template draws it, and every box is a real link.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Its left edge."""
    y: float
    """Its upper edge."""
    width: int
    """All boxes have the same height."""
    lines: tuple[str, ...]
    """Its label, cut where it would not fit."""
    link: PageLink
    """Where it leads."""
    is_here: bool = False
    """Whether it is the concept of the page."""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + _BOX / 2

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """Each line of the label with the height on which it stands."""
        first = self.middle + _CAPITAL / 2 - (len(self.lines) - 1) * _LINE / 2
        return tuple((first + n * _LINE, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class ConceptMap:
    """A map."""

    width: int
    """Of the whole drawing."""
    height: int
    """Of the whole drawing."""
    boxes: tuple[MapBox, ...]
    """In reading order: before, this, after."""
    edges: tuple[str, ...]
    """SVG path data."""
    more_before: int
    """How many prerequisites it leaves out."""
    more_after: int
    """How many dependents it leaves out."""


def build_concept_map(before: Sequence[PageLink], here: PageLink, after: Sequence[PageLink]) -> ConceptMap | None:
    """Place the first few concepts on each side of `here`; None where both sides are empty."""
    if not before and not after:
        return None
    rows = max(min(len(before), _ROWS), min(len(after), _ROWS), 1)
    left = _column(before[:_ROWS], 0, rows)
    right = _column(after[:_ROWS], WIDTH - _SIDE, rows)
    x = (WIDTH - _MIDDLE) // 2
    centre = MapBox(x, _TOP + (rows - 1) * _ROW / 2, _MIDDLE, _lines(here.title), here, is_here=True)
    edges = [_edge(_SIDE, box.middle, x, centre.middle) for box in left]
    edges += [_edge(x + _MIDDLE, centre.middle, WIDTH - _SIDE, box.middle) for box in right]
    return ConceptMap(
        width=WIDTH,
        height=_TOP + rows * _ROW,
        boxes=(*left, centre, *right),
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


@lru_cache(maxsize=1 << 14)  # a concept stands in the maps of all its neighbours
def _lines(title: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, _LINE_LENGTH, max_lines=2, placeholder="…"))
