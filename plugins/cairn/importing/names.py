# SPDX-License-Identifier: MIT
"""Names of an import: how two of them compare, and which id and file name a concept gets from its name."""

from __future__ import annotations

import hashlib
import re

from cairn.text.path_segments import spell_out
from cairn.text.slug import collapse, slug

_SIGNS = re.compile(r"(?<=\w)[+#*]+(?!\w)")
"""Signs that belong to a name: `C++` and `C#` are not `C`."""
_LONGEST = 120
_CUT = 80
_TAKEN = frozenset({"index", "readme", "related"})


def compile_id(name: str) -> str:
    """Return the id of a concept, which is also its file's stem: the slug of its name.

    It is cut where no file system would take it, and prefixed where the file has another meaning
    (`index.md` is the page of the folder, `related.yml` holds the questions without a concept).
    """
    short = slug(spell_out(name, _SIGNS))
    digest = hashlib.sha256(collapse(name).encode()).hexdigest()[:8]
    if not short:
        return f"concept-{digest}"
    if len(short.encode()) > _LONGEST:
        return f"{short.encode()[:_CUT].decode(errors='ignore').strip('-')}-{digest}"
    return f"concept-{short}" if short in _TAKEN else short
