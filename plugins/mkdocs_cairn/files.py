# SPDX-License-Identifier: MIT
"""A site's pages among MkDocs' files: generated ones added, concepts kept out of the navigation, all in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from cairn.index_views import TAGS, GeneratedPage, parent_tag
from cairn.views import tag_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from cairn.site import Site


def add_pages(files: Files, generated: Mapping[str, GeneratedPage], config: MkDocsConfig) -> None:
    """Add the generated pages; a document that stands in the place of one stays."""
    for uri, page in generated.items():
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, content=page.markdown))


def leave_out_of_nav(files: Files, site: Site, generated: Mapping[str, GeneratedPage], config: MkDocsConfig) -> None:
    """Keep concepts, stubs and tags out of the navigation, unless its author has put them there.

    A theme writes the whole navigation into each page, so thousands of concepts in it would not do.
    """
    chosen = set(_nav_places(config.nav))
    for uri in (*site.concept_ids, *generated):
        file = files.get_file_from_path(uri)
        is_index = uri.endswith("/index.md")
        if file and uri not in chosen and not (is_index and config.nav is None):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def _nav_places(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _nav_places(item)


def join_pages(site: Site, files: Files, nav: Navigation) -> None:
    """Give concepts their previous and next in learning order, and everything the page that stands above it."""
    in_nav = {page.file.src_uri for page in nav.pages}
    written = (i for ids in site.chapters.values() for i in ids if site.catalogue.is_written(i))
    pages = [page for i in written if (page := _page(files, site.catalogue.uri(i)))]
    for page, following in pairwise(pages):
        if page.file.src_uri not in in_nav:
            page.next_page = following
        if following.file.src_uri not in in_nav:
            following.previous_page = page
    for uri, above in _parents(site):
        child, parent = _page(files, uri), _page(files, above)
        if child and parent and uri not in in_nav:
            # A page does as well as a section. The index of tags itself would only lengthen the path.
            child.parent = parent.parent if above == TAGS and parent.parent else parent  # type: ignore[assignment]


def _page(files: Files, uri: str) -> Page | None:
    file = files.get_file_from_path(uri)
    return file.page if file else None


def _parents(site: Site) -> Iterator[tuple[str, str]]:
    for tag in site.tags.tags.values():
        uri = site.page_at(tag_uri(tag.path))
        above = parent_tag(site, uri)
        if above:
            yield uri, above
    for concept in site.catalogue.concepts.values():
        if concept.tags:
            yield concept.uri, site.page_at(tag_uri(concept.tags[0]))
