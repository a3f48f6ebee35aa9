# SPDX-License-Identifier: MIT
"""Find the sources of an import on the disk and read their bytes. Nothing else of an import opens a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cairn.importing.formats.registry import EXTENSIONS
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_LARGEST = 50_000_000


def find_files(sources: Iterable[Path]) -> tuple[Path | Problem, ...]:
    """Return the given files and the files in the given folders that may be of a format, each once."""
    found: dict[Path, Path | Problem] = {}
    for source in sources:
        for path in _expand(source):
            key = path if isinstance(path, Problem) else path.resolve()
            found.setdefault(source if isinstance(key, Problem) else key, path)
    return tuple(found.values())


def _expand(source: Path) -> Iterator[Path | Problem]:
    if not source.is_dir():
        yield source
        return
    try:
        inside = sorted(p for p in source.iterdir() if p.suffix in EXTENSIONS and not p.name.startswith("."))
    except OSError as error:
        yield _fault(source, f"This folder cannot be read ({error.strerror}). Check its permissions.")
        return
    yield from inside
    if not inside:
        endings = ", ".join(f"'{ending}'" for ending in EXTENSIONS)
        yield _fault(source, f"This folder contains no file that can be imported ({endings}). Pass another folder.")


def load_bytes(path: Path) -> bytes | Problem:
    """Read one source."""
    try:
        if not path.exists():
            return _fault(path, "There is no such file. Check its name.")
        if not path.is_file():
            return _fault(path, "This is not a file. Give a file or a folder.")
        size = path.stat().st_size
        if size > _LARGEST:
            fault = f"This file is {size / 1e6:.0f} MB, but may be at most {_LARGEST / 1e6:.0f} MB. Split it."
            return Problem(Code.IMPORT_UNSAFE, Span(str(path), 1), fault)
        return path.read_bytes()
    except OSError as error:
        return _fault(path, f"This file cannot be read ({error.strerror}). Check its permissions.")


def _fault(path: Path, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(str(path), 1), message)
