# SPDX-License-Identifier: MIT
"""A connected part in columns by depth, with few crossings.

An edge that is longer than from one column to the next passes through the columns between: a place there is kept free
for it. All edges from the same concept share these places.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean as mean

from cairn.views.drawings.part import Part

_PASSES = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a column: for a concept, or for the edges that come from it."""

    concept: int
    """The concept."""
    column: int
    """The column, counted from 0."""
    is_box: bool
    """Whether the concept is here; otherwise only its edges are."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The columns of a part."""

    columns: tuple[tuple[Cell, ...], ...]
    """The cells of each column, from the top."""
    before: Mapping[Cell, tuple[Cell, ...]]
    """The cells in the column before to which lines lead from each cell."""
    after: Mapping[Cell, tuple[Cell, ...]]
    """The cells in the column after."""


def build_layers(part: Part, order: Iterable[int]) -> Layers:
    """Arrange a part in columns; `order` contains its concepts as they are read, and is where sorting starts from."""
    depths = find_depths(part)
    before: dict[Cell, list[Cell]] = defaultdict(list)
    after: dict[Cell, list[Cell]] = defaultdict(list)
    columns: list[list[Cell]] = [[] for _ in range(max(depths.values()) + 1)]
    for concept in order:
        last = max((depths[c] for c in part.after[concept]), default=depths[concept] + 1)
        line = [Cell(concept, n, n == depths[concept]) for n in range(depths[concept], last)]
        for cell, following in pairwise(line):
            after[cell].append(following)
        for dependent in part.after[concept]:
            column = depths[dependent]
            after[line[column - 1 - depths[concept]]].append(Cell(dependent, column, is_box=True))
        for cell in line:
            columns[cell.column].append(cell)
    for cell, ends in after.items():
        for end in ends:
            before[end].append(cell)
    edges = _freeze(before), _freeze(after)
    return Layers(_sort_columns(columns, *edges), *edges)


def find_depths(part: Part) -> dict[int, int]:
    """Return the column of each concept: the next one after all that it builds on."""
    depths: dict[int, int] = {}
    for concept in part.concepts:
        depths[concept] = max((depths[p] + 1 for p in part.before[concept]), default=0)
    return depths


def _freeze(edges: Mapping[Cell, list[Cell]]) -> dict[Cell, tuple[Cell, ...]]:
    return {cell: tuple(ends) for cell, ends in edges.items()}


def _sort_columns(
    columns: Sequence[Sequence[Cell]], before: Mapping[Cell, tuple[Cell, ...]], after: Mapping[Cell, tuple[Cell, ...]]
) -> tuple[tuple[Cell, ...], ...]:
    """Sort each column by the mean position of its neighbors, to and fro, and return the best order that was seen."""
    best = tuple(map(tuple, columns))
    fewest = count_crossings(best, after)
    current = list(best)
    for number in range(_PASSES if fewest else 0):
        edges = after if number % 2 else before
        for n in range(len(current))[:: -1 if number % 2 else 1]:
            current[n] = _sort_column(current, n, edges)
        found = count_crossings(current, after)
        if found < fewest:
            best, fewest = tuple(current), found
    return best


def _sort_column(
    columns: Sequence[tuple[Cell, ...]], number: int, edges: Mapping[Cell, tuple[Cell, ...]]
) -> tuple[Cell, ...]:
    """Sort the cells of a column by those that `edges` lead to; a cell without edges stays where it is."""
    near = [edges[cell][0].column for cell in columns[number] if edges.get(cell)]
    positions = {cell: n for n, cell in enumerate(columns[near[0]])} if near else {}
    means = {
        cell: mean(positions[end] for end in edges[cell]) if edges.get(cell) else float(n)
        for n, cell in enumerate(columns[number])
    }
    return tuple(sorted(columns[number], key=lambda cell: means[cell]))


def count_crossings(columns: Iterable[Sequence[Cell]], after: Mapping[Cell, tuple[Cell, ...]]) -> int:
    """Return how many pairs of lines cross."""
    positions = {cell: n for column in columns for n, cell in enumerate(column)}
    crossings = 0
    for column in columns:
        passed: list[int] = []
        for cell in column:
            ends = sorted(positions[end] for end in after.get(cell, ()))
            crossings += sum(len(passed) - bisect(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return crossings
