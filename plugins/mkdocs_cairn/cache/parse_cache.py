# SPDX-License-Identifier: MIT
"""A parse cache on disk: what was parsed of each source in earlier builds, some dozens of sources per bucket."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_cairn.cache.fingerprint import digest, digest_text, versions_digest
from mkdocs_cairn.cache.values import dump_values, load_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.text.source import Source
    from mkdocs_cairn.cache.store import Store

_DRAWERS = 64

_T = TypeVar("_T")


class Shelf:
    """Parsed sources in drawers, by path; a drawer is written again when something new has come into it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: dict[int, dict[bytes, Any]] = {}
        self._now: dict[int, dict[bytes, Any]] = {}
        self._changed: set[int] = set()
        self._packed: dict[int, bytes] = {}

    @property
    def holds_any(self) -> bool:
        """Whether there may be anything of an earlier build."""
        return self._store.holds_any

    def __call__(self, kind: str, source: Source, parse: Callable[[Source], _T]) -> _T:
        """Return `parse(source)`, as it came out in an earlier build if there was one."""
        drawer = drawer_of(source)
        name = digest_text(f"{kind}\0{source.path}\0{source.uri}\0{source.text}")
        before = self._open(drawer)
        if name not in before:
            before[name] = parse(source)
            self._changed.add(drawer)
        result: _T = before[name]
        self._now.setdefault(drawer, {})[name] = result
        return result

    def pack(self) -> dict[int, bytes]:
        """Return the drawers that have changed, as they are kept."""
        return {drawer: dump_values(self._now[drawer]) for drawer in sorted(self._changed)}

    def take_in(self, packed: dict[int, bytes]) -> None:
        """Put drawers in that another process has packed."""
        for drawer, data in packed.items():
            self._before[drawer] = _load(data)
            self._packed[drawer] = data

    def save(self) -> None:
        """Keep what was asked for in this build."""
        for drawer, data in {**self._packed, **self.pack()}.items():
            self._store.put(_key(drawer), data)
        self._before, self._now, self._changed, self._packed = {}, {}, set(), {}

    def _open(self, drawer: int) -> dict[bytes, Any]:
        if drawer not in self._before:
            self._before[drawer] = _load(self._store.facts(_key(drawer)))
        return self._before[drawer]


def drawer_of(source: Source) -> int:
    """Return in which drawer a source lies, whatever it says."""
    return zlib.crc32(source.path.encode()) % _DRAWERS


def _load(data: bytes | None) -> dict[bytes, Any]:
    found = load_values(data) if data else None
    return found if isinstance(found, dict) else {}


def _key(drawer: int) -> bytes:
    return digest("parsed", versions_digest(), drawer)
