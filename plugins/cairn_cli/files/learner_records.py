# SPDX-License-Identifier: MIT
"""Reads learner records from files and folders; what is no record is named and passed over."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cairn.stats.record import Event, parse_record
from mkdocs_cairn.system.files import Unreadable, refuse_irregular, walk_files

_GZIP = b"\x1f\x8b"
_MAX_SIZE = 20_000_000
"""The size in bytes of the largest record that is read, unpacked: that of the largest file that a page loads."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records in some files."""

    records: tuple[tuple[Event, ...], ...]
    """The events of each record."""
    refused: tuple[tuple[Path, str], ...]
    """The files that are no records, each with a sentence that says why."""


def read_records(paths: Iterable[Path]) -> Records:
    """Read records from files, and from all files in folders without hidden ones."""
    records: list[tuple[Event, ...]] = []
    refused: list[tuple[Path, str]] = []
    files = [file for path in paths for file in _list_files(path, refused)]
    for path in dict.fromkeys(files):
        _add_record(path, records, refused)
    return Records(tuple(records), tuple(refused))


def _add_record(path: Path, records: list[tuple[Event, ...]], refused: list[tuple[Path, str]]) -> None:
    try:
        records.append(_read_record(path))
    except Unreadable as error:
        refused.append((path, str(error)))


def _list_files(path: Path, refused: list[tuple[Path, str]]) -> Iterator[Path]:
    if path.is_dir():
        yield from walk_files(path, lambda folder, error: refused.append((folder, str(error))))
    else:
        yield path


def _read_record(path: Path) -> tuple[Event, ...]:
    """Return the events of a record.

    Raises:
        Unreadable: there is no record.
    """
    try:
        refuse_irregular(path)
        data = _read_bytes(path)
        events = parse_record(data.decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise Unreadable("There is no such file or folder.") from error
    except UnicodeDecodeError as error:
        raise Unreadable("This is not a learner record of version 1.") from error
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("This file cannot be read. Ask for it again.") from error
    if events is None:
        raise Unreadable("This is not a learner record of version 1.")
    return events


def _read_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        is_packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        data = gzip.GzipFile(fileobj=file).read(_MAX_SIZE + 1) if is_packed else file.read(_MAX_SIZE + 1)
    if len(data) > _MAX_SIZE:
        raise Unreadable(f"This file is larger than {_MAX_SIZE // 1_000_000} MB.")
    return data
