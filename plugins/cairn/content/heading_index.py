# SPDX-License-Identifier: MIT
"""The headings of all pages, and a cache of what has been looked up in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from cairn.content.headings import HeadingOutline, HeadingTable, ReadHeadings


@dataclass(frozen=True, slots=True)
class HeadingIndex:
    """The headings of a site; `cairn.links.heading_links` resolves links to them."""

    outlines: Mapping[str, HeadingOutline]
    """The outline of each page's source, by page path."""
    read: ReadHeadings = field(compare=False, repr=False)
    """Returns the anchors that the host gives to headings."""
    sections: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), compare=False, repr=False)
    """The ids of generated sections that links lead to, by page path."""
    tables: dict[str, HeadingTable] = field(default_factory=dict, compare=False, repr=False)
    """Cache: the heading table of each page that a link with a heading leads to."""
    anchors: dict[tuple[str, str], str | None] = field(default_factory=dict, compare=False, repr=False)
    """Cache: the anchor found for each page path and heading as typed."""
