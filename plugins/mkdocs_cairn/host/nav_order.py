# SPDX-License-Identifier: MIT
"""Order a navigation that MkDocs has made of all pages.

MkDocs makes a section of each folder. An index is the only page of its folder that is in the navigation, so each of
ours would stand in a section with the same name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page


def put_first(nav: Navigation, titles: Mapping[str, str]) -> None:
    """Put pages after the home page, by source path, each with its title; an empty title leaves the page its own."""
    pages = {page.file.src_uri: page for page in nav.pages}
    ours = [pages[uri] for uri in titles if uri in pages]
    for page in ours:
        page.title = titles[page.file.src_uri] or page.title
        page.parent = None
    others = _without(nav.items, ours)
    is_home_first = bool(others) and isinstance(others[0], Page) and _is_home(others[0])
    nav.items[:] = [*others[:is_home_first], *ours, *others[is_home_first:]]
    _link(nav)


def _is_home(page: Page) -> bool:
    return page.is_index and not posixpath.dirname(page.file.src_uri)


def _without(items: Sequence[StructureItem], pages: Container[StructureItem]) -> list[StructureItem]:
    """Return items without these pages, and without the sections that are empty then."""
    left = []
    for item in items:
        is_empty = item in pages
        if isinstance(item, Section):
            item.children = _without(item.children, pages)
            is_empty = not item.children
        if not is_empty:
            left.append(item)
    return left


def _link(nav: Navigation) -> None:
    """Link each page to the previous and the next one, as MkDocs does."""
    nav.pages = [*_pages(nav.items)]
    for before, after in pairwise((None, *nav.pages, None)):
        if before:
            before.next_page = after
        if after:
            after.previous_page = before
    nav.homepage = next((page for page in nav.pages if page.is_homepage), None)


def _pages(items: Sequence[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        if isinstance(item, Section):
            yield from _pages(item.children)
