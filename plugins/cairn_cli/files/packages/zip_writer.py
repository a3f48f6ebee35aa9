# SPDX-License-Identifier: MIT
"""Pack files into a zip archive that is the same, byte for byte, whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that an archive can hold. The true one would differ from run to run."""
_LEVEL = 6
_UNIX = 3
_MODE = 0o644 << 16


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of files by path, sorted by path and compressed at a fixed level."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system = _UNIX  # the default is that of the computer
            entry.external_attr = _MODE
            archive.writestr(entry, files[path], zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()
