# SPDX-License-Identifier: MIT
"""A tag is a path from general to specific: `Computing Sciences/Foundations/Ch.5 Inference`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from cairn.slug import slug

TagPath: TypeAlias = tuple[str, ...]

_SLASH = re.compile(r"(?<!\\)/")


def parse_tag(text: str) -> TagPath:
    r"""Split a tag at its slashes; one that belongs to a level is written `\/`. Empty levels are left out."""
    levels = (" ".join(level.replace("\\/", "/").split()) for level in _SLASH.split(text))
    return tuple(level for level in levels if level)


def write_tag(path: TagPath) -> str:
    """Return the tag as it stands in front matter."""
    return "/".join(level.replace("/", "\\/") for level in path)


@lru_cache(maxsize=1 << 12)
def tag_address(path: TagPath) -> str:
    """Return the tag's place below the folder of tags, such as `computing-sciences/foundations`."""
    return "/".join(slug(level) or "tag" for level in path)
