# SPDX-License-Identifier: MIT
"""Concepts from A to Z: which letter each stands under."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cairn.text.slug import natural_key, slug
from cairn.views.concept_page import link_concept

if TYPE_CHECKING:
    from cairn.content.page_link import PageLink
    from cairn.site import Site

OTHER = "#"
"""The group of titles that begin with no letter."""


def group_by_letter(site: Site) -> dict[str, tuple[PageLink, ...]]:
    """Return all concepts, written or not, by first letter; letters and titles in order."""
    links = [link_concept(site, i) for i in (*site.catalogue.concepts, *site.catalogue.stubs)]
    letters: dict[str, list[PageLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (natural_key(link.title), link.uri)):
        letters[_letter(link.title)].append(link)
    return {letter: tuple(group) for letter, group in sorted(letters.items())}


def letter_uri(site: Site, letter: str) -> str:
    """Return the place of a letter's own page, in a site that has one; no concept's name holds a `_`."""
    return f"{site.folder}/letter_{slug(letter) or 'other'}.md"


def _letter(title: str) -> str:
    first = slug(title)[:1].upper()
    return first if first.isalpha() else OTHER
