# SPDX-License-Identifier: MIT
"""A build in shards on several machines: each builds and caches some of the pages, and a last build merges them."""

from __future__ import annotations

import os
import re

from mkdocs_cairn.system.errors import CairnError

_SHARD = "CAIRN_SHARD"
_FORM = re.compile(r"([1-9]\d*)/([1-9]\d*)")


def find_shard() -> tuple[int, int] | None:
    """Return which part of how many is to be built; None for the whole.

    Raises:
        mkdocs_cairn.system.errors.CairnError: the variable does not say so.
    """
    value = os.environ.get(_SHARD, "").strip()
    if not value:
        return None
    form = _FORM.fullmatch(value)
    if not form or int(form[1]) > int(form[2]):
        raise CairnError(f"{_SHARD} is '{value}'. Write the part and the number of parts, such as '2/5'.")
    return int(form[1]), int(form[2])
