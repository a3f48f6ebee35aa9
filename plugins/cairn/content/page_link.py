# SPDX-License-Identifier: MIT
"""A link to a page of the site: what it says, and the source page it leads to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the site."""

    title: str
    """What the link says, as plain text."""
    uri: str
    """The place of the page."""
    is_written: bool = True
    """Whether anything stands there yet."""
    note: str = ""
    """A reason, a summary or a count, as plain text."""
    anchor: str = ""
    """The id of a place on the page."""
