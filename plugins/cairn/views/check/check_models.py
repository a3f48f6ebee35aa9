# SPDX-License-Identifier: MIT
"""The values for the template of the page of problems."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.check.graph_statistics import Layer
from cairn.content.page_link import PageLink


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row of the table of problems."""

    severity: str
    """`error`, `warning` or `info`."""
    weight: int
    """The severity as a number; a higher number is worse."""
    path: str
    """The file, as its author would name it."""
    line: int
    """The line of the file."""
    code: str
    """The code of the problem."""
    message: str
    """What is wrong and what to do."""
    page: PageLink | None
    """The page of the file, or None."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The result of a check, as a page."""

    rows: tuple[CheckRow, ...]
    """The problems, sorted by location."""
    counts: tuple[tuple[str, int], ...]
    """The number of problems per severity, most severe first; severities without problems are left out."""
    more: int
    """The number of problems that are not shown."""
    layers: tuple[Layer, ...]
    """The statistics of the graph by depth."""
    wanted: PageLink
    """The page that lists the concepts that are not written."""
