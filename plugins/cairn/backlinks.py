# SPDX-License-Identifier: MIT
"""Links turned round: which pages point at a concept, and with which sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cairn.catalogue import Catalogue
    from cairn.document import Document
    from cairn.link import Link, Sentence


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that links to a concept, and how."""

    uri: str
    """The place of the page."""
    title: str
    """The title of the page."""
    sentence: Sentence
    """The first sentence of the page that holds a link."""


def build_backlinks(
    links: Mapping[str, tuple[Link, ...]], catalogue: Catalogue, documents: Mapping[str, Document]
) -> dict[str, tuple[Backlink, ...]]:
    """Return the pages that link to each concept, by its id, once each, in the order of their places."""
    ids = {c.uri: c.id for c in catalogue.concepts.values()}
    found: dict[str, dict[str, Backlink]] = defaultdict(dict)
    for uri, on_page in sorted(links.items()):
        for link in on_page:
            target = catalogue.find(link.name) if link.is_wikilink else ids.get(link.name)
            if target and target != ids.get(uri):
                found[target].setdefault(uri, Backlink(uri, documents[uri].title, link.sentence))
    return {target: tuple(pages.values()) for target, pages in sorted(found.items())}
