# SPDX-License-Identifier: MIT
"""What other plugins have to know about our pages and cannot find out by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from cairn.content.tag_path import write_tag
from cairn.site import Site
from mkdocs_cairn.host.pages.cairn_page import CairnPage

_TAGS_PLUGIN = "material.plugins.tags."


def register_page(file: File, config: MkDocsConfig) -> None:
    """Add a page to the lists of plugins that have already gone through all files."""
    redirects = getattr(config.plugins.get("redirects"), "doc_pages", None)
    if isinstance(redirects, dict):
        redirects[file.src_uri] = file  # a redirect may lead there
    languages: Any = config.plugins.get("i18n")
    pages = getattr(languages, "i18n_files_per_language", {}).get(languages.current_language) if languages else None
    if isinstance(pages, list):
        pages.append(file)  # the plugin writes its sitemap from them


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
