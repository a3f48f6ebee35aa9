# SPDX-License-Identifier: MIT
"""The entries that the theme's search makes for each page, so that they can be cached with it.

This relies on internals of the search plugins of Material and MkDocs, and does nothing if they have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_PLUGINS, _LISTS = ("material/search", "search"), ("entries", "_entries")


class ThemeSearch:
    """The entries of a search by page; in the index they are in the order of the pages."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._plugin: Any = next((config.plugins[name] for name in _PLUGINS if name in config.plugins), None)
        index: Any = getattr(self._plugin, "search_index", None)
        found = next((getattr(index, name) for name in _LISTS if hasattr(index, name)), None)
        self._index: list[Any] | None = found if isinstance(found, list) else None
        self._entries: dict[str, list[Any]] = {}

    def put(self, uri: str, entries: list[Any]) -> None:
        """Set the entries of a page."""
        self._entries[uri] = entries

    def clear(self) -> None:
        """Empty the index before a page is built by itself."""
        if self._index is not None:
            self._index.clear()

    def take(self, uri: str) -> list[Any]:
        """Return the entries since the last call: those of the page that was just indexed."""
        found = self._index[:] if self._index is not None else []
        self.clear()
        self._entries[uri] = found
        return found

    def write(self, config: MkDocsConfig, uris: Iterable[str]) -> None:
        """Have the plugin write its index."""
        self.fill(uris)
        if self._index is not None:
            self._plugin.on_post_build(config=config)

    def fill(self, uris: Iterable[str]) -> None:
        """Fill the index, in the order of these pages."""
        if self._index is not None:
            self._index[:] = [entry for uri in uris for entry in self._entries.get(uri, ())]
