# SPDX-License-Identifier: MIT
"""The A to Z index: concepts grouped by the first letter of their titles."""

from __future__ import annotations

from collections import defaultdict

from cairn.content.page_link import PageLink
from cairn.site import Site
from cairn.text.slug import natural_key, slug
from cairn.views.concept_page import link_concept

OTHER = "#"
"""The group of titles that do not begin with a letter."""


def group_by_letter(site: Site) -> dict[str, tuple[PageLink, ...]]:
    """Return links to all concepts and stubs by first letter; letters and titles are sorted."""
    links = [link_concept(site, i) for i in (*site.catalogue.concepts, *site.catalogue.stubs)]
    letters: dict[str, list[PageLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (natural_key(link.title), link.uri)):
        letters[_letter(link.title)].append(link)
    return {letter: tuple(group) for letter, group in sorted(letters.items())}


def letter_uri(site: Site, letter: str) -> str:
    """Return the page path of a letter's page, for sites that have one; no id contains a `_`, so it is unique."""
    return f"{site.folder}/letter_{slug(letter) or 'other'}.md"


def _letter(title: str) -> str:
    first = slug(title)[:1].upper()
    return first if first.isalpha() else OTHER
