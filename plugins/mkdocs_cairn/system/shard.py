# SPDX-License-Identifier: MIT
"""Shards: a build divided among several machines, each of which caches its pages for a final build."""

from __future__ import annotations

import os
import re

from mkdocs_cairn.system.errors import CairnError

_SHARD = "CAIRN_SHARD"
_FORM = re.compile(r"([1-9]\d*)/([1-9]\d*)")


def find_shard() -> tuple[int, int] | None:
    """Return the number of the shard to build and the count of shards; None to build everything.

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
