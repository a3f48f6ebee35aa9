# SPDX-License-Identifier: MIT
"""A tag is a path from general to specific: `Computing Sciences/Foundations/Ch.5 Inference`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from cairn.text.slug import name_key

TagPath: TypeAlias = tuple[str, ...]

MOST_LEVELS = 16
"""So many levels a tag may have: each is a folder in the site, and paths of files are bounded."""
_SLASH = re.compile(r"(?<!\\)/")
_MARK = re.compile(r"\s*#(?=[^\W\d])")
"""What other programs write before a tag."""


def parse_tag(text: str) -> TagPath:
    r"""Split a tag at its slashes; one that belongs to a level is written `\/`. Empty levels are left out."""
    bare = _MARK.sub("", text, count=1) if _MARK.match(text) else text
    levels = (" ".join(level.replace("\\/", "/").split()) for level in _SLASH.split(bare))
    return tuple(level for level in levels if level)


def write_tag(path: TagPath) -> str:
    """Return the tag as it stands in front matter."""
    return "/".join(level.replace("/", "\\/") for level in path)


def find_too_deep(path: TagPath) -> str:
    """Say what is wrong with a tag of too many levels; empty where it has not."""
    if len(path) <= MOST_LEVELS:
        return ""
    start = write_tag(path[:3])[:60]
    return f"The tag '{start}…' has {len(path):,} levels; the limit is {MOST_LEVELS}. Remove some of them."


@lru_cache(maxsize=1 << 12)
def tag_key(path: TagPath) -> TagPath:
    """Return the form under which tags are one: case, spacing and apostrophes do not matter, all else does."""
    return tuple(map(name_key, path))
