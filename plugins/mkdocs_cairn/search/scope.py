# SPDX-License-Identifier: MIT
"""Which pages a search leaves out, and which come after all others, by patterns like those of `exclude_docs`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pathspec.gitignore import GitIgnoreSpec


class SearchScope:
    """The patterns of an author for pages, each a path in the docs folder: `guide/`, `changelog.md`, `*.draft.md`."""

    def __init__(self, after: Sequence[str] = (), exclude: Sequence[str] = ()) -> None:
        self._after, self._exclude = GitIgnoreSpec.from_lines(after), GitIgnoreSpec.from_lines(exclude)
        self._patterns = (*after, *exclude)

    def comes_after(self, uri: str) -> bool:
        """Return whether a page comes after those of the course."""
        return self._after.match_file(uri)

    def excludes(self, uri: str) -> bool:
        """Return whether a page is left out."""
        return self._exclude.match_file(uri)

    def find_unused(self, uris: Iterable[str]) -> list[str]:
        """Return the patterns that fit none of these pages."""
        uris = list(uris)
        return [p for p in self._patterns if not any(map(GitIgnoreSpec.from_lines([p]).match_file, uris))]
