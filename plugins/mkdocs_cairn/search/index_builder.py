# SPDX-License-Identifier: MIT
"""Makes an index in parts of some hundred pages, of which most are those of an earlier build.

A part ends at an address that says so by its digest, whatever comes before it. So a page that is new or gone changes
its own part, and all others stay as they are.
"""

from __future__ import annotations

import os
import pickle
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from mkdocs_cairn.cache.fingerprint import digest, digest_text, versions_digest
from mkdocs_cairn.cache.values import load_pickle
from mkdocs_cairn.search.index_part import FRAGMENT, Part, program_of, read_part
from mkdocs_cairn.search.merge import put_together
from mkdocs_cairn.search.postings import Places, Word
from mkdocs_cairn.search.service import Pagefind
from mkdocs_cairn.system.errors import CairnError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_cairn.cache.store import Store

    Pages = Sequence[tuple[str, str]]
    """Each with its address in the site and its document."""
    _Made = tuple[Part, list[bytes], Mapping[str, bytes]]
    """A part, what is shown of its pages, and what is the same for all parts."""

_LEAST, _MOST, _ONE_IN = 128, 512, 128
"""Pages of a part; and which share of the addresses ends one."""
_SETTINGS = "PAGEFIND_"
"""What the names of Pagefind's own environment variables begin with."""
_KNOWN = {(kind.__module__, kind.__qualname__): kind for kind in (Part, Places, Word)}
_NOT_READABLE = (ValueError, LookupError, TypeError, EOFError, OSError, zlib.error)
"""How packed data, or what is in it, turns out to be something else."""


class IndexBuilder:
    """One index."""

    def __init__(self, store: Store, language: str, jobs: int) -> None:
        """Take a cache, the language of the site, and how many programs may run at once."""
        self._store, self._language, self._jobs = store, language, jobs
        own = sorted(item for item in os.environ.items() if item[0].startswith(_SETTINGS))
        self._settings = digest("search", versions_digest(), language, own).hex()
        self._program = digest("program", self._settings)
        self.count = self.fresh = 0
        """How many pages are in the index, and how many of them Pagefind has read in this build."""

    def build(self, pages: Pages) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the index of pages, with their names.

        Raises:
            mkdocs_cairn.system.errors.CairnError: Pagefind has failed.
        """
        parts = list(split(pages))
        keys = [digest_text("\0".join((self._settings, *(text for page in part for text in page)))) for part in parts]
        key = digest_text("\0".join((self._settings, *(key.hex() for key in keys))))
        program = _load(self._store.facts(self._program))
        shown: list[Any] = [_load(self._store.output(key)) if program else None for key in keys]
        whole = _load(self._store.facts(key)) if None not in shown else None
        if whole is None:
            whole = self._put_together(parts, keys, shown, program)
            self._store.put(key, _dump(whole))
        names, files = whole
        self.count = len(names)
        yield from files.items()
        yield from zip(map(FRAGMENT.format, names), (data for part in shown for data in part), strict=True)

    def _put_together(
        self, parts: list[Pages], keys: list[bytes], shown: list[Any], program: Any
    ) -> tuple[list[str], dict[str, bytes]]:
        """Make what is missing of the parts, and the whole of them; return the names of the pages, and the files."""
        indexes: list[Any] = [None] * len(parts)
        for at, data in enumerate(shown):
            indexes[at] = None if data is None else _load(self._store.facts(keys[at]))
        missing = [at for at, index in enumerate(indexes) if index is None]
        for at, made in zip(missing, self._index([parts[at] for at in missing]), strict=True):
            indexes[at], shown[at], program = made
            self._store.put(keys[at], _dump(indexes[at]), _dump(shown[at]))
            self.fresh += len(parts[at])
        self._store.put(self._program, _dump(program))
        return put_together(indexes, shown, program)

    def _index(self, parts: list[Pages]) -> Iterator[_Made]:
        """Yield what Pagefind makes of each part, which is read here while it makes the next."""
        jobs = max(1, min(self._jobs, len(parts)))
        with ThreadPoolExecutor(jobs) as pool:
            shares = [iter(share) for share in pool.map(self._run, (parts[number::jobs] for number in range(jobs)))]
        yield from (next(shares[at % jobs]) for at in range(len(parts)))

    def _run(self, parts: list[Pages]) -> list[_Made]:
        if not parts:
            return []
        with Pagefind(self._language) as pagefind:
            return [_read(pagefind.index(part)) for part in parts]


def split(pages: Pages) -> Iterator[Pages]:
    """Yield pages in parts; one even where there are none."""
    start = 0
    for end, (address, _) in enumerate(pages, 1):
        is_end = zlib.crc32(address.encode("utf-8")) % _ONE_IN == 0 and end - start >= _LEAST
        if is_end or end - start == _MOST:
            yield pages[start:end]
            start = end
    if start < len(pages) or not pages:
        yield pages[start:]


def _read(files: dict[str, bytes]) -> _Made:
    try:
        return *read_part(files), program_of(files)
    except _NOT_READABLE as error:
        how = "Install a supported version with 'pip install \"mkdocs-cairn[search]\"'."
        raise CairnError(f"Cairn cannot read this index of Pagefind: {error}. {how}") from error


def _dump(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _load(data: bytes | None) -> Any:
    return load_pickle(data, lambda module, name: _KNOWN.get((module, name))) if data else None
