# SPDX-License-Identifier: MIT
"""Add the pages of a compiled site to MkDocs' files, and update them after an edit."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from cairn.site import Site
from cairn.views.home.home_page import HOME
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.host.added_files import add_pages, add_question_files, add_redirects, remove_old_sources
from mkdocs_cairn.host.nav_order import arrange
from mkdocs_cairn.host.navigation import find_chosen, is_nav_late, join_pages, leave_out_of_nav
from mkdocs_cairn.host.pages.cairn_page import CairnPage, write_title
from mkdocs_cairn.host.plugins.other_plugins import leave_out_of_history


def add_site_pages(build: Build, config: MkDocsConfig) -> None:
    """Add the pages of a site, the files that its questions show, and the redirects from former addresses."""
    _add(build, config, tuple(_our_uris(build)))
    remove_old_sources(build.generated, config)
    add_question_files(build.site.questions, build.question_files, build.files, config)
    add_redirects(build.site, build.files, build.renderer, config)
    made = {uri for uri in build.generated if uri not in build.site.documents}
    leave_out_of_history(sorted(made), (file.src_uri for file in build.files if file.src_uri not in made), config)


def arrange_nav(build: Build, config: MkDocsConfig, nav: Navigation, *, is_late: bool) -> None:
    """Put our pages first, without sections of their own, in a navigation that was made of all pages.

    Some plugins make it late. Where the author has written files for a plugin, their order stays.
    """
    if config.nav is not None or is_late != is_nav_late(config):
        return
    chosen, written = find_chosen(build.files, config), build.site.documents
    ours = [uri for uri in build.generated if nav_title(build, uri) and uri not in chosen]
    titles = {uri: "" if uri in written else nav_title(build, uri) for uri in ours}
    if (home := build.site.page_at(HOME)) in written and written[home].title == config.site_name:
        titles = {home: build.site.messages.say("page.home"), **titles}  # themes show the name above the menu
    folders = {posixpath.dirname(concept.uri) for concept in build.site.catalogue.concepts.values()}
    if chosen:
        titles, folders = {}, folders.union(map(posixpath.dirname, ours))
    arrange(nav, titles, folders)


def update_site_pages(before: Build, after: Build, config: MkDocsConfig, nav: Navigation) -> list[File]:
    """Update files and pages after an edit, and return the files that no longer exist."""
    gone, files, changed = [], after.files, _find_changed(before, after)
    for uri in changed:
        if origin_of(before, uri) != (origin := origin_of(after, uri)):
            if file := files.src_uris.get(uri):
                files.remove(file)
                gone += [] if origin else [file]
            if origin == "document":
                files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    _add(after, config, changed.intersection(_our_uris(after)))
    join_pages(after.site, files, nav)
    return gone


def _add(build: Build, config: MkDocsConfig, uris: Iterable[str]) -> None:
    add_pages(build.generated, build.site, build.files, config)
    listed = {build.site.page_at(HOME), *(uri for uri in build.generated if nav_title(build, uri))}
    leave_out_of_nav(build.files, uris, config, listed)
    for uri in uris:
        _adopt(build, uri, config)


def _adopt(build: Build, uri: str, config: MkDocsConfig) -> None:
    """Turn a page outside the navigation into a Cairn page; those in the navigation stay MkDocs' pages."""
    file, title = build.files.src_uris.get(uri), build.title(uri)
    if file and title and file.page is None and file.inclusion.is_not_in_nav():
        CairnPage(file, config, write_title(title), build.converter)
    if file and isinstance(file.page, CairnPage):
        file.page.title, file.page.source = write_title(title), build.text(uri)


def _our_uris(build: Build) -> Iterator[str]:
    """Yield the source paths of concepts and of generated pages."""
    yield from (*build.site.concept_ids, *build.generated)


def _find_changed(before: Build, after: Build) -> set[str]:
    """Return the source paths of at least all pages that were added, removed, or changed in title or text."""
    old, new = before.site.documents, after.site.documents
    read = {uri for uri in {*old, *new} if old.get(uri) is not new.get(uri)}
    renamed = {uri for uri, _ in _titles(before.site) ^ _titles(after.site)}
    return {*before.generated, *after.generated, *read, *renamed}


def _titles(site: Site) -> set[tuple[str, str]]:
    return {(link.uri, link.title) for link in site.page_links.values()}


def nav_title(build: Build, uri: str) -> str:
    """Return the title of a page in a navigation of all pages; empty for pages that Cairn does not put there."""
    return build.generated[uri].nav_title if uri in build.generated else ""


def origin_of(build: Build, uri: str) -> str:
    """Return the origin of the page with that source path; empty if there is no such page."""
    return "document" if uri in build.site.documents else "generated" if uri in build.generated else ""
