# SPDX-License-Identifier: MIT
"""The concept map: a few prerequisites of a concept, the concept, and a few of its dependents.

It has no geometry: its boxes are lists, which a style sheet places beside or below each other and connects with lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cairn.content.page_link import PageLink
from cairn.links.page_parts import AFTER, BESIDE_AFTER, BESIDE_BEFORE, MAX_NAMES
from cairn.views.links import LinkList

MAX_ON_SIDE = 5
"""The maximum number of concepts on each side of the map."""


@dataclass(frozen=True, slots=True)
class ConceptMap:
    """The neighbors of a concept."""

    before: LinkList
    """The first prerequisites."""
    here: PageLink
    """The concept."""
    after: LinkList
    """The first dependents."""


def build_concept_map(before: Sequence[PageLink], here: PageLink, after: Sequence[PageLink]) -> ConceptMap | None:
    """Return the map of a concept; None if it has no neighbors."""
    if not before and not after:
        return None
    after_list = AFTER if len(after) > MAX_NAMES else BESIDE_AFTER
    return ConceptMap(_side(before, here, BESIDE_BEFORE), here, _side(after, here, after_list))


def _side(links: Sequence[PageLink], here: PageLink, anchor: str) -> LinkList:
    more = max(0, len(links) - MAX_ON_SIDE)
    full_list = PageLink(here.title, here.uri, anchor=anchor) if more else None
    return LinkList(tuple(links[:MAX_ON_SIDE]), more, full_list)
