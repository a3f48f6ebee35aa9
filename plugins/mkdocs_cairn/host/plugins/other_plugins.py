# SPDX-License-Identifier: MIT
"""What other plugins have to know about our pages and cannot find out by themselves."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from glob import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from cairn.content.tag_path import write_tag
from cairn.site import Site
from mkdocs_cairn.host.pages.cairn_page import CairnPage

_TAGS_PLUGIN = "material.plugins.tags."
_HISTORY_PLUGINS = "git-authors", "git-revision-date-localized"
"""Plugins that look for each page in the history of Git. Their option `exclude` has patterns of pages without one."""
_FEED_PLUGIN, _NO_FEED = "rss", "draft"
"""The plugin that writes feeds, and the front matter key by which it leaves out a page."""


def register_page(file: File, config: MkDocsConfig) -> None:
    """Add a page to the lists of plugins that have already gone through all files."""
    redirects = getattr(config.plugins.get("redirects"), "doc_pages", None)
    if isinstance(redirects, dict):
        redirects[file.src_uri] = file  # a redirect may lead there
    languages: Any = config.plugins.get("i18n")
    pages = getattr(languages, "i18n_files_per_language", {}).get(languages.current_language) if languages else None
    if isinstance(pages, list):
        pages.append(file)  # the plugin writes its sitemap from them


def leave_out_of_history(generated: Iterable[str], others: Iterable[str], config: MkDocsConfig) -> None:
    """Tell the plugins that show dates and authors of pages that generated pages have none; `others` are all others."""
    readers: list[Any] = [config.plugins[name] for name in _HISTORY_PLUGINS if name in config.plugins]
    patterns = find_patterns(generated, others) if readers else []
    for plugin in readers:
        plugin.config["exclude"] = [*(plugin.config.get("exclude") or ()), *patterns]


def find_patterns(wanted: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return few patterns that match these paths and no others: one for each folder that has only such paths."""
    mixed = {folder for path in others for folder in _folders(path)}
    apart = ((path, next((f for f in _folders(path) if f not in mixed), "")) for path in wanted)
    return list(dict.fromkeys(f"{escape(folder)}/*" if folder else escape(path) for path, folder in apart))


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that contain a file, the outermost first."""
    folder = posixpath.dirname(path)
    if folder:
        yield from _folders(folder)
        yield folder


def leave_out_of_feed(page: Page, config: MkDocsConfig) -> None:
    """Keep a generated page out of feeds, which would take it for new in each build."""
    if _FEED_PLUGIN in config.plugins:
        page.meta.setdefault(_NO_FEED, True)


def collects_tags(config: MkDocsConfig) -> bool:
    """Return whether Material's tags plugin collects the tags of all pages."""
    return any(True for _ in _tag_plugins(config))


def pass_on_tags(site: Site, pages: Iterable[CairnPage], config: MkDocsConfig) -> None:
    """Pass the tags of our pages to Material's plugin, which lists them before our pages are read."""
    plugins, concepts = list(_tag_plugins(config)), site.concept_ids
    for page in pages if plugins else ():
        concept = site.catalogue.concepts.get(concepts.get(page.file.src_uri, ""))
        if concept and concept.tags:
            page.meta = {"tags": [write_tag(tag) for tag in concept.tags]}
            for plugin in plugins:
                plugin.on_page_markdown("", page=page, config=config)


def _tag_plugins(config: MkDocsConfig) -> Iterator[Any]:
    for plugin in config.plugins.values():
        if f"{type(plugin).__module__}.".startswith(_TAGS_PLUGIN) and plugin.config.get("enabled", True):
            yield plugin
