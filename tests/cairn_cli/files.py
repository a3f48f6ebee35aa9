# SPDX-License-Identifier: MIT
"""Files of a project on which a command is tried."""

from __future__ import annotations

from pathlib import Path


def write(path: str | Path, text: str) -> None:
    """Write a file as it is given, with the folders above it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode())
