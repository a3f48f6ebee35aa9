# SPDX-License-Identifier: MIT
"""Parse caches for the engine: one in buckets on disk, for later builds, and one in memory, for a preview."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from cairn.sources import ParseCache
from cairn.text.source import Source
from mkdocs_cairn.cache.fingerprint import digest, digest_text, versions_digest
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.cache.values import dump_values, load_values

_BUCKETS = 64

_T = TypeVar("_T")


class StoredParseCache:
    """Parsed sources in buckets, by path. A bucket is rewritten if anything was added to it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stored: dict[int, dict[bytes, Any]] = {}
        self._used: dict[int, dict[bytes, Any]] = {}
        self._changed: set[int] = set()
        self._packed: dict[int, bytes] = {}

    @property
    def holds_any(self) -> bool:
        """Whether there may be anything from an earlier build."""
        return self._store.holds_any

    def __call__(self, kind: str, source: Source, parse: Callable[[Source], _T]) -> _T:
        """Return `parse(source)`, or its result from an earlier build."""
        bucket = bucket_of(source)
        name = digest_text("\0".join((kind, *_texts(source))))
        stored = self._load(bucket)
        if name not in stored:
            stored[name] = parse(source)
            self._changed.add(bucket)
        result: _T = stored[name]
        self._used.setdefault(bucket, {})[name] = result
        return result

    def pack(self) -> dict[int, bytes]:
        """Return the changed buckets in their stored form."""
        return {bucket: dump_values(self._used[bucket]) for bucket in sorted(self._changed)}

    def merge(self, packed: dict[int, bytes]) -> None:
        """Add buckets that another process has packed."""
        for bucket, data in packed.items():
            self._stored[bucket] = _unpack(data)
            self._packed[bucket] = data

    def save(self) -> None:
        """Store the results that this build has used."""
        for bucket, data in {**self._packed, **self.pack()}.items():
            self._store.put(_key(bucket), data)
        self._stored, self._used, self._changed, self._packed = {}, {}, set(), {}

    def close(self) -> None:
        """Store the results where no page is built, and close the store."""
        self.save()
        self._store.save(drop_unused=False)

    def _load(self, bucket: int) -> dict[bytes, Any]:
        if bucket not in self._stored:
            self._stored[bucket] = _unpack(self._store.facts(_key(bucket)))
        return self._stored[bucket]


class SessionCache:
    """A parse cache in memory for the duration of a preview: the parsed last version of each source."""

    fallback: ParseCache
    """The parse cache to use for sources that are not in this one."""

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


def bucket_of(source: Source) -> int:
    """Return the bucket of a source, which depends on its path alone."""
    return zlib.crc32(source.path.encode()) % _BUCKETS


def _texts(source: Source) -> Iterator[str]:
    """Yield everything that the result of parsing a source depends on."""
    yield from (source.path, source.uri, source.text)
    for defaults in source.defaults:
        yield from _texts(defaults)


def _unpack(data: bytes | None) -> dict[bytes, Any]:
    found = load_values(data) if data else None
    return found if isinstance(found, dict) else {}


def _key(bucket: int) -> bytes:
    return digest("parsed", versions_digest(), bucket)
