# SPDX-License-Identifier: MIT
"""Write fenced blocks of code whose fences are longer than any run of backticks inside."""

from __future__ import annotations

import re

_TICKS = re.compile("`+")
_SHORTEST = 3


def write_code(code: str, language: str = "") -> str:
    """Return code as a fenced block."""
    longest = max((len(run) for run in _TICKS.findall(code)), default=0)
    fence = "`" * max(_SHORTEST, longest + 1)
    return f"{fence}{language}\n{code.strip(chr(10))}\n{fence}"
