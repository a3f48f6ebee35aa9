# SPDX-License-Identifier: MIT
"""A site's pages among MkDocs' files: generated ones added, concepts kept out of the navigation, all in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from cairn.views.concept_page import tag_uri
from cairn.views.index_pages import TAGS, parent_tag
from mkdocs_cairn.build.page_views import write_title
from mkdocs_cairn.host.cairn_page import CairnPage
from mkdocs_cairn.host.generated_files import add_pages
from mkdocs_cairn.host.other_plugins import places_in_nav_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from cairn.site import Site
    from mkdocs_cairn.build.build import Build


def adopt_pages(build: Build, config: MkDocsConfig, places: Iterable[str]) -> None:
    """Make pages of our own of those outside the navigation; those in it are left to MkDocs, which titles them."""
    for uri in places:
        file, title = build.files.src_uris.get(uri), build.title(uri)
        if file and title and file.page is None and file.inclusion.is_not_in_nav():
            CairnPage(file, config, write_title(title), build.converter)
        if file and isinstance(file.page, CairnPage):
            file.page.title, file.page.source = write_title(title), build.text(uri)


def own_places(build: Build) -> Iterator[str]:
    """Yield the places of concepts, and of pages that are generated."""
    yield from (*build.site.concept_ids, *build.generated)


def place_pages(before: Build, after: Build, config: MkDocsConfig, nav: Navigation) -> list[File]:
    """Bring files and pages up to date after an edit, and return the files that are no more."""
    gone, files, changed = [], after.files, _find_changed(before, after)
    for uri in changed:
        if origin_of(before, uri) != (origin := origin_of(after, uri)):
            if file := files.src_uris.get(uri):
                files.remove(file)
                gone += [] if origin else [file]
            if origin == "document":
                files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    add_pages(after, config)
    ours = changed.intersection(own_places(after))
    leave_out_of_nav(files, ours, config)
    adopt_pages(after, config, ours)
    join_pages(after.site, files, nav)
    return gone


def _find_changed(before: Build, after: Build) -> set[str]:
    """Return the places of all pages that have come, gone, or changed their title or text; perhaps of some others."""
    one, other = before.site.documents, after.site.documents
    read = {uri for uri in {*one, *other} if one.get(uri) is not other.get(uri)}
    called = {uri for uri, _ in _titles(before.site) ^ _titles(after.site)}
    return {*before.generated, *after.generated, *read, *called}


def _titles(site: Site) -> set[tuple[str, str]]:
    return {(link.uri, link.title) for link in site.page_links.values()}


def origin_of(build: Build, uri: str) -> str:
    """Return what the page at that place comes from; empty where there is none."""
    return "document" if uri in build.site.documents else "generated" if uri in build.generated else ""


def leave_out_of_nav(files: Files, places: Iterable[str], config: MkDocsConfig) -> None:
    """Keep the pages of these places out of the navigation, unless its author has put them there.

    A theme writes the whole navigation into each page, so thousands of concepts in it would not do.
    """
    chosen = {*nav_places(config.nav), *places_in_nav_files(files, config)}
    for uri in places:
        file = files.src_uris.get(uri)
        is_index = uri.endswith("/index.md")
        if file and file.inclusion.is_in_nav() and uri not in chosen and not (is_index and config.nav is None):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def nav_places(nav: Any) -> Iterator[str]:
    """Yield the places that an author's navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from nav_places(item)


def join_pages(site: Site, files: Files, nav: Navigation) -> None:
    """Give concepts their previous and next in learning order, and everything the page that stands above it."""
    in_nav = {page.file.src_uri for page in nav.pages}
    for file in files:
        if isinstance(own := file.page, CairnPage):
            own.previous_page = own.next_page = own.parent = None
    concepts = (site.catalogue.concepts[i] for ids in site.chapters.values() for i in ids)
    pages = [page for concept in concepts if concept.is_written and (page := _page(files, concept.uri))]
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
