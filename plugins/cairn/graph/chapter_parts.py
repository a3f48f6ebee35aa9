# SPDX-License-Identifier: MIT
"""Split a long chapter into parts that readers recognize: a part is a concept and what builds on it.

The largest possible parts are split off first, so a chapter has few parts of similar size. What is left over comes
first. A part never needs a later part, so concepts part by part are in learning order, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from cairn.graph.prerequisites import PrerequisiteGraph

MIN_SPLIT = 21
"""The number of concepts from which a chapter is split."""
_MAX_SPLIT = 2000
"""A chapter with more concepts stays whole, since all pairs of its concepts are compared."""
_MAX_PARTS = 8
_MIN_PART = 4


def split_chapter(graph: PrerequisiteGraph, ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the parts of a chapter, of which the concepts are given in learning order; one part if it is not long."""
    parts = [tuple(ids)]
    while MIN_SPLIT <= len(ids) <= _MAX_SPLIT and len(parts) < _MAX_PARTS:
        halves = [_find_half(graph, part) for part in parts]
        best = max(range(len(parts)), key=lambda n: (min(len(halves[n]), len(parts[n]) - len(halves[n])), -n))
        if not halves[best]:
            break
        parts[best : best + 1] = [tuple(c for c in parts[best] if c not in halves[best]), tuple(halves[best])]
    return tuple(parts)


def _find_half(graph: PrerequisiteGraph, part: Sequence[str]) -> dict[str, None]:
    """Return the concept that comes closest to halving a part, and what builds on it; nothing if none does."""
    bits = {concept: 1 << n for n, concept in enumerate(part)} if len(part) >= 2 * _MIN_PART else {}
    for concept in reversed(bits):
        for dependent in graph.after.get(concept, ()):
            bits[concept] |= bits.get(dependent, 0)
    best, size, hub = 0, 0, 0
    for concept, found in bits.items():
        half = min(found.bit_count(), len(part) - found.bit_count())
        dependents = sum(dependent in bits for dependent in graph.after.get(concept, ()))
        if half >= _MIN_PART and (half, dependents) > (size, hub):
            best, size, hub = found, half, dependents
    return {concept: None for n, concept in enumerate(part) if best >> n & 1}


def split_chapters(
    graph: PrerequisiteGraph, chapters: Mapping[str, Sequence[str]]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the parts of each chapter that has several, by its address."""
    found = {address: split_chapter(graph, ids) for address, ids in chapters.items() if address}
    return {address: parts for address, parts in found.items() if len(parts) > 1}


def sort_chapters(
    chapters: Mapping[str, tuple[str, ...]], parts: Mapping[str, tuple[tuple[str, ...], ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the chapters with their concepts part by part."""
    return {address: tuple(chain(*parts.get(address, (ids,)))) for address, ids in chapters.items()}
