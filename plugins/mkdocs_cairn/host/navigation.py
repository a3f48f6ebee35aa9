# SPDX-License-Identifier: MIT
"""Keep concepts out of MkDocs' navigation, and link Cairn's pages to their neighbors and parents."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cairn.site import Site
from cairn.views.generated_page import TAGS
from cairn.views.indexes.tag_pages import parent_tag
from cairn.views.links import tag_uri
from mkdocs_cairn.host.pages.cairn_page import CairnPage

_LATE = "awesome-pages"
"""A plugin that makes the navigation after all others, from the sections that MkDocs has made."""
_NAV_FILES = {"awesome-nav": ".nav.yml", _LATE: ".pages"}
"""The plugins that read the navigation from files in the folders of pages, with the usual name of these files."""


def leave_out_of_nav(files: Files, uris: Iterable[str], config: MkDocsConfig, listed: Collection[str]) -> None:
    """Keep these pages out of the navigation, unless the author has put them there.

    A theme writes the whole navigation into each page, so it cannot hold thousands of concepts. A navigation of all
    pages holds those that are `listed`.
    """
    kept = {*find_chosen(files, config), *(listed if config.nav is None else ())}
    for uri in uris:
        file = files.src_uris.get(uri)
        if file and file.inclusion.is_in_nav() and uri not in kept:
            file.inclusion = InclusionLevel.NOT_IN_NAV


def is_nav_late(config: MkDocsConfig) -> bool:
    """Return whether a plugin makes the navigation after all others."""
    return _LATE in config.plugins


def find_chosen(files: Files, config: MkDocsConfig) -> set[str]:
    """Return the source paths that an author names in a navigation."""
    return {*nav_paths(config.nav), *_paths_in_nav_files(files, config)}


def nav_paths(nav: Any) -> Iterator[str]:
    """Yield the source paths in an author's navigation."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from nav_paths(item)


def _paths_in_nav_files(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield the paths that the navigation files of plugins name; paths that only match a pattern do not count."""
    names = {
        config.plugins[plugin].config.get("filename", name)
        for plugin, name in _NAV_FILES.items()
        if plugin in config.plugins
    }
    for file in files if names else ():
        folder, name = posixpath.split(file.src_uri)
        if name in names:
            yield from (posixpath.normpath(posixpath.join(folder, path)) for path in _read_nav_file(file))


def _read_nav_file(file: File) -> Iterator[str]:
    try:
        found: Any = yaml.safe_load(file.content_string)
    except (OSError, ValueError, yaml.YAMLError):  # the plugin reports faults in its file
        return
    waiting = [found.get("nav")] if isinstance(found, dict) else []
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def join_pages(site: Site, files: Files, nav: Navigation) -> None:
    """Give concepts their previous and next page in learning order, and each Cairn page its parent."""
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
    _place_unwritten(site, files)
    for uri, above in _parents(site):
        child, parent = _page(files, uri), _page(files, above)
        if child and parent and uri not in in_nav:
            # MkDocs accepts a page in place of a section. The index of tags itself would only lengthen the path.
            child.parent = parent.parent if above == TAGS and parent.parent else parent  # type: ignore[assignment]


def _place_unwritten(site: Site, files: Files) -> None:
    """Give concepts without content the written ones around them, which skip them: a page is no dead end."""
    ordered = [site.catalogue.concepts[i] for ids in site.chapters.values() for i in ids]
    for concepts, side in (ordered, "previous_page"), (ordered[::-1], "next_page"):
        nearest: Page | None = None
        for concept in concepts:
            page = _page(files, concept.uri)
            if concept.is_written:
                nearest = page
            elif isinstance(page, CairnPage):
                setattr(page, side, nearest)


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
