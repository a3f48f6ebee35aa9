# SPDX-License-Identifier: MIT
"""What was parsed of each source while a preview runs: a `ParseCache` that lives longer than a build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cairn.sources import ParseCache
    from cairn.text.source import Source

_T = TypeVar("_T")


class SessionCache:
    """The last version of every source with what it says; of older ones, `older` may know."""

    older: ParseCache

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[Source, Any]] = {}

    def forget(self, paths: Iterable[str]) -> None:
        """Forget what is no source any more."""
        gone = set(paths)
        self._kept = {key: kept for key, kept in self._kept.items() if key[1] not in gone}

    def __call__(self, kind: str, source: Source, parse: Callable[[Source], _T]) -> _T:
        """Return `parse(source)`."""
        kept = self._kept.get((kind, source.path))
        if kept is None or kept[0] != source:
            kept = self._kept[kind, source.path] = source, self.older(kind, source, parse)
        result: _T = kept[1]
        return result
