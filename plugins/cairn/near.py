# SPDX-License-Identifier: MIT
"""The known name that is nearest to a given one, found without comparing it with all of them.

Names that are nearly the same share most of their three-letter pieces. So only the few names that share
the rarest pieces are compared, and one look-up costs about the same whatever the number of names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIECE = 3
_PIECES_ASKED = 12
_NAMES_A_PIECE = 300
_NAMES_COMPARED = 12


class NearNames:
    """An index of names (slugs) that answers: which one was probably meant?"""

    def __init__(self, names: Iterable[str]) -> None:
        """Index the names by their pieces; one pass."""
        self._names_by_piece: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names)):
            for piece in _pieces(name):
                self._names_by_piece[piece].append(name)

    def find(self, name: str, ratio: float) -> str | None:
        """Return the nearest name with at least that similarity (0 to 1, as in difflib), or None."""
        scored = [(SequenceMatcher(None, name, other).ratio(), other) for other in self._candidates(name)]
        close = [pair for pair in scored if pair[0] >= ratio]
        return min(close, key=lambda pair: (-pair[0], pair[1]))[1] if close else None

    def _candidates(self, name: str) -> list[str]:
        lists = [self._names_by_piece[p] for p in _pieces(name) if p in self._names_by_piece]
        lists.sort(key=lambda names: (len(names), names))
        shared: Counter[str] = Counter()
        for names in lists[:_PIECES_ASKED]:
            shared.update(names[:_NAMES_A_PIECE])
        ranked = sorted(shared.items(), key=lambda item: (-item[1], abs(len(item[0]) - len(name)), item[0]))
        return [other for other, _ in ranked[:_NAMES_COMPARED]]


def _pieces(name: str) -> set[str]:
    framed = f"^{name}$"
    return {framed[i : i + _PIECE] for i in range(len(framed) - _PIECE + 1)}
