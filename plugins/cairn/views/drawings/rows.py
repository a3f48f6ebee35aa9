# SPDX-License-Identifier: MIT
"""The rows of the cells in columns: from the top, and level with what they lead to where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cairn.views.drawings.layers import Cell, Layers


def assign_rows(layers: Layers) -> dict[Cell, int]:
    """Return the row of each cell, counted from 0; the cells of a column keep their order."""
    rows: dict[Cell, int] = {}
    for column in layers.columns:
        row = -1
        for cell in column:
            row = max(row + 1, min((rows[near] for near in layers.before.get(cell, ())), default=0))
            rows[cell] = row
    _move_down(rows, layers.columns[::-1], layers.after)
    _move_down(rows, layers.columns, layers.before)
    used = {row: n for n, row in enumerate(sorted(set(rows.values())))}
    return {cell: used[row] for cell, row in rows.items()}


def _move_down(
    rows: dict[Cell, int], columns: Iterable[Sequence[Cell]], edges: Mapping[Cell, tuple[Cell, ...]]
) -> None:
    """Move cells down until they are level with the first cell that `edges` lead to, or above the next one."""
    for column in columns:
        below = max(rows.values()) + 1
        for cell in reversed(column):
            wanted = min((rows[near] for near in edges.get(cell, ())), default=rows[cell])
            rows[cell] = below = max(rows[cell], min(wanted, below - 1))
