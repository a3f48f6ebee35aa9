# SPDX-License-Identifier: MIT
"""Find exported pages on the disk and read them; files that cannot be exported pages are rejected."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_LARGEST = 10_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
Found: TypeAlias = "tuple[Path | Problem, ...]"


def find_files(sources: Iterable[Path]) -> Found:
    """Return the given files and the `.txt` files in the given folders, each once."""
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
        inside = sorted(p for p in source.iterdir() if p.suffix == ".txt" and not p.name.startswith("."))
    except OSError as error:
        yield _fault(source, 1, f"This folder cannot be read ({error.strerror}). Check its permissions.")
        return
    yield from inside
    if not inside:
        yield _fault(
            source, 1, "This folder contains no '.txt' file. Pass the folder that contains the exported pages."
        )


def load_source(path: Path) -> Source | Problem:
    """Read one exported page."""
    try:
        if not path.exists():
            return _fault(path, 1, "There is no such file. Check its name.")
        if not path.is_file():
            return _fault(path, 1, "This is not a file. Give a file or a folder.")
        size = path.stat().st_size
        if size > _LARGEST:
            sizes = f"This file is {size / 1e6:.0f} MB, but an exported page may be at most {_LARGEST / 1e6:.0f} MB."
            return _fault(path, 1, f"{sizes} Leave it out.")
        data = path.read_bytes()
    except OSError as error:
        return _fault(path, 1, f"This file cannot be read ({error.strerror}). Check its permissions.")
    return _decode(path, data)


def _decode(path: Path, data: bytes) -> Source | Problem:
    if b"\0" in data and not data.startswith(_UTF_16):
        return _fault(path, _line(data, data.index(b"\0")), "This file is binary, not text. Leave it out.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(codecs.BOM_UTF8) * data.startswith(codecs.BOM_UTF8)
        return _fault(path, _line(data, start), "This line is not UTF-8 text. Save the file as UTF-8.")
    return Source(str(path), text)


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _fault(path: Path, line: int, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(str(path), line), message)
