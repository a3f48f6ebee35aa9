# SPDX-License-Identifier: MIT
"""Builds an index in parts of a few hundred pages, most of which come from an earlier build.

The digest of an address decides whether a part ends there, whatever precedes it. So a page that is added or removed
changes its own part alone.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from mkdocs_cairn.cache.fingerprint import digest, digest_text, versions_digest
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.cache.values import load_pickle
from mkdocs_cairn.search.index_part import FRAGMENT, IndexPart, program_of, read_part
from mkdocs_cairn.search.merge import merge_parts
from mkdocs_cairn.search.pagefind import Pagefind
from mkdocs_cairn.search.postings import Postings, Word
from mkdocs_cairn.system.errors import CairnError

Pages = Sequence[tuple[str, str]]
"""Each with its address in the site and its document."""
_Indexed = tuple[IndexPart, list[bytes], Mapping[str, bytes]]
"""A part, the fragments of its pages, and the files that are the same for all parts."""

_LEAST, _MOST, _ONE_IN = 128, 512, 128
"""The least and most pages of a part, and the share of addresses that end one."""
_SETTINGS = "PAGEFIND_"
"""The prefix of Pagefind's own environment variables."""
_KNOWN = {(kind.__module__, kind.__qualname__): kind for kind in (IndexPart, Postings, Word)}
_NOT_READABLE = (ValueError, LookupError, TypeError, EOFError, OSError, zlib.error)
"""The exceptions of reading data that has another form."""


class IndexBuilder:
    """Builds one index."""

    def __init__(self, store: Store, language: str, jobs: int) -> None:
        """Take a cache, the language of the site, and how many programs may run at once."""
        self._store, self._language, self._jobs = store, language, jobs
        own = sorted(item for item in os.environ.items() if item[0].startswith(_SETTINGS))
        self._settings = digest("search", versions_digest(), language, own).hex()
        self._program = digest("program", self._settings)
        self.count = self.fresh = 0
        """How many pages are in the index, and how many of them Pagefind has read in this build."""

    def build(self, pages: Pages) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the content of each file of the index of these pages.

        Raises:
            mkdocs_cairn.system.errors.CairnError: Pagefind has failed.
        """
        parts = list(split(pages))
        keys = [digest_text("\0".join((self._settings, *(text for page in part for text in page)))) for part in parts]
        key = digest_text("\0".join((self._settings, *(key.hex() for key in keys))))
        program = _load(self._store.facts(self._program))
        fragments: list[Any] = [_load(self._store.output(key)) if program else None for key in keys]
        merged = _load(self._store.facts(key)) if None not in fragments else None
        if merged is None:
            merged = self._merge(parts, keys, fragments, program)
            self._store.put(key, _dump(merged))
        names, files = merged
        self.count = len(names)
        yield from files.items()
        yield from zip(map(FRAGMENT.format, names), (data for part in fragments for data in part), strict=True)

    def _merge(
        self, parts: list[Pages], keys: list[bytes], fragments: list[Any], program: Any
    ) -> tuple[list[str], dict[str, bytes]]:
        """Index the parts that are missing, and merge all; return the names of the fragments, and the other files."""
        indexes: list[Any] = [None] * len(parts)
        for at, data in enumerate(fragments):
            indexes[at] = None if data is None else _load(self._store.facts(keys[at]))
        missing = [at for at, index in enumerate(indexes) if index is None]
        for at, indexed in zip(missing, self._index([parts[at] for at in missing]), strict=True):
            indexes[at], fragments[at], program = indexed
            self._store.put(keys[at], _dump(indexes[at]), _dump(fragments[at]))
            self.fresh += len(parts[at])
        self._store.put(self._program, _dump(program))
        return merge_parts(indexes, fragments, program)

    def _index(self, parts: list[Pages]) -> Iterator[_Indexed]:
        """Yield the index of each part. One is read here while Pagefind makes the next."""
        jobs = max(1, min(self._jobs, len(parts)))
        with ThreadPoolExecutor(jobs) as pool:
            shares = [iter(share) for share in pool.map(self._run, (parts[number::jobs] for number in range(jobs)))]
        yield from (next(shares[at % jobs]) for at in range(len(parts)))

    def _run(self, parts: list[Pages]) -> list[_Indexed]:
        if not parts:
            return []
        with Pagefind(self._language) as pagefind:
            return [_read(pagefind.index(part)) for part in parts]


def split(pages: Pages) -> Iterator[Pages]:
    """Yield pages in parts; an empty part where there are no pages."""
    start = 0
    for end, (address, _) in enumerate(pages, 1):
        is_end = zlib.crc32(address.encode("utf-8")) % _ONE_IN == 0 and end - start >= _LEAST
        if is_end or end - start == _MOST:
            yield pages[start:end]
            start = end
    if start < len(pages) or not pages:
        yield pages[start:]


def _read(files: dict[str, bytes]) -> _Indexed:
    try:
        return *read_part(files), program_of(files)
    except _NOT_READABLE as error:
        how = "Install a supported version with 'pip install \"mkdocs-cairn[search]\"'."
        raise CairnError(f"Cairn cannot read this index of Pagefind: {error}. {how}") from error


def _dump(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _load(data: bytes | None) -> Any:
    return load_pickle(data, lambda module, name: _KNOWN.get((module, name))) if data else None
