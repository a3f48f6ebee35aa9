# SPDX-License-Identifier: MIT
"""A file that an import would write: where it stands and what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Folder(Enum):
    """The two folders an import writes to."""

    DOCS = "docs"
    QUIZZES = "quizzes"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A piece of a shared file, such as one reference."""

    mark: str
    """A text that stands in every file that has the part, in whatever form: its key."""
    text: str
    """What is written."""


@dataclass(frozen=True, slots=True)
class TargetFile:
    """One file."""

    folder: Folder
    """Where it is written."""
    path: str
    """Below the folder, with `/` between its parts."""
    text: str
    """The whole file, as the import writes it."""
    parts: tuple[Part, ...] = ()
    """The pieces of a file that an author may well have before any import (`references.bib`, `tags.yml`)."""

    @property
    def key(self) -> tuple[str, str]:
        """Folder and path, which tell files apart and sort them."""
        return self.folder.value, self.path


def add_missing(target: TargetFile, text: str) -> str:
    """Return what an author's file becomes: for a shared file their text and the parts that it lacks."""
    if not target.parts:
        return target.text
    missing = [part.text for part in target.parts if part.mark not in f"\n{text}"]
    return text if not missing else "\n".join(filter(None, (text.rstrip("\n"), *missing))) + "\n"
