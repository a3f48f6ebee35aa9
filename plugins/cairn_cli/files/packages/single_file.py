# SPDX-License-Identifier: MIT
"""Write the files of an export as one file, by its ending: an archive, a deck, or the only file as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from cairn_cli.files.packages.anki_deck import pack_deck
from cairn_cli.files.packages.zip_writer import write_zip

_PACKERS: Mapping[str, Callable[[Mapping[str, bytes]], bytes]] = {".zip": write_zip, ".apkg": pack_deck}


def write_single_file(path: Path, files: Mapping[str, bytes]) -> None:
    """Write one file, first under another name beside it: what was there stays until the new one is whole.

    Raises:
        OSError: the file cannot be written.
        PackageMissingError: a package that its kind needs is not installed.
    """
    packer = _PACKERS.get(path.suffix)
    data = packer(files) if packer else next(iter(files.values())) if len(files) == 1 else write_zip(files)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # such as a pipe
        path.write_bytes(data)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.cairn")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
