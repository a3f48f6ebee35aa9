# SPDX-License-Identifier: MIT
"""Writes a folder that belongs to one command; a folder with other files in it is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".cairn-export.json"
"""Lists what has been written, so that the next export may replace it."""


class OccupiedError(Exception):
    """A folder has files that no export has written."""


def write_folder(folder: Path, files: Mapping[str, str | Path]) -> None:
    """Write files by path, each a text or a copy, and remove files of the last export that are no longer among them.

    Raises:
        OccupiedError: the folder was not written by an export.
    """
    before = _written(folder)
    for name in sorted(before - files.keys()):
        _remove(folder, name)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read_bytes() if isinstance(content, Path) else content.encode())
    (folder / MANIFEST).write_text(json.dumps(sorted(files), indent=0) + "\n", encoding="utf-8")


def _written(folder: Path) -> set[str]:
    manifest = folder / MANIFEST
    if manifest.is_file():
        return set(json.loads(manifest.read_text(encoding="utf-8")))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OccupiedError(f"'{folder}' is not empty and was not written by an export. Choose another folder.")
    return set()


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    if folder.resolve() in path.resolve().parents:  # whatever the list says, nothing outside
        path.unlink(missing_ok=True)
        for above in list(path.relative_to(folder).parents)[:-1]:
            if (folder / above).is_dir() and not any((folder / above).iterdir()):
                (folder / above).rmdir()
