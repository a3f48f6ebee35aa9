# SPDX-License-Identifier: MIT
"""Find the sources of an import on the disk and read their bytes. Nothing else of an import opens a source.

A source is a file, or a folder or archive whose files belong together. Of any other folder or archive, each file is a
source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from cairn.importing.formats.registry import EXTENSIONS, MARKS
from cairn.importing.found import Bundle, Format
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn_cli.sources.archive_reader import LARGEST_FILE, is_archive, read_archive
from cairn_cli.sources.archive_sources import ARCHIVES, find_archive_sources, is_source, recognize_mark
from cairn_cli.sources.folder_files import read_folder, too_large
from cairn_cli.sources.spreadsheets import WORKBOOK, open_workbook


def find_sources(sources: Iterable[Path], named: Format | None) -> tuple[Path | Problem, ...]:
    """Return the files and folders that are sources, each once.

    If a format of whole folders is `named`, every folder is one source.
    """
    found: dict[Path, Path | Problem] = {}
    for source in sources:
        for path in _expand(source, named):
            key = path if isinstance(path, Problem) else path.resolve()
            found.setdefault(source if isinstance(key, Problem) else key, path)
    return tuple(found.values())


def _expand(source: Path, named: Format | None) -> Iterator[Path | Problem]:
    if not source.is_dir():
        yield source
        return
    try:
        names = sorted(path.name for path in source.iterdir())
    except OSError as error:
        yield _fault(source, f"This folder cannot be read ({error.strerror}). Check its permissions.")
        return
    if named.mark if named else _is_one_source(source, names):
        yield source
        return
    inside = [source / name for name in names if is_source(name, named) or _is_archive_name(name)]
    yield from inside
    if not inside:
        endings = (*(named.extensions if named else EXTENSIONS), *ARCHIVES)
        listed = ", ".join(f"'{ending}'" for ending in endings)
        yield _fault(source, f"This folder contains no file that can be imported ({listed}). Pass another folder.")


def _is_archive_name(name: str) -> bool:
    return name.lower().endswith(ARCHIVES) and not name.startswith(".")


def _is_one_source(folder: Path, names: Iterable[str]) -> bool:
    """Return whether the format of a mark in a folder recognizes it."""
    marks = [name for name in names if name in MARKS]
    try:
        return any(
            recognize_mark(mark, f"{mark}/", b"")
            if (folder / mark).is_dir()
            else recognize_mark(mark, mark, (folder / mark).read_bytes())
            for mark in marks
        )
    except OSError:
        return True  # reading the folder says why


def read_source(path: Path, named: Format | None = None) -> Iterator[Bundle | Problem]:
    """Yield the source at a path, or each source in an archive of separate files, and what cannot be read of them."""
    for bundle in read_folder(path, MARKS) if path.is_dir() else _read_file(path, named):
        is_workbook = isinstance(bundle, Bundle) and bundle.path.lower().endswith(WORKBOOK)
        yield open_workbook(bundle) if isinstance(bundle, Bundle) and is_workbook else bundle


def _read_file(path: Path, named: Format | None) -> Iterator[Bundle | Problem]:
    data = load_bytes(path)
    if isinstance(data, Problem):
        yield data
    elif path.name.lower().endswith(ARCHIVES) and is_archive(data):
        members = read_archive(str(path), data)
        yield from [members] if isinstance(members, Problem) else find_archive_sources(str(path), data, members, named)
    else:
        yield Bundle(str(path), data)


def load_bytes(path: Path) -> bytes | Problem:
    """Read one file."""
    try:
        if not path.exists():
            return _fault(path, "There is no such file. Check its name.")
        if not path.is_file():
            return _fault(path, "This is not a file. Give a file or a folder.")
        size = path.stat().st_size
        if size > LARGEST_FILE and not path.name.lower().endswith(ARCHIVES):
            return Problem(Code.IMPORT_UNSAFE, Span(str(path), 1), f"{too_large(size)} Split it.")
        return path.read_bytes()
    except OSError as error:
        return _fault(path, f"This file cannot be read ({error.strerror}). Check its permissions.")


def fingerprint_source(bundle: Bundle) -> str:
    """Return the SHA-256 of a file, or of the names and bytes of all files of a folder."""
    digest = hashlib.sha256(bundle.data)
    if not bundle.data:
        for name, data in bundle.members.items():
            digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def _fault(path: Path, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(str(path), 1), message)
