# SPDX-License-Identifier: MIT
"""A file that an import would write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PAGES = "pages:"
"""The source of all exported pages, which are joined into one set of files."""


class Folder(Enum):
    """The two folders an import writes to."""

    DOCS = "docs"
    QUIZZES = "quizzes"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part of a shared file, such as one reference."""

    mark: str
    """The key of the part; every file that has the part contains this text."""
    text: str
    """The text that the import adds."""


@dataclass(frozen=True, slots=True)
class TargetFile:
    """A file to write."""

    folder: Folder
    """The folder it goes to."""
    path: str
    """The path inside the folder, with `/` separators."""
    text: str
    """The whole file, as the import writes it."""
    parts: tuple[Part, ...] = ()
    """The parts of a file that authors may have before any import (`references.bib`, `tags.yml`)."""
    origin: str = PAGES
    """The source that it comes from: the name of a format and of a file, such as `gift:bank.gift`."""

    @property
    def key(self) -> tuple[str, str]:
        """The folder and path, which identify and sort files."""
        return self.folder.value, self.path


def add_missing(target: TargetFile, text: str) -> str:
    """Return the new text of an author's file: for a shared file, their text with the missing parts added."""
    if not target.parts:
        return target.text
    missing = [part.text for part in target.parts if part.mark not in f"\n{text}"]
    return text if not missing else "\n".join(filter(None, (text.rstrip("\n"), *missing))) + "\n"
