# SPDX-License-Identifier: MIT
"""Write a folder that belongs to one command; a folder that contains other files is rejected."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".cairn-export.json"
"""The list of written files, so that the next export can replace them."""


class OccupiedError(Exception):
    """A folder contains files that no export has written, or does not say which ones an export has written."""


def write_folder(folder: Path, files: Mapping[str, str | Path] | Mapping[str, bytes]) -> None:
    """Write files by path, each from a text, bytes or a file to copy; remove files that only the last export had.

    Raises:
        OccupiedError: the folder contains other files, or its list of written files is damaged.
    """
    before = _written(folder)
    for name in sorted(before - files.keys()):
        _remove(folder, name)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_to_bytes(content))
    (folder / MANIFEST).write_text(json.dumps(sorted(files), indent=0) + "\n", encoding="utf-8")


def _to_bytes(content: str | Path | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    return content.read_bytes() if isinstance(content, Path) else content.encode()


def _written(folder: Path) -> set[str]:
    manifest = folder / MANIFEST
    if manifest.is_file():
        return _read_manifest(manifest)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OccupiedError(f"'{folder}' is not empty and was not written by an export. Choose another folder.")
    return set()


def _read_manifest(manifest: Path) -> set[str]:
    try:
        names = json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        names = None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise OccupiedError(f"'{manifest}' does not list what the last export wrote. Empty its folder.")
    return set(names)


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    if folder.resolve() in path.resolve().parents:  # never remove a file outside the folder
        path.unlink(missing_ok=True)
        for above in list(path.relative_to(folder).parents)[:-1]:
            if (folder / above).is_dir() and not any((folder / above).iterdir()):
                (folder / above).rmdir()
