# SPDX-License-Identifier: MIT
"""Invert the links: find the pages that link to each concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cairn.content.link import Link
from cairn.graph.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that links to a concept."""

    uri: str
    """The page path of the linking page."""
    number: int
    """The index of the first link on that page that leads to the concept."""


def build_backlinks(links: Mapping[str, tuple[Link, ...]], catalogue: Catalogue) -> dict[str, tuple[Backlink, ...]]:
    """Return the pages that link to each concept, by concept id; each page once, sorted by page path."""
    ids = {c.uri: c.id for c in catalogue.concepts.values()}
    found: dict[str, list[Backlink]] = defaultdict(list)
    for uri, page_links in sorted(links.items()):
        seen = {ids.get(uri)}
        for number, link in enumerate(page_links):
            target = catalogue.find_link(link.name, link.anchor) if link.is_wikilink else ids.get(link.name)
            if target and target not in seen:
                seen.add(target)
                found[target].append(Backlink(uri, number))
    return {target: tuple(pages) for target, pages in sorted(found.items())}
