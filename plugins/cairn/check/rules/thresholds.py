# SPDX-License-Identifier: MIT
"""From where on something is worth a word; an author may move these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers that differ from course to course."""

    chain: int = 12
    """So many concepts, each a prerequisite of the next, are a long chain."""
    wanted: int = 20
    """So many of the concepts that are not written yet are named, the most wanted first."""
