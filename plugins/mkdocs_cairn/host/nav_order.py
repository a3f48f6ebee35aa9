# SPDX-License-Identifier: MIT
"""Order a navigation that MkDocs has made of all pages.

MkDocs makes a section of each folder. An index is often the only page of its folder that is in the navigation, since
concepts are not, so it would stand in a section with the same name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page


def arrange(nav: Navigation, titles: Mapping[str, str], folders: Container[str]) -> None:
    """Put pages after the home page, by source path, each with its title; an empty title leaves the page its own.

    In these folders, an index that is alone takes the place of its section.
    """
    pages = {page.file.src_uri: page for page in nav.pages}
    ours = [pages[uri] for uri in titles if uri in pages]
    for page in ours:
        if title := titles[page.file.src_uri]:
            page.title = title
        page.parent = None
    others = _without(nav.items, ours, folders)
    is_home_first = bool(others) and isinstance(others[0], Page) and _is_home(others[0])
    nav.items[:] = [*others[:is_home_first], *ours, *others[is_home_first:]]
    _link(nav)


def _is_home(page: Page) -> bool:
    return page.is_index and not posixpath.dirname(page.file.src_uri)


def _without(
    items: Sequence[StructureItem], pages: Container[StructureItem], folders: Container[str]
) -> list[StructureItem]:
    """Return items without these pages, and without the sections that are empty or superfluous then."""
    left: list[StructureItem] = []
    for item in items:
        if isinstance(item, Section):
            item.children = _without(item.children, pages, folders)
            left += _unfold(item, folders)
        elif item not in pages:
            left.append(item)
    return left


def _unfold(section: Section, folders: Container[str]) -> list[StructureItem]:
    """Return a section, or the only page in it if that is the index of one of these folders."""
    match section.children:
        case [Page() as page] if page.is_index and posixpath.dirname(page.file.src_uri) in folders:
            page.parent = section.parent
            return [page]
    return [section] if section.children else []


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
