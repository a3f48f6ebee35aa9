# SPDX-License-Identifier: MIT
"""Finished pages by key: the facts that the rest of the site needs of each page, and its HTML."""

from __future__ import annotations

import json
import zlib
from typing import Any

from mkdocs_cairn.cache.inputs import Inputs
from mkdocs_cairn.cache.store import Store


class PageCache:
    """The pages of this build and of earlier ones. One is found while the files read for it are unchanged."""

    def __init__(self, store: Store, inputs: Inputs) -> None:
        self._store, self._inputs = store, inputs
        self.is_on = store.is_open
        """Whether pages are stored."""
        self.is_empty = not store.holds_any
        """Whether nothing can be found, so that a key is only needed to store a page."""

    def facts(self, key: bytes) -> dict[str, Any] | None:
        """Return the facts of a page; None where the page has to be built."""
        entry = self._store.facts(key)
        inputs, facts = json.loads(entry) if entry else ("", None)
        return facts if entry and self._inputs.are_unchanged(inputs) else None

    def html(self, key: bytes) -> bytes | None:
        """Return a finished page, as it is written; None where it is damaged."""
        packed = self._store.output(key)
        return None if packed is None else zlib.decompress(packed)

    def put(self, key: bytes, facts: dict[str, Any], html: str) -> None:
        """Store a page with its facts, in JSON's types."""
        entry = json.dumps([self._inputs.name(), facts], ensure_ascii=False, separators=(",", ":"))
        # Encoded as MkDocs encodes a page, at a level of compression that costs next to nothing.
        packed = zlib.compress(html.encode("utf-8", "xmlcharrefreplace"), 1)
        self._store.put(key, entry.encode("utf-8", "surrogatepass"), packed)
