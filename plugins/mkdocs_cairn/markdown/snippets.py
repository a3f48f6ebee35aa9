# SPDX-License-Identifier: MIT
"""The snippets that a page takes in: which were looked for, and what was found, so that it can be asked again.

This leans on the inside of PyMdown Extensions. Where that has changed, no page is cached.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs_cairn.system.file_state import MISSING, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown

_MODULE, _FIND, _FETCH, _FOLDERS = "pymdownx.snippets", "get_snippet_path", "download", "bases"


class Snippets:
    """The snippets that the parsers of a build take in."""

    def __init__(self, parser: Markdown) -> None:
        self.found: dict[str, str] = {}
        self.unkept = ""
        self._reader = _find_reader(parser)
        self._is_known = all(hasattr(self._reader, name) for name in (_FIND, _FETCH))
        self._find: Any = getattr(self._reader, _FIND, None)
        self.watch(parser)

    def watch(self, parser: Markdown) -> None:
        """Take note of what a parser takes in."""
        reader = _find_reader(parser)
        if self._is_known:
            setattr(reader, _FIND, partial(self._note, getattr(reader, _FIND)))
            setattr(reader, _FETCH, _Noted(getattr(reader, _FETCH), self._note_fetch))

    def begin(self) -> None:
        """Begin with a page."""
        self.found = {}
        self.unkept = "snippets" if self._reader and not self._is_known else ""

    def are_as(self, found: Mapping[str, str]) -> bool:
        """Say whether snippets would be found as they were."""
        if found and hasattr(self._reader, _FOLDERS):
            setattr(self._reader, _FOLDERS, None)  # which of them there are, it remembers
        return not found or (self._is_known and all(_state(self._find(n)) == state for n, state in found.items()))

    def _note(self, find: Callable[[str], Any], name: str) -> Any:
        path = find(name)
        self.found[name] = _state(path)
        return path

    def _note_fetch(self) -> None:
        self.unkept = "snippets from the network"


def _find_reader(parser: Markdown) -> Any:
    processors: Any = parser.preprocessors
    return next((p for p in processors if type(p).__module__ == _MODULE), None)


class _Noted:
    """A function that is called as before, and of whose calls word is given."""

    def __init__(self, function: Any, note: Callable[[], None]) -> None:
        self._function, self._note = function, note

    def __call__(self, *args: Any, **more: Any) -> Any:
        self._note()
        return self._function(*args, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)


def _state(path: object) -> str:
    return state_of(path) if isinstance(path, str) else MISSING
