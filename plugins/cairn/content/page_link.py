# SPDX-License-Identifier: MIT
"""A link to a page of the site: its text and its target."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link that a generated list shows."""

    title: str
    """The text of the link, as plain text."""
    uri: str
    """The page path of the target."""
    is_written: bool = True
    """Whether the target has any content yet."""
    note: str = ""
    """A reason, a summary or a count, as plain text."""
    anchor: str = ""
    """The id of an element on the page."""
