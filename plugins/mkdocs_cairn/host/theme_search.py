# SPDX-License-Identifier: MIT
"""What the theme's search finds on each page, so that it need not be found again.

This leans on the inside of the search plugins of Material and MkDocs, and does nothing where they have changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

_PLUGINS, _LISTS = ("material/search", "search"), ("entries", "_entries")


class ThemeSearch:
    """The entries of a search by page; they stand in the index in the order of the pages."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._plugin: Any = next((config.plugins[name] for name in _PLUGINS if name in config.plugins), None)
        index: Any = getattr(self._plugin, "search_index", None)
        found = next((getattr(index, name) for name in _LISTS if hasattr(index, name)), None)
        self._index: list[Any] | None = found if isinstance(found, list) else None
        self._entries: dict[str, list[Any]] = {}

    def put(self, uri: str, entries: list[Any]) -> None:
        """Set what is found on a page."""
        self._entries[uri] = entries

    def clear(self) -> None:
        """Forget what is in the index, before a page is looked at by itself."""
        if self._index is not None:
            self._index.clear()

    def take(self, uri: str) -> list[Any]:
        """Return what has been found since the last time: on the page that has just been looked at."""
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
        """Put everything into the index, in the order of those places."""
        if self._index is not None:
            self._index[:] = [entry for uri in uris for entry in self._entries.get(uri, ())]
