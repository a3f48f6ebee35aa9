# SPDX-License-Identifier: MIT
"""The input files of cached pages, in a chain: each link lists the files read since the previous link.

A page is cached with the name of the last link at that time, and reused while all files up to that link are unchanged.
Links are named by their digests, so several processes or machines can add to one chain.
"""

from __future__ import annotations

import json

from mkdocs_cairn.cache.file_reads import FileReads
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.system.file_state import SPECIAL, from_portable, state_of, to_portable


class Inputs:
    """The input files of the pages of one build, and whether those of earlier builds are unchanged."""

    def __init__(self, store: Store, reads: FileReads, project: str) -> None:
        self._store, self._reads, self._project = store, reads, project
        self._last = ""
        self._links: dict[str, bool] = {"": True}
        """Whether the chain is unchanged up to each link, by name."""
        self._states: dict[str, str] = {}

    def name(self) -> str:
        """Return the name of the link that covers everything read until now."""
        fresh = self._reads.take_fresh()
        if fresh or not self._last:
            files = sorted((to_portable(path, self._project), state) for path, state in fresh.items())
            link = json.dumps([self._last, files], separators=(",", ":"))
            key = _key(link)
            self._store.put(key, link.encode("utf-8", "surrogatepass"))
            self._last = key.hex()
        return self._last

    def are_unchanged(self, name: str) -> bool:
        """Return whether all files of a chain are unchanged."""
        chain = []
        while name not in self._links:
            before, is_unchanged = self._read_link(name)
            chain.append((name, is_unchanged))
            name = before
        are_all = self._links[name]
        for link, is_unchanged in reversed(chain):
            are_all = self._links[link] = are_all and is_unchanged
        return are_all

    def _read_link(self, name: str) -> tuple[str, bool]:
        data = self._store.facts(bytes.fromhex(name))
        if data is None:
            return "", False
        before, files = json.loads(data)
        return before, all(state != SPECIAL and self._state(path) == state for path, state in files)

    def _state(self, name: str) -> str:
        if name not in self._states:
            with self._reads.paused():
                self._states[name] = state_of(from_portable(name, self._project))
        return self._states[name]


def _key(link: str) -> bytes:
    return digest_text(f"inputs\0{link}")
