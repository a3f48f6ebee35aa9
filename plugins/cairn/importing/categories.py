# SPDX-License-Identifier: MIT
"""Split the path of a category in Moodle into its levels."""

from __future__ import annotations

import re

_CONTEXT = re.compile(r"\$\w+\$")
_DEFAULT = "Default for "


def split_category(path: str) -> tuple[str, ...]:
    """Return the levels of a category; `//` is a slash in a name. Levels that every course has are left out."""
    levels = [level.replace("\0", "/").strip() for level in path.replace("//", "\0").split("/")]
    while levels and (levels[0].lower() in {"", "top"} or _CONTEXT.fullmatch(levels[0])):
        levels.pop(0)
    if levels and levels[0].startswith(_DEFAULT):
        levels.pop(0)
    return tuple(level for level in levels if level)
