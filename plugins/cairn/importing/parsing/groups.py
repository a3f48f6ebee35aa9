# SPDX-License-Identifier: MIT
"""Borders of the groups in a Related list, which the export leaves unmarked.

The list holds, for each prerequisite in turn, all of its dependents: so the page itself stands in it once a
group, and between two such places lies exactly one border. Where a whole group is known from elsewhere (the
Learn After of the prerequisite, or the Related of a page with a single prerequisite), its ends are borders.
Else the lists of other pages tell: two pages that share a prerequisite share that run of entries, so the
number of lists that hold a pair of neighbours drops or rises at a border. Where that does not point at
exactly one place, nothing is recovered: no guess. One pass over all entries, whatever their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Names: TypeAlias = tuple[str, ...]


def build_groups(related: Mapping[str, Names], learn_after: Mapping[str, Names]) -> dict[str, tuple[Names, ...]]:
    """Return the groups of each page's Related list; pages whose borders stay unknown are left out.

    Both mappings hold names by page. A group is as it stands in the list, the page itself included.
    """
    support = Counter(pair for names in (*related.values(), *learn_after.values()) for pair in set(pairwise(names)))
    known = _known_groups(related, learn_after)
    recovered = {}
    for page, names in related.items():
        groups = _split(page, names, known.get(page, Counter()), support)
        if groups and all(_is_sound(group, page) for group in groups):
            recovered[page] = groups
    return recovered


def _known_groups(related: Mapping[str, Names], learn_after: Mapping[str, Names]) -> Mapping[str, Counter[Names]]:
    """Return the groups that are known whole, by member: how many prerequisites are known to have each."""
    known: Mapping[str, Counter[Names]] = defaultdict(Counter)
    groups = Counter(tuple(dict.fromkeys(names)) for names in learn_after.values() if names)
    for page, names in related.items():
        if _is_sound(names, page):
            groups[names] = max(groups[names], 1)
    for group, times in groups.items():
        for member in group:
            if member in related:
                known[member][group] = times
    return known


def _split(
    page: str, names: Names, known: Mapping[Names, int], support: Mapping[tuple[str, str], int]
) -> tuple[Names, ...] | None:
    places = [n for n, name in enumerate(names) if name == page]
    certain = set(_certain_borders(page, names, places, known))
    if not places or any(0 < b <= places[0] or places[-1] < b < len(names) for b in certain):
        return None
    counts = [support[pair] for pair in pairwise(names)]
    borders = [0]
    for first, last in pairwise(places):
        inside = [b for b in range(first + 1, last + 1) if b in certain] or [
            b for b in range(first + 1, last + 1) if last == first + 1 or _is_dip(counts, b - 1)
        ]
        if len(inside) != 1:
            return None
        borders += inside
    return tuple(names[a:b] for a, b in pairwise([*borders, len(names)]))


def _certain_borders(page: str, names: Names, places: Sequence[int], known: Mapping[Names, int]) -> Iterator[int]:
    """Yield both ends of each known group that stands in the list as often as prerequisites have it."""
    for group, times in known.items():
        offset = group.index(page)
        starts = [place - offset for place in places if place >= offset]
        found = [start for start in starts if names[start : start + len(group)] == group]
        if len(found) == times:
            for start in found:
                yield from (start, start + len(group))


def _is_dip(counts: Sequence[int], place: int) -> bool:
    """Say whether fewer lists hold the pair at `place` than one of the pairs beside it."""
    beside = (*counts[max(place - 1, 0) : place], *counts[place + 1 : place + 2])
    return counts[place] < max(beside, default=0)


def _is_sound(group: Names, page: str) -> bool:
    return group.count(page) == 1 and len(set(group)) == len(group)
