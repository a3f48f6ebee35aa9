# SPDX-License-Identifier: MIT
"""Read zip archives that may be hostile: limits are checked while reading, since a header may say anything.

Nothing is unpacked on the disk. A name in an archive is only ever a key of a mapping.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from cairn.text.problem import Code, Problem
from cairn.text.source import Span

LARGEST_FILE = 50_000_000
"""The largest file, in bytes."""
LARGEST_ARCHIVE = 200_000_000
"""The largest archive, and the most that all its files may contain, in bytes."""
_MOST_MEMBERS = 20_000
_HIGHEST_RATIO = 100
_SMALL = 1_000_000
"""A file of at most this size may be packed at any ratio, such as a file of equal lines."""
_CHUNK = 1 << 20
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_END_OF_ARCHIVE = b"PK\x05\x06"
_END_LENGTH, _COUNT_OFFSET = 22, 10
_UNSAFE_NAME = re.compile(r"\\|\0|(?:^|/)\.\.(?:/|$)|^/|^[a-zA-Z]:")


def is_archive(data: bytes) -> bool:
    """Return whether a file is a zip archive."""
    return data.startswith((b"PK\x03\x04", _END_OF_ARCHIVE))


def read_archive(path: str, data: bytes) -> dict[str, bytes] | Problem:
    """Return the files in an archive by name, sorted, or what is wrong with the archive."""
    if fault := _find_too_many(data):
        return Problem(Code.IMPORT_UNSAFE, Span(path, 1), fault)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            fault = next(_find_unsafe(members), "")
            found = fault or _read_members(archive, members)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error):
        fault = "This archive is damaged, or packed in a way that is not read. Pack it again as a zip archive."
        return Problem(Code.IMPORT_DAMAGED, Span(path, 1), fault)
    return Problem(Code.IMPORT_UNSAFE, Span(path, 1), found) if isinstance(found, str) else found


def _find_too_many(data: bytes) -> str:
    """Return what is wrong if the archive says that it has too many files, before its list of them is read."""
    end = data.rfind(_END_OF_ARCHIVE)
    count = int.from_bytes(data[end + _COUNT_OFFSET : end + _COUNT_OFFSET + 2], "little") if end >= 0 else 0
    return _too_many(count) if count > _MOST_MEMBERS else ""


def _too_many(count: int) -> str:
    return f"This archive has {count:,} files, but may have at most {_MOST_MEMBERS:,}. Split it."


def _find_unsafe(members: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    names: set[str] = set()
    for member in members:
        name = member.filename
        if _UNSAFE_NAME.search(name) or _UNSAFE_NAME.search(member.orig_filename):
            yield f"This archive has a file whose name leads outside: {name!a}. Do not import it."
        elif member.compress_type not in _METHODS:  # others are unpacked whole, however large they get
            yield f"The file '{name}' in this archive is packed in a way that is not read. Pack it as usual for zip."
        elif member.flag_bits & 1:
            yield f"The file '{name}' in this archive is encrypted. Pack it again without a password."
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield f"The file '{name}' in this archive is a link. Pack the file that it leads to."
        elif name.casefold() in names:
            yield f"This archive has two files named '{name}', if case is ignored. Rename one of them."
        names.add(name.casefold())
    if len(names) > _MOST_MEMBERS:
        yield _too_many(len(names))


def _read_members(archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo]) -> dict[str, bytes] | str:
    found: dict[str, bytes] = {}
    total = 0
    for member in sorted(members, key=lambda each: each.filename):
        data = _read_member(archive, member, LARGEST_ARCHIVE - total)
        if isinstance(data, str):
            return data
        total += len(data)
        found[member.filename] = data
    return found


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes | str:
    """Return the content of one file, or what is wrong with it; stop reading as soon as it is too much."""
    parts, size = [], 0
    with archive.open(member) as file:
        while part := file.read(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > _SMALL and size > _HIGHEST_RATIO * member.compress_size:
                return f"The file '{member.filename}' in this archive is packed suspiciously small. Do not import it."
            if size > min(LARGEST_FILE, room):
                return f"The file '{member.filename}' makes this archive too large. Split the archive."
    return b"".join(parts)
