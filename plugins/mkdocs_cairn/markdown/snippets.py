# SPDX-License-Identifier: MIT
"""The snippets that a page includes: which were looked for and what was found, so that a later build can compare.

This depends on internals of PyMdown Extensions. Where they have changed, pages with snippets are not cached.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markdown import Markdown

from mkdocs_cairn.system.file_state import MISSING, state_of

_MODULE, _FIND, _FETCH, _FOLDERS = "pymdownx.snippets", "get_snippet_path", "download", "bases"


class Snippets:
    """The snippets that the parsers of a build include."""

    def __init__(self, parser: Markdown) -> None:
        self.found: dict[str, str] = {}
        self.uncacheable = ""
        self._reader = _find_reader(parser)
        self._is_known = all(hasattr(self._reader, name) for name in (_FIND, _FETCH))
        self._find: Any = getattr(self._reader, _FIND, None)
        self.watch(parser)

    def watch(self, parser: Markdown) -> None:
        """Note the snippets that a parser includes."""
        reader = _find_reader(parser)
        if self._is_known:
            setattr(reader, _FIND, partial(self._note, getattr(reader, _FIND)))
            setattr(reader, _FETCH, _Noted(getattr(reader, _FETCH), self._note_fetch))

    def begin(self) -> None:
        """Start with a page."""
        self.found = {}
        self.uncacheable = "snippets" if self._reader and not self._is_known else ""

    def are_unchanged(self, found: Mapping[str, str]) -> bool:
        """Return whether the same snippets would be found."""
        if found and hasattr(self._reader, _FOLDERS):
            setattr(self._reader, _FOLDERS, None)  # it remembers which folders exist
        return not found or (self._is_known and all(_state(self._find(n)) == state for n, state in found.items()))

    def _note(self, find: Callable[[str], Any], name: str) -> Any:
        path = find(name)
        self.found[name] = _state(path)
        return path

    def _note_fetch(self) -> None:
        self.uncacheable = "snippets from the network"


def _find_reader(parser: Markdown) -> Any:
    processors: Any = parser.preprocessors
    return next((p for p in processors if type(p).__module__ == _MODULE), None)


class _Noted:
    """A function whose calls are noted."""

    def __init__(self, function: Any, note: Callable[[], None]) -> None:
        self._function, self._note = function, note

    def __call__(self, *args: Any, **more: Any) -> Any:
        self._note()
        return self._function(*args, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)


def _state(path: object) -> str:
    return state_of(path) if isinstance(path, str) else MISSING
