# SPDX-License-Identifier: MIT
"""A tag is a path from general to specific: `Computing Sciences/Foundations/Ch.5 Inference`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from cairn.text.slug import name_key

TagPath: TypeAlias = tuple[str, ...]

MAX_LEVELS = 16
"""The maximum number of levels of a tag. Each is a folder of the site, and the length of file paths is limited."""
_SLASH = re.compile(r"(?<!\\)/")
_MARK = re.compile(r"\s*#(?=[^\W\d])")
"""The `#` that other programs write before a tag."""


def parse_tag(text: str) -> TagPath:
    r"""Split a tag at its slashes; `\/` is a slash within a level. Empty levels are dropped."""
    bare = _MARK.sub("", text, count=1) if _MARK.match(text) else text
    levels = (" ".join(level.replace("\\/", "/").split()) for level in _SLASH.split(bare))
    return tuple(level for level in levels if level)


def write_tag(path: TagPath) -> str:
    """Return the tag as it is written in front matter."""
    return "/".join(level.replace("/", "\\/") for level in path)


def explain_too_deep(path: TagPath) -> str:
    """Return a message if a tag has too many levels; otherwise an empty string."""
    if len(path) <= MAX_LEVELS:
        return ""
    start = write_tag(path[:3])[:60]
    return f"The tag '{start}…' has {len(path):,} levels; the limit is {MAX_LEVELS}. Remove some of them."


@lru_cache(maxsize=1 << 12)
def tag_key(path: TagPath) -> TagPath:
    """Return a key that is equal for tags that differ only in case, spacing or apostrophes."""
    return tuple(map(name_key, path))
