# SPDX-License-Identifier: MIT
"""A store of entries by key in one SQLite file. A file that is damaged in any way counts as empty.

An entry contains two texts, each with its own checksum, because the second text is often not needed.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

log = logging.getLogger("mkdocs.plugins.cairn")

_CHECK = 8
"""The number of bytes of a checksum."""
_LOCK_TIMEOUT = 5.0
"""The number of seconds to wait for another build that is writing."""
_BATCH = 400
"""The number of entries to write at once."""
_MOST_GROWTH = 3
"""Unused entries are dropped if the file has this many times as many entries as the last build used."""
_FAULTS = (sqlite3.Error, OSError)
_BUSY = "locked"
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, facts BLOB NOT NULL, output BLOB NOT NULL)"


class Store:
    """Stores entries. A new entry is found immediately; it is written with the next batch or by `save`."""

    def __init__(self, path: Path | None, older: Path | None = None) -> None:
        """Without a path, nothing is found or stored. Entries of the file `older` are found too, but not moved."""
        self._path, self._older = path, older
        self._fresh: dict[bytes, tuple[bytes, bytes]] = {}
        self.used: set[bytes] = set()
        """The keys that this build has found or put."""
        self._databases: list[sqlite3.Connection] = []
        self.reopen()

    @property
    def is_open(self) -> bool:
        """Whether the store has a file."""
        return self._path is not None

    @property
    def holds_any(self) -> bool:
        """Whether there may be entries to find."""
        return bool(self._databases or self._fresh)

    def facts(self, key: bytes) -> bytes | None:
        """Return the first text of an entry; None if there is none, or if it is damaged."""
        return self._get(key, 0)

    def output(self, key: bytes) -> bytes | None:
        """Return the second text of an entry; None if there is none, or if it is damaged."""
        return self._get(key, 1)

    def put(self, key: bytes, facts: bytes, output: bytes = b"") -> None:
        """Add an entry."""
        if self._path:
            self.used.add(key)
            self._fresh[key] = _pack(key, 0, facts), _pack(key, 1, output)
            if len(self._fresh) >= _BATCH:
                self._write()

    def save(self, *, drop_unused: bool = True) -> None:
        """Write new entries and close the file. A complete build also drops old entries."""
        self._write()
        if drop_unused:
            self._drop_unused()
        self.close()

    def merge(self, others: Iterable[Path]) -> None:
        """Add the entries of other store files, and remove those files; a damaged file adds nothing."""
        for other in others:
            with suppress(*_FAULTS), closing(sqlite3.connect(other)) as database:
                rows = database.execute("SELECT key, facts, output FROM entries")
                for key, *texts in rows:
                    if all(_unpack(key, column, text) is not None for column, text in enumerate(texts)):
                        self._fresh.setdefault(key, tuple(texts))
                    if len(self._fresh) >= _BATCH:
                        self._write()
            self._write()
            with suppress(OSError):
                other.unlink()
        self.reopen()

    def close(self) -> None:
        """Close the file, which is necessary before a process forks."""
        while self._databases:
            self._databases.pop().close()

    def reopen(self) -> None:
        """Open the file again."""
        self.close()
        opened = (_open(path) for path in (self._path, self._older) if path)
        self._databases = [database for database in opened if database]

    def _get(self, key: bytes, column: int) -> bytes | None:
        packed = self._fresh[key][column] if key in self._fresh else self._read(key, ("facts", "output")[column])
        value = _unpack(key, column, packed)
        if value is not None:
            self.used.add(key)
        return value

    def _read(self, key: bytes, column: str) -> bytes | None:
        for database in self._databases:
            try:
                row = database.execute(f"SELECT {column} FROM entries WHERE key = ?", (key,)).fetchone()  # noqa: S608
            except _FAULTS as error:
                log.debug("The cache is damaged and not used: %s", error)
                self.close()
                return None
            if row:
                return row[0]  # type: ignore[no-any-return]
        return None

    def _write(self) -> None:
        """Write new entries. If this fails, the only effect is that the next build has more to do."""
        if self._path is None or not self._fresh:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(_connect(self._path)) as database, database:
                database.execute(_TABLE)
                rows = ((key, *texts) for key, texts in self._fresh.items())
                database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        except _FAULTS as error:
            log.debug("The cache could not be written: %s", error)
        self._fresh.clear()

    def _drop_unused(self) -> None:
        if self._path is None or not self._path.is_file():
            return
        try:
            with closing(_connect(self._path)) as database, database:
                (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
                if count > _MOST_GROWTH * len(self.used):
                    database.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
                    database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self.used))
                    database.execute("DELETE FROM entries WHERE key NOT IN (SELECT key FROM used)")
        except _FAULTS as error:
            log.debug("The cache could not be trimmed: %s", error)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_LOCK_TIMEOUT)
    database.execute("PRAGMA synchronous = OFF")  # an entry that a power failure left incomplete fails its checksum
    return database


def _open(path: Path) -> sqlite3.Connection | None:
    """Open the file for reading; a damaged file is removed."""
    if not path.is_file() or not path.stat().st_size:
        return None
    database = None
    try:
        database = _connect(path)
        database.execute("SELECT key, facts, output FROM entries LIMIT 1").fetchone()
    except _FAULTS as error:
        if database:
            database.close()
        if _BUSY in str(error):
            log.debug("The cache is not used, because another build is using it: %s", error)
            return None
        log.debug("The cache is damaged and starts empty: %s", error)
        with suppress(OSError):
            path.unlink()
        return None
    return database


def _pack(key: bytes, column: int, text: bytes) -> bytes:
    return _check(key, column, text) + text


def _unpack(key: object, column: int, packed: object) -> bytes | None:
    """Return a text if it was packed under that key; otherwise None."""
    if not isinstance(key, bytes) or not isinstance(packed, bytes) or len(key) > blake2b.MAX_KEY_SIZE:
        return None
    is_intact = packed[:_CHECK] == _check(key, column, packed[_CHECK:])
    return packed[_CHECK:] if is_intact else None


def _check(key: bytes, column: int, data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK, key=key, person=bytes([column])).digest()
