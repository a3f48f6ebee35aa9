# SPDX-License-Identifier: MIT
"""List the files of a folder that is one source, and read each of them when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from cairn.importing.found import Bundle
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn_cli.sources.archive_reader import LARGEST_FILE

_MOST_FILES = 100_000


class FolderFiles(Mapping[str, bytes]):
    """The files of a folder by their path in it, sorted, each read when it is asked for, since a folder may be large.

    A folder that makes the whole folder one source is among them, with a `/` at its end, since it may be empty.

    Reading raises OSError if a file has gone or may not be read.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder, self._names = folder, dict.fromkeys(sorted(names))

    def __getitem__(self, name: str) -> bytes:
        """Read a file; an empty folder has no bytes."""
        if name not in self._names:
            raise KeyError(name)
        return b"" if name.endswith("/") else (self._folder / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        """Return whether there is such a file, without reading it."""
        return name in self._names


def read_folder(folder: Path, marks: Collection[str]) -> Iterator[Bundle | Problem]:
    """Yield a folder as one source, and what of it is not read.

    Hidden folders, such as that of Git, are no part of it, unless they are among the `marks` of formats.
    """
    names = [f"{mark}/" for mark in marks if (folder / mark).is_dir()]
    for path in _walk(folder, marks):
        if isinstance(path, Problem):
            yield path
        elif len(names) > _MOST_FILES:
            fault = f"This folder has more than {_MOST_FILES:,} files. Import a part of it."
            yield Problem(Code.IMPORT_UNSAFE, Span(str(folder), 1), fault)
            return
        else:
            names.append(path.relative_to(folder).as_posix())
    yield Bundle(str(folder), members=FolderFiles(folder, names))


def _walk(folder: Path, marks: Collection[str]) -> Iterator[Path | Problem]:
    """Yield the files of a folder and of those in it; what cannot be read is a problem."""
    unread: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") or name in marks)
        for path in (Path(parent, name) for name in (*folders, *sorted(files))):
            if path.is_symlink():  # it may lead outside
                yield _left_out(path, "This link is not followed. Copy what it leads to, if it is needed.")
            elif path.is_file():
                size = path.stat().st_size
                yield path if size <= LARGEST_FILE else _left_out(path, f"{too_large(size)} Copy it, if it is needed.")
    for error in unread:
        fault = f"This folder cannot be read ({error.strerror}). Check its permissions."
        yield _left_out(Path(error.filename), fault)


def too_large(size: int) -> str:
    """Return the sentence that says that a file of `size` bytes is too large."""
    return f"This file is {size / 1e6:.0f} MB, but may be at most {LARGEST_FILE / 1e6:.0f} MB."


def _left_out(path: Path, sentence: str) -> Problem:
    return Problem(Code.IMPORT_LEFT_OUT, Span(str(path), 1), sentence)
