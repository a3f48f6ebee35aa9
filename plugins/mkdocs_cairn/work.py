# SPDX-License-Identifier: MIT
"""Which pages this process reads and writes: all of MkDocs' own, and of ours those that are its share.

MkDocs asks twice for the pages of a build, to read them and to write them. The first time, its own pages come
first, so that every title of the navigation is known when it is decided which of ours still hold, and which
process makes which of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files

from mkdocs_cairn.own_page import OwnPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs.structure.files import File


class Work:
    """The pages of one process."""

    def __init__(self, choose: Callable[[list[OwnPage]], Sequence[OwnPage]], write: Callable[[], None]) -> None:
        """Take what chooses this process' share of our pages, and what writes those that need not be made."""
        self._choose, self._write = choose, write
        self._mine: list[File] | None = None
        self.is_part = False
        """Whether another process does everything but our pages."""

    def pages(self, files: Sequence[File]) -> Iterable[File]:
        """Return the files of the pages that are to be read, or later to be written."""
        own = [file.page for file in files if isinstance(file.page, OwnPage)]
        others = [file for file in files if not isinstance(file.page, OwnPage)]
        if self._mine is None:
            return self._begin(others, own)
        self._write()  # by now everything has been copied that a page of the same place replaces
        return self._mine if self.is_part else [*others, *self._mine]

    def _begin(self, others: list[File], own: list[OwnPage]) -> Iterator[File]:
        yield from others
        self._mine = [page.file for page in self._choose(own)]
        yield from self._mine


class SharedFiles(Files):
    """The files of a site, all there to be linked to and listed, some of them this process' work."""

    def __init__(self, files: Files, work: Work) -> None:
        super().__init__(files)
        self._work = work

    def documentation_pages(self, **which: Any) -> Sequence[File]:
        """Return all pages, or where MkDocs says which ones it is about to go through, the share of them."""
        pages = super().documentation_pages(**which)
        return self._work.pages(pages) if which else pages  # type: ignore[return-value]

    def copy_static_files(self, *args: Any, **which: Any) -> None:
        """Copy everything that is no page, once a site."""
        if not self._work.is_part:
            super().copy_static_files(*args, **which)
