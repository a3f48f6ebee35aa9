# SPDX-License-Identifier: MIT
"""The known name that is nearest to a given one, found without comparing it with all of them.

Names that are nearly the same are about as long, and share most of their three-letter pieces. So only the
few names that share the rarest pieces are compared, and one look-up costs about the same whatever the number
of names. Should very many names be alike, the nearest may be passed over for another near one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_PIECE = 3
_PIECES_ASKED = 12
_NAMES_A_PIECE = 300
_NAMES_COMPARED = 12
_SHORTEST_SWAPPED, _LONGEST_SWAPPED = 4, 12
_FEW = 100
"""So many names are put in or taken out one by one; of more, the index is made anew."""


def index_names(names: Iterable[str]) -> FuzzyIndex:
    """Return the index of names: that of the last ones brought up to date, since most edits change few or none."""
    index = _last_index()
    index.become(names)
    return index


@lru_cache(maxsize=1)
def _last_index() -> FuzzyIndex:
    return FuzzyIndex()


def find_swapped(name: str, names: Container[str]) -> str | None:
    """Return the first of the `names` that becomes this short one if two neighboring letters are swapped.

    In a long name the ratio tells; in a short one, two letters are too much of it.
    """
    if not _SHORTEST_SWAPPED <= len(name) <= _LONGEST_SWAPPED:
        return None
    pairs = (n for n in range(len(name) - 1) if name[n : n + 2].isalpha())
    swapped = (name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in pairs)
    return min((other for other in swapped if other != name and other in names), default=None)


class FuzzyIndex:
    """An index of names (slugs) that answers: which one was probably meant?"""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Index the names by their pieces; one pass."""
        self._names: set[str] = set()
        self._names_by_piece: dict[str, list[str]] = defaultdict(list)
        self._found: dict[tuple[str, float], str | None] = {}
        self.become(names)

    def become(self, names: Iterable[str]) -> None:
        """Index these names in place of the earlier ones; it answers as one that has known no others."""
        before, self._names = self._names, set(names)
        gone, fresh = before - self._names, self._names - before
        if gone or fresh:
            self._found.clear()
        if len(gone) + len(fresh) > _FEW:
            self._names_by_piece.clear()
            for name in sorted(self._names, key=_size):
                for piece in _pieces(name):
                    self._names_by_piece[piece].append(name)
            return
        for name in gone:
            for piece in _pieces(name):
                self._names_by_piece[piece].remove(name)
                if not self._names_by_piece[piece]:
                    del self._names_by_piece[piece]
        for name in fresh:
            for piece in _pieces(name):
                insort(self._names_by_piece[piece], name, key=_size)

    def find(self, name: str, ratio: float) -> str | None:
        """Return the nearest name with at least that similarity (0 to 1, as in difflib), or None."""
        if (name, ratio) not in self._found:
            self._found[name, ratio] = self._find(name, ratio)
        return self._found[name, ratio]

    def _find(self, name: str, ratio: float) -> str | None:
        matcher = SequenceMatcher(None, "", name, autojunk=False)  # what it knows of the second, it keeps
        scored = [(_similarity(matcher, other, ratio), other) for other in self._candidates(name, ratio)]
        close = [pair for pair in scored if pair[0] >= ratio]
        return min(close, key=lambda pair: (-pair[0], pair[1]))[1] if close else None

    def _candidates(self, name: str, ratio: float) -> list[str]:
        lists = [self._about_as_long(p, len(name), ratio) for p in _pieces(name) if p in self._names_by_piece]
        lists.sort(key=lambda names: (len(names), names))
        shared: Counter[str] = Counter()
        for names in lists[:_PIECES_ASKED]:
            shared.update(names[:_NAMES_A_PIECE])
        counts = sorted(shared.values())[-_NAMES_COMPARED:]
        first = (other for other, count in shared.items() if count >= counts[0])
        ranked = sorted(first, key=lambda other: (-shared[other], abs(len(other) - len(name)), other))
        return ranked[:_NAMES_COMPARED]

    def _about_as_long(self, piece: str, length: int, ratio: float) -> list[str]:
        """Return the names with that piece whose length allows the similarity, which is 2 * same / both."""
        names = self._names_by_piece[piece]
        first = bisect_left(names, length * ratio / (2 - ratio), key=len)
        return names[first : bisect_right(names, length * (2 - ratio) / ratio, key=len)]


def _similarity(matcher: SequenceMatcher[str], other: str, ratio: float) -> float:
    """Return the similarity, or 0 where a look at the letters alone tells that it is less than `ratio`."""
    matcher.set_seq1(other)
    return matcher.ratio() if matcher.quick_ratio() >= ratio else 0


def _size(name: str) -> tuple[int, str]:
    return len(name), name


def _pieces(name: str) -> set[str]:
    framed = f"^{name}$"
    return {framed[i : i + _PIECE] for i in range(len(framed) - _PIECE + 1)}
