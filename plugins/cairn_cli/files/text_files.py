# SPDX-License-Identifier: MIT
"""Text files of a project, read byte for byte, and written all or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cairn_cli.output import complain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read_exactly(path: Path) -> str | None:
    """Return a text with its own line ends and byte order mark; None where it is not UTF-8 or cannot be read."""
    try:
        return path.read_bytes().decode("utf-8") if path.is_file() else None  # to open a pipe is to wait
    except (OSError, UnicodeDecodeError):
        return None


def write_all(texts: Mapping[Path, str | None]) -> bool:
    """Write these files, or remove those without a text; say why, and write nothing, where one of them cannot be.

    Each is first written beside its place, so that what can fail has failed before any of them is changed.
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
        complain(f"cairn: '{place}' cannot be written ({error.strerror}). Check its permissions.")
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
