# SPDX-License-Identifier: MIT
"""Read text files without changing their line breaks, and write several files or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from cairn_cli.output import print_error


def read_exactly(path: Path) -> str | None:
    """Return a text with its line endings and byte order mark unchanged; None if it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8") if path.is_file() else None  # opening a pipe would wait for its writer
    except (OSError, UnicodeDecodeError):
        return None


def write_all(texts: Mapping[Path, str | None]) -> bool:
    """Write these files, and remove files whose text is None; if a file cannot be written, print why and change
    nothing.

    Each text is first written to a temporary file beside its target, so errors come up before any file is changed.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            if text is None:
                _check_removable(path)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                beside[path] = path.with_name(f".{path.name}.cairn")
                _write(beside[path], text, path)
        for path, new in beside.items():
            new.replace(path)
        for path in (path for path, text in texts.items() if text is None):
            path.unlink()
    except OSError as error:
        for new in beside.values():
            new.unlink(missing_ok=True)
        place = getattr(error, "filename", None) or "A file"
        print_error(f"cairn: '{place}' cannot be written ({error.strerror}). Check its permissions.")
        return False
    return True


def _write(new: Path, text: str, path: Path) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "it is write-protected", str(path))
    new.write_bytes(text.encode("utf-8"))
    if path.exists():
        new.chmod(path.stat().st_mode)


def _check_removable(path: Path) -> None:
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(13, "its folder is write-protected", str(path))
