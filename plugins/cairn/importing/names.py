# SPDX-License-Identifier: MIT
"""Derive the ids of imported concepts, which are also their file names, from their names."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from cairn.text.path_segments import spell_out
from cairn.text.slug import collapse, slug

_SIGNS = re.compile(r"(?<=\w)[+#*]+(?!\w)")
"""Signs that distinguish names: `C++` and `C#` are not `C`."""
_MARKUP = re.compile(r"[][{}<>|`/\\#\x00-\x1f\x7f]")
"""Signs of paths, markup, wikilinks, headings and macros."""
_MAX_BYTES = 120
_CUT_LENGTH = 80
_RESERVED = frozenset({"index", "readme", "related"})


@lru_cache(maxsize=1 << 14)  # all questions of a source name the same few concepts
def compile_id(name: str) -> str:
    """Return the id of a concept, which is also the stem of its file: the slug of its name.

    A slug that is too long for a file name is truncated. A slug with a special meaning as a file name gets a prefix:
    `index.md` is the page of its folder, and `related.yml` holds the questions without a concept.
    """
    short = slug(spell_out(name, _SIGNS))
    digest = hashlib.sha256(collapse(name).encode()).hexdigest()[:8]
    if not short:
        return f"concept-{digest}"
    if len(short.encode()) > _MAX_BYTES:
        return f"{short.encode()[:_CUT_LENGTH].decode(errors='ignore').strip('-')}-{digest}"
    return f"concept-{short}" if short in _RESERVED else short


def name_concept(name: str) -> str:
    """Return how a file refers to a concept without a document: by its name, which is then the title of its page.

    A name that could be read as a path, that has signs of markup, or that links to another name (`C++` to `C`) is
    replaced by its id.
    """
    bare = collapse(name)
    chosen = compile_id(name)
    return bare if slug(bare) == chosen and not _MARKUP.search(bare) else chosen
