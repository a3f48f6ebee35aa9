# SPDX-License-Identifier: MIT
"""Find the sources of an import on the disk and read their bytes. Nothing else of an import opens a source.

A source is a file, or a folder or archive whose files belong together. Of any other folder or archive, each file is a
source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cairn.importing.formats.registry import EXTENSIONS, MARKS
from cairn.importing.found import Bundle, Format
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn_cli.sources.archive_reader import LARGEST_FILE, is_archive, read_archive
from cairn_cli.sources.spreadsheets import WORKBOOK, open_workbook

_ARCHIVES = (".zip", ".imscc")
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
    if (named and named.mark) or MARKS.keys() & names:
        yield source
        return
    endings = (*_endings(named), *_ARCHIVES)
    inside = [source / name for name in names if name.lower().endswith(endings) and not name.startswith(".")]
    yield from inside
    if not inside:
        listed = ", ".join(f"'{ending}'" for ending in endings)
        yield _fault(source, f"This folder contains no file that can be imported ({listed}). Pass another folder.")


def _endings(named: Format | None) -> tuple[str, ...]:
    return named.extensions if named else EXTENSIONS


def read_source(path: Path, named: Format | None = None) -> Iterator[Bundle | Problem]:
    """Yield the source at a path, or each source in an archive of separate files, and what cannot be read of them."""
    for bundle in _read_folder(path) if path.is_dir() else _read_file(path, named):
        is_workbook = isinstance(bundle, Bundle) and bundle.path.lower().endswith(WORKBOOK)
        yield open_workbook(bundle) if isinstance(bundle, Bundle) and is_workbook else bundle


def _read_file(path: Path, named: Format | None) -> Iterator[Bundle | Problem]:
    data = load_bytes(path)
    if isinstance(data, Problem):
        yield data
    elif path.name.lower().endswith(_ARCHIVES) and is_archive(data):
        members = read_archive(str(path), data)
        yield from [members] if isinstance(members, Problem) else _open_archive(path, data, members, named)
    else:
        yield Bundle(str(path), data)


def _read_folder(folder: Path) -> Iterator[Bundle | Problem]:
    names = [f"{mark}/" for mark in MARKS if (folder / mark).is_dir()]
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue  # a link may lead outside the folder
        if path.stat().st_size > LARGEST_FILE:
            yield Problem(Code.IMPORT_LEFT_OUT, Span(str(path), 1), f"{_too_large(path)} Copy it, if it is needed.")
        else:
            names.append(path.relative_to(folder).as_posix())
    if len(names) > _MOST_FILES:
        fault = f"This folder has {len(names):,} files, but may have at most {_MOST_FILES:,}. Import a part of it."
        yield Problem(Code.IMPORT_UNSAFE, Span(str(folder), 1), fault)
    else:
        yield Bundle(str(folder), members=FolderFiles(folder, names))


def _open_archive(
    path: Path, data: bytes, members: Mapping[str, bytes], named: Format | None
) -> Iterator[Bundle | Problem]:
    root = _find_root(members)
    if root is not None:
        inside = {name.removeprefix(root): content for name, content in members.items() if name.startswith(root)}
        yield Bundle(str(path), data, inside)
        return
    found = [Bundle(f"{path}/{name}", content) for name, content in members.items() if _is_source(name, named)]
    yield from found
    if not found:
        fault = "This archive contains no file that can be imported. 'cairn import --list' shows the formats."
        yield _fault(path, fault)


def _is_source(name: str, named: Format | None) -> bool:
    return name.lower().endswith(_endings(named)) and not name.rpartition("/")[2].startswith(".")


def _find_root(members: Iterable[str]) -> str | None:
    """Return the folder in an archive that is one source, with a `/` at its end; None if every file is a source."""
    roots = {
        "".join(f"{part}/" for part in parts[:index])
        for parts in (name.split("/") for name in members)
        for index, part in enumerate(parts)
        if part in MARKS
    }
    return min(roots, key=len) if roots else None


def load_bytes(path: Path) -> bytes | Problem:
    """Read one file."""
    try:
        if not path.exists():
            return _fault(path, "There is no such file. Check its name.")
        if not path.is_file():
            return _fault(path, "This is not a file. Give a file or a folder.")
        if path.stat().st_size > LARGEST_FILE and not path.name.lower().endswith(_ARCHIVES):
            return Problem(Code.IMPORT_UNSAFE, Span(str(path), 1), f"{_too_large(path)} Split it.")
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


def _too_large(path: Path) -> str:
    return f"This file is {path.stat().st_size / 1e6:.0f} MB, but may be at most {LARGEST_FILE / 1e6:.0f} MB."


def _fault(path: Path, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(str(path), 1), message)
