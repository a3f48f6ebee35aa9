# SPDX-License-Identifier: MIT
"""A cache of finished pages by key: the HTML of each page, and the facts that the rest of the site needs about it."""

from __future__ import annotations

import json
import zlib
from typing import Any

from mkdocs_cairn.cache.inputs import Inputs
from mkdocs_cairn.cache.store import Store


class PageCache:
    """The pages of this build and of earlier ones. A page is found only while the files read for it are unchanged."""

    def __init__(self, store: Store, inputs: Inputs) -> None:
        self._store, self._inputs = store, inputs
        self.is_on = store.is_open
        """Whether pages are stored."""
        self.is_empty = not store.holds_any
        """Whether the cache has no pages, so that keys are only needed to store pages."""

    def facts(self, key: bytes) -> dict[str, Any] | None:
        """Return the facts of a page; None if the page must be built."""
        entry = self._store.facts(key)
        inputs, facts = json.loads(entry) if entry else ("", None)
        return facts if entry and self._inputs.are_unchanged(inputs) else None

    def html(self, key: bytes) -> bytes | None:
        """Return the encoded HTML of a finished page; None if it is damaged."""
        packed = self._store.output(key)
        return None if packed is None else zlib.decompress(packed)

    def put(self, key: bytes, facts: dict[str, Any], html: str) -> None:
        """Store a page with its facts, which consist of JSON types."""
        entry = json.dumps([self._inputs.name(), facts], ensure_ascii=False, separators=(",", ":"))
        # The encoding is that of MkDocs; the level of compression costs almost no time.
        packed = zlib.compress(html.encode("utf-8", "xmlcharrefreplace"), 1)
        self._store.put(key, entry.encode("utf-8", "surrogatepass"), packed)
