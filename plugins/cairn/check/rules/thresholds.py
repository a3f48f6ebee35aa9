# SPDX-License-Identifier: MIT
"""The thresholds of the check rules; an author may change them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The thresholds that depend on the course."""

    chain: int = 12
    """A chain of at least this many concepts is long."""
    wanted: int = 20
    """The maximum number of wanted concepts to report."""
