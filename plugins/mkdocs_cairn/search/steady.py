# SPDX-License-Identifier: MIT
"""Makes two indexes of the same pages the same, byte for byte.

Pagefind keeps the values of a filter, and its list of filters, in the order of a hash table with a seed of its
own, so that each run writes them in another order, and under other names, since a name is a digest. Both are
CBOR behind a mark, compressed. Here they are sorted, and named by what they hold then.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MARK = b"pagefind_dcd"
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_BYTES, _TEXT, _ARRAY = 2, 3, 4
_FILTERS = 3
"""The place of the list of filters in the overview of an index."""


def make_steady(place: Path) -> None:
    """Sort what has no order in the index that lies there."""
    renamed = dict(_sort_filter(file) for file in sorted(place.glob("filter/*.pf_filter")))
    entry_file = place / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _sort_overview(place, language["hash"], renamed)
    entry_file.write_text(json.dumps(entry, sort_keys=True), "utf-8")


def _sort_filter(file: Path) -> tuple[bytes, bytes]:
    """Sort the values of a filter; return its old name and its new one."""
    data = _read(file)
    name, values = _items(data, len(_MARK))
    new = _write(file, _open(data, len(_MARK)) + name + _sorted(values))
    return file.stem.encode(), new.encode()


def _sort_overview(place: Path, name: str, renamed: dict[bytes, bytes]) -> str:
    """Sort the list of filters of an index, under their new names; return the new name of its overview."""
    file = place / f"pagefind.{name}.pf_meta"
    data = _read(file)
    parts = _items(data, len(_MARK))
    for old, new in renamed.items():
        parts[_FILTERS] = parts[_FILTERS].replace(old, new)
    parts[_FILTERS] = _sorted(parts[_FILTERS])
    return _write(file, _open(data, len(_MARK)) + b"".join(parts)).removeprefix("pagefind.")


def _read(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes())


def _write(file: Path, data: bytes) -> str:
    """Replace a file by one that is named after its content, in a name as long as the old one; return that name."""
    start, _, digest = file.stem.rpartition("_")
    name = f"{start}_{sha256(data).hexdigest()[: len(digest)]}"
    file.unlink()
    file.with_name(name + file.suffix).write_bytes(gzip.compress(data, 9, mtime=0))
    return name


def _sorted(array: bytes) -> bytes:
    return _open(array) + b"".join(sorted(_items(array)))


def _open(data: bytes, start: int = 0) -> bytes:
    """Return everything up to the first item of the array that begins there."""
    return data[: _head(data, start)[2]]


def _items(data: bytes, start: int = 0) -> list[bytes]:
    """Return the items of the array that begins there, each as it is written."""
    _, count, start = _head(data, start)
    items = []
    for _ in range(count):
        end = _end(data, start)
        items.append(data[start:end])
        start = end
    return items


def _head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return the kind of an item, the number in its head, and where the head ends."""
    kind, short = data[start] >> 5, data[start] & 31
    width = _WIDTHS.get(short, 0)
    number = int.from_bytes(data[start + 1 : start + 1 + width], "big") if width else short
    return kind, number, start + 1 + width


def _end(data: bytes, start: int) -> int:
    """Return where the item ends that begins there."""
    kind, number, at = _head(data, start)
    if kind in {_BYTES, _TEXT}:
        return at + number
    for _ in range(number if kind == _ARRAY else 0):
        at = _end(data, at)
    return at
