# SPDX-License-Identifier: MIT
"""The state of a file or folder as a digest, and its path in a form that holds on any machine.

Only this module decides when two builds have read the same: a file counts by its bytes, a folder by the names in it.
"""

from __future__ import annotations

import os
import stat
import sysconfig
from hashlib import blake2b
from pathlib import Path

MISSING = "missing"
"""The state of a path that does not exist."""
SPECIAL = "special"
"""The state of what is neither file nor folder, such as a pipe. It never counts as unchanged."""
_SIZE = 16
_PACKAGES, _STANDARD_LIBRARY = (os.path.abspath(sysconfig.get_path(name)) for name in ("purelib", "stdlib"))  # noqa: PTH100
_IN_PACKAGES, _IN_PROJECT = "@", "."
_BYTE_CODE = "__pycache__"


def state_of(path: str) -> str:
    """Return the state of a path, which changes with what the path holds."""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISREG(mode):
            return blake2b(Path(path).read_bytes(), digest_size=_SIZE).hexdigest()
        if stat.S_ISDIR(mode):
            names = sorted(item.name for item in Path(path).iterdir() if item.name != _BYTE_CODE)
            return blake2b("\0".join(names).encode("utf-8", "surrogateescape"), digest_size=_SIZE).hexdigest()
    except (OSError, ValueError):
        return MISSING
    return SPECIAL


def to_portable(path: str, project: str) -> str:
    """Return a path in a form that another machine, with its own project folder and packages, can look up."""
    for mark, folder in ((_IN_PACKAGES, _PACKAGES), (_IN_PROJECT, project)):
        if path == folder or path.startswith(folder + os.sep):
            return mark + path[len(folder) :].replace(os.sep, "/")
    return path


def from_portable(name: str, project: str) -> str:
    """Return the path on this machine."""
    folder = {_IN_PACKAGES: _PACKAGES, _IN_PROJECT: project}.get(name.partition("/")[0])
    return name if folder is None else folder + name[1:]


def is_installed(path: str) -> bool:
    """Return whether code lies where only an installer puts it, so that its version identifies it."""
    return path.startswith((_PACKAGES + os.sep, _STANDARD_LIBRARY + os.sep))
