# SPDX-License-Identifier: MIT
"""Recover the borders between the groups of a Related section, which the export does not mark.

The section lists all dependents of each prerequisite in turn. So the page itself occurs once per group, and exactly
one border lies between two of its occurrences. If a whole group is known from elsewhere (from the Learn After of the
prerequisite, or the Related of a page with a single prerequisite), its ends are borders. Otherwise other pages help:
pages that share a prerequisite share that run of entries, so the number of lists that contain a pair of neighbors
changes at a border. If that does not give exactly one position, nothing is guessed. One pass over all entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

Names: TypeAlias = tuple[str, ...]


def build_groups(related: Mapping[str, Names], learn_after: Mapping[str, Names]) -> dict[str, tuple[Names, ...]]:
    """Return the groups of each page's Related section; pages whose borders stay unknown are left out.

    Both mappings give the names in a section by page. A group contains the page itself.
    """
    support = Counter(pair for names in (*related.values(), *learn_after.values()) for pair in set(pairwise(names)))
    known = _known_groups(related, learn_after)
    recovered = {}
    for page, names in related.items():
        groups = _split(page, names, known.get(page, Counter()), support)
        if groups and all(_is_valid(group, page) for group in groups):
            recovered[page] = groups
    return recovered


def _known_groups(related: Mapping[str, Names], learn_after: Mapping[str, Names]) -> Mapping[str, Counter[Names]]:
    """Return the groups that are known completely, by member, each with the number of prerequisites that have it."""
    known: Mapping[str, Counter[Names]] = defaultdict(Counter)
    groups = Counter(tuple(dict.fromkeys(names)) for names in learn_after.values() if names)
    for page, names in related.items():
        if _is_valid(names, page):
            groups[names] = max(groups[names], 1)
    for group, times in groups.items():
        for member in group:
            if member in related:
                known[member][group] = times
    return known


def _split(
    page: str, names: Names, known: Mapping[Names, int], support: Mapping[tuple[str, str], int]
) -> tuple[Names, ...] | None:
    occurrences = [n for n, name in enumerate(names) if name == page]
    certain = set(_certain_borders(page, names, occurrences, known))
    if not occurrences or any(0 < b <= occurrences[0] or occurrences[-1] < b < len(names) for b in certain):
        return None
    counts = [support[pair] for pair in pairwise(names)]
    borders = [0]
    for first, last in pairwise(occurrences):
        between = [b for b in range(first + 1, last + 1) if b in certain] or [
            b for b in range(first + 1, last + 1) if last == first + 1 or _is_dip(counts, b - 1)
        ]
        if len(between) != 1:
            return None
        borders += between
    return tuple(names[a:b] for a, b in pairwise([*borders, len(names)]))


def _certain_borders(page: str, names: Names, occurrences: Sequence[int], known: Mapping[Names, int]) -> Iterator[int]:
    """Yield both ends of each known group that occurs in the list as often as expected."""
    for group, times in known.items():
        offset = group.index(page)
        starts = [index - offset for index in occurrences if index >= offset]
        found = [start for start in starts if names[start : start + len(group)] == group]
        if len(found) == times:
            for start in found:
                yield from (start, start + len(group))


def _is_dip(counts: Sequence[int], index: int) -> bool:
    """Return whether fewer lists contain this pair of neighbors than the pair before or after it."""
    neighbors = (*counts[max(index - 1, 0) : index], *counts[index + 1 : index + 2])
    return counts[index] < max(neighbors, default=0)


def _is_valid(group: Names, page: str) -> bool:
    return group.count(page) == 1 and len(set(group)) == len(group)
