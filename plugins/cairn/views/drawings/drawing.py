# SPDX-License-Identifier: MIT
"""A drawing of how concepts build on each other: boxes in columns by depth, each connected part by itself.

Boxes have places in a grid, and lines are SVG path data. All boxes have the same size, so the sizes here are those of
`drawings.css`, for text of 16 pixels.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cairn.content.page_link import PageLink
from cairn.site import Site
from cairn.views.drawings.chains import Step, build_chains, read_chains
from cairn.views.drawings.layers import Cell, Layers, build_layers
from cairn.views.drawings.part import Part, find_parts
from cairn.views.drawings.rows import assign_rows
from cairn.views.drawings.width import measure
from cairn.views.links import link_concept, link_map

MAX_BOXES = 60
"""The maximum number of concepts in a drawing."""
MAX_BELOW = 20
"""The maximum number of boxes that narrow screens show below each other; more would only repeat the list."""
MAX_LINES = 60
"""The maximum number of rows and columns of a part; nobody could follow the lines of a larger one."""
BOX_WIDTH, BOX_HEIGHT = 184, 44
COLUMN, ROW = 212, 56
"""The distance from one column or row to the next."""
_LABEL = 40
"""The width of a label, in Latin letters, that surely fits into its box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A concept in a drawing."""

    link: PageLink
    """Its page."""
    column: int
    """Its column, counted from 0."""
    row: int
    """Its row, counted from 0."""
    is_long: bool
    """Whether its title may be cut."""
    also: tuple[str, ...]
    """The titles of what it builds on, except for the last of them, in whose chain or branch it is."""
    branches: tuple[tuple[Box, ...], ...]
    """The chains of boxes that branch off here; see `chains`."""


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """Concepts that lines connect."""

    chains: tuple[tuple[Box, ...], ...]
    """The boxes, as chains from which shorter ones branch off."""
    width: int
    """The width of its columns."""
    height: int
    """The height of its rows."""
    lines: str
    """The lines between boxes, as SVG path data."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of some concepts."""

    parts: tuple[DrawnPart, ...]
    """The connected parts, the largest first."""
    others: tuple[PageLink, ...]
    """The concepts that no line leads to or from, in learning order."""
    map: PageLink | None
    """Their chapter on the map, which narrow screens link instead, if these are many."""


def compile_drawing(site: Site, concepts: Collection[str]) -> Drawing | None:
    """Return a drawing of concepts, or None if they are too many or if it would show only straight lines."""
    if len(concepts) > MAX_BOXES:
        return None
    ids = sorted(concepts, key=lambda c: site.positions[c])
    numbers = {concept: n for n, concept in enumerate(ids)}
    parts = find_parts([_known(numbers, (p.id for p in site.graph.before.get(c, ()))) for c in ids])
    links = [link_concept(site, c) for c in ids]
    connected = [part for part in parts if len(part.concepts) > 1]
    drawn = tuple(_draw_part(part, links) for part in connected)
    if not any(part.has_branch for part in connected) or any(_is_too_large(part) for part in drawn):
        return None
    others = tuple(links[part.concepts[0]] for part in parts if len(part.concepts) == 1)
    return Drawing(drawn, others, link_map(site, ids) if len(ids) > MAX_BELOW else None)


def _known(numbers: dict[str, int], concepts: Iterable[str]) -> list[int]:
    return [numbers[concept] for concept in concepts if concept in numbers]


def _is_too_large(part: DrawnPart) -> bool:
    return part.width > MAX_LINES * COLUMN or part.height > MAX_LINES * ROW


def _draw_part(part: Part, links: list[PageLink]) -> DrawnPart:
    chains = build_chains(part)
    order = {concept: n for n, concept in enumerate(read_chains(chains))}
    layers = build_layers(part, order)
    rows = assign_rows(layers)
    places = {cell.concept: (cell.column, row) for cell, row in rows.items() if cell.is_box}

    def box(step: Step) -> Box:
        link, (column, row) = links[step.concept], places[step.concept]
        before = sorted(part.before[step.concept], key=order.__getitem__)
        return Box(
            link=link,
            column=column,
            row=row,
            is_long=measure(link.title) > _LABEL,
            also=tuple(links[concept].title for concept in before[:-1]),
            branches=tuple(tuple(map(box, chain)) for chain in step.branches),
        )

    return DrawnPart(
        chains=tuple(tuple(map(box, chain)) for chain in chains),
        width=len(layers.columns) * COLUMN - (COLUMN - BOX_WIDTH),
        height=(max(rows.values()) + 1) * ROW - (ROW - BOX_HEIGHT),
        lines="".join(_draw_lines(layers, rows)),
    )


def _draw_lines(layers: Layers, rows: dict[Cell, int]) -> Iterator[str]:
    """Yield the lines: curves from one column to the next, and straight ones through a column."""
    gap = COLUMN - BOX_WIDTH
    for column in layers.columns:
        for cell in column:
            x, y = cell.column * COLUMN + BOX_WIDTH, rows[cell] * ROW + BOX_HEIGHT // 2
            if not cell.is_box:
                yield f"M{x - BOX_WIDTH} {y}h{BOX_WIDTH}"
            for end in layers.after.get(cell, ()):
                down = (rows[end] - rows[cell]) * ROW
                yield f"M{x} {y}c{gap // 2} 0 {gap // 2} {down} {gap} {down}" if down else f"M{x} {y}h{gap}"
