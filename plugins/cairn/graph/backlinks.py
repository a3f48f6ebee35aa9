# SPDX-License-Identifier: MIT
"""Links turned round: which pages point at a concept, and with which link."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cairn.content.link import Link
    from cairn.graph.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that links to a concept, and how."""

    uri: str
    """The place of the page."""
    number: int
    """The first of its links that does so, counted from 0."""


def build_backlinks(links: Mapping[str, tuple[Link, ...]], catalogue: Catalogue) -> dict[str, tuple[Backlink, ...]]:
    """Return the pages that link to each concept, by its id, once each, in the order of their places."""
    ids = {c.uri: c.id for c in catalogue.concepts.values()}
    found: dict[str, list[Backlink]] = defaultdict(list)
    for uri, on_page in sorted(links.items()):
        seen = {ids.get(uri)}
        for number, link in enumerate(on_page):
            target = catalogue.find_link(link.name, link.anchor) if link.is_wikilink else ids.get(link.name)
            if target and target not in seen:
                seen.add(target)
                found[target].append(Backlink(uri, number))
    return {target: tuple(pages) for target, pages in sorted(found.items())}
