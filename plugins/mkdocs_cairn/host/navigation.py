# SPDX-License-Identifier: MIT
"""Where a site's pages stand in MkDocs' navigation: concepts outside it, linked to their neighbors and parents."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import InclusionLevel

from cairn.views.concept_page import tag_uri
from cairn.views.index_pages import TAGS, parent_tag
from mkdocs_cairn.host.cairn_page import CairnPage
from mkdocs_cairn.host.other_plugins import paths_in_nav_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from cairn.site import Site


def leave_out_of_nav(files: Files, uris: Iterable[str], config: MkDocsConfig) -> None:
    """Keep these pages out of the navigation, unless its author has put them there.

    A theme writes the whole navigation into each page, so it cannot hold thousands of concepts.
    """
    chosen = {*nav_paths(config.nav), *paths_in_nav_files(files, config)}
    for uri in uris:
        file = files.src_uris.get(uri)
        is_index = uri.endswith("/index.md")
        if file and file.inclusion.is_in_nav() and uri not in chosen and not (is_index and config.nav is None):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def nav_paths(nav: Any) -> Iterator[str]:
    """Yield the source paths in an author's navigation."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from nav_paths(item)


def join_pages(site: Site, files: Files, nav: Navigation) -> None:
    """Give concepts their previous and next page in learning order, and each of our pages its parent."""
    in_nav = {page.file.src_uri for page in nav.pages}
    for file in files:
        if isinstance(page := file.page, CairnPage):
            page.previous_page = page.next_page = page.parent = None
    concepts = (site.catalogue.concepts[i] for ids in site.chapters.values() for i in ids)
    pages = [page for concept in concepts if concept.is_written and (page := _page(files, concept.uri))]
    for before, after in pairwise(pages):
        if before.file.src_uri not in in_nav:
            before.next_page = after
        if after.file.src_uri not in in_nav:
            after.previous_page = before
    for uri, above in _parents(site):
        child, parent = _page(files, uri), _page(files, above)
        if child and parent and uri not in in_nav:
            # MkDocs accepts a page in place of a section. The index of tags itself would only lengthen the path.
            child.parent = parent.parent if above == TAGS and parent.parent else parent  # type: ignore[assignment]


def _page(files: Files, uri: str) -> Page | None:
    file = files.src_uris.get(uri)
    return file.page if file else None


def _parents(site: Site) -> Iterator[tuple[str, str]]:
    for tag in site.tags.tags.values():
        uri = site.page_at(tag_uri(site, tag.path))
        above = parent_tag(site, uri)
        if above:
            yield uri, above
    for concept in site.catalogue.concepts.values():
        if concept.tags:
            yield concept.uri, site.page_at(tag_uri(site, concept.tags[0]))
