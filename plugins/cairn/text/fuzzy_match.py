# SPDX-License-Identifier: MIT
"""Find the known name most similar to a given one without comparing it with every name.

Similar names have about the same length and share most of their trigrams. Only the few names that share the rarest
trigrams are compared, so one look-up costs about the same however many names there are. If very many names are alike,
the result may be a similar name that is not the most similar one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_TRIGRAM = 3
_TRIGRAMS_SEARCHED = 12
_NAMES_PER_TRIGRAM = 300
_NAMES_COMPARED = 12
_LONGEST = 200
"""Longer names are similar to none: a comparison takes time that grows with the product of the two lengths."""
_MIN_SWAPPED, _MAX_SWAPPED = 4, 12
_MAX_SINGLE_CHANGES = 100
"""The maximum number of changes to apply to the index one by one; with more changes, it is rebuilt."""


def index_names(names: Iterable[str]) -> FuzzyIndex:
    """Return an index of `names`. The previous index is updated and reused, because most edits change few names."""
    index = _last_index()
    index.replace_names(names)
    return index


@lru_cache(maxsize=1)
def _last_index() -> FuzzyIndex:
    return FuzzyIndex()


def find_swapped(name: str, names: Container[str]) -> str | None:
    """Return the first of `names` that differs from `name` by two neighboring letters swapped, or None.

    Only short names need this: in them, one swap lowers the similarity ratio too much.
    """
    if not _MIN_SWAPPED <= len(name) <= _MAX_SWAPPED:
        return None
    pairs = (n for n in range(len(name) - 1) if name[n : n + 2].isalpha())
    swapped = (name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in pairs)
    return min((other for other in swapped if other != name and other in names), default=None)


class FuzzyIndex:
    """An index of slugs that finds the most similar one."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Index the names by their trigrams."""
        self._names: set[str] = set()
        self._names_by_trigram: dict[str, list[str]] = defaultdict(list)
        self._found: dict[tuple[str, float], str | None] = {}
        self.replace_names(names)

    def replace_names(self, names: Iterable[str]) -> None:
        """Replace the indexed names. The result is the same as for a new index."""
        before, self._names = self._names, set(names)
        removed, added = before - self._names, self._names - before
        if removed or added:
            self._found.clear()
        if len(removed) + len(added) > _MAX_SINGLE_CHANGES:
            self._names_by_trigram.clear()
            for name in sorted(self._names, key=_by_length):
                for trigram in _trigrams(name):
                    self._names_by_trigram[trigram].append(name)
            return
        for name in removed:
            for trigram in _trigrams(name):
                self._names_by_trigram[trigram].remove(name)
                if not self._names_by_trigram[trigram]:
                    del self._names_by_trigram[trigram]
        for name in added:
            for trigram in _trigrams(name):
                insort(self._names_by_trigram[trigram], name, key=_by_length)

    def find(self, name: str, ratio: float) -> str | None:
        """Return the name most similar to `name`, or None if no similarity reaches `ratio` (0 to 1, as in difflib)."""
        if (name, ratio) not in self._found:
            self._found[name, ratio] = self._find(name, ratio)
        return self._found[name, ratio]

    def _find(self, name: str, ratio: float) -> str | None:
        if len(name) > _LONGEST:
            return None
        matcher = SequenceMatcher(None, "", name, autojunk=False)  # SequenceMatcher caches its second sequence
        scored = [(_similarity(matcher, other, ratio), other) for other in self._candidates(name, ratio)]
        close = [pair for pair in scored if pair[0] >= ratio]
        return min(close, key=lambda pair: (-pair[0], pair[1]))[1] if close else None

    def _candidates(self, name: str, ratio: float) -> list[str]:
        lists = [self._with_similar_length(p, len(name), ratio) for p in _trigrams(name) if p in self._names_by_trigram]
        lists.sort(key=lambda names: (len(names), names))
        shared: Counter[str] = Counter()
        for names in lists[:_TRIGRAMS_SEARCHED]:
            shared.update(names[:_NAMES_PER_TRIGRAM])
        counts = sorted(shared.values())[-_NAMES_COMPARED:]
        first = (other for other, count in shared.items() if count >= counts[0])
        ranked = sorted(first, key=lambda other: (-shared[other], abs(len(other) - len(name)), other))
        return ranked[:_NAMES_COMPARED]

    def _with_similar_length(self, trigram: str, length: int, ratio: float) -> list[str]:
        """Return the names with that trigram whose length allows the ratio, which is 2 * matches / total length."""
        names = self._names_by_trigram[trigram]
        first = bisect_left(names, length * ratio / (2 - ratio), key=len)
        return names[first : bisect_right(names, length * (2 - ratio) / ratio, key=len)]


def _similarity(matcher: SequenceMatcher[str], other: str, ratio: float) -> float:
    """Return the similarity, or 0 if `quick_ratio`, an upper bound, is already below `ratio`."""
    matcher.set_seq1(other)
    return matcher.ratio() if matcher.quick_ratio() >= ratio else 0


def _by_length(name: str) -> tuple[int, str]:
    return len(name), name


def _trigrams(name: str) -> set[str]:
    framed = f"^{name}$"
    return {framed[i : i + _TRIGRAM] for i in range(len(framed) - _TRIGRAM + 1)}
