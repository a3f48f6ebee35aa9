# SPDX-License-Identifier: MIT
"""A parse cache in memory that lives as long as a preview, so it outlives each build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cairn.sources import ParseCache
    from cairn.text.source import Source

_T = TypeVar("_T")


class SessionCache:
    """The last version of every source, parsed; another parse cache is asked for what is not here."""

    fallback: ParseCache
    """The other parse cache."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, str], tuple[Source, Any]] = {}

    def remove(self, paths: Iterable[str]) -> None:
        """Remove sources that no longer exist."""
        gone = set(paths)
        self._parsed = {key: found for key, found in self._parsed.items() if key[1] not in gone}

    def __call__(self, kind: str, source: Source, parse: Callable[[Source], _T]) -> _T:
        """Return `parse(source)`."""
        found = self._parsed.get((kind, source.path))
        if found is None or found[0] != source:
            found = self._parsed[kind, source.path] = source, self.fallback(kind, source, parse)
        result: _T = found[1]
        return result
