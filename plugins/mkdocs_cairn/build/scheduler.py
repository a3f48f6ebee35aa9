# SPDX-License-Identifier: MIT
"""Which pages MkDocs reads and writes in this process: all of its own, and of ours those that are its share.

MkDocs reads all pages before it writes the first. Ours are read one by one where they are written: their titles
are known without that, and a site of any size needs the memory of one page. By then every title of the
navigation is known too, and it can be decided which pages still hold and which process makes which of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from mkdocs_cairn.host.cairn_page import CairnPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.structure.files import Files


class Work:
    """The pages of one build, as MkDocs asks for them: first to read them, then to write them."""

    def __init__(
        self, choose: Callable[[list[CairnPage]], Iterable[CairnPage]], read: Callable[[CairnPage], None]
    ) -> None:
        """Take what chooses this process' share of our pages, and what reads one of them."""
        self.choose, self.read = choose, read
        self._has_begun = False
        self.is_ours = False
        """Whether it is known what our pages are made of, so that they may be left out here."""
        self.is_part = False
        """Whether another process does everything but our pages."""

    def pages(self, files: Sequence[File]) -> Sequence[File]:
        """Return the files of the pages that are next to be gone through."""
        if not self.is_ours:
            return files
        own = [file.page for file in files if isinstance(file.page, CairnPage)]
        others = [file for file in files if not isinstance(file.page, CairnPage)]
        if self._has_begun:
            return _Written(self, others, own)
        self._has_begun = True
        return others


class _Written(Sequence[File]):
    """The pages that are written here. Ours are chosen when it is their turn, and read one by one."""

    def __init__(self, work: Work, others: list[File], own: list[CairnPage]) -> None:
        self._work, self._others, self._own = work, others, own
        self._mine: list[File] | None = None

    def __iter__(self) -> Iterator[File]:
        if self._mine is not None:
            yield from self._mine if self._work.is_part else (*self._others, *self._mine)
            return
        yield from self._others
        chosen = self._work.choose(self._own)
        self._mine = [page.file for page in chosen]
        for page in chosen:
            self._work.read(page)
            yield page.file

    def __len__(self) -> int:
        return len(self._others) + len(self._own)

    def __getitem__(self, place: Any) -> Any:
        return [*self._others, *(page.file for page in self._own)][place]


def share_pages(files: Files, work: Work) -> None:
    """Let MkDocs find this process' share of the pages where it says which ones it is about to go through.

    All of them are there to be linked to and listed. The collection stays the same object, for other plugins hold it.
    """
    find = files.documentation_pages

    def documentation_pages(**which: Any) -> Sequence[File]:
        pages = find(**which)
        return work.pages(pages) if which else pages

    files.documentation_pages = documentation_pages  # type: ignore[method-assign]
