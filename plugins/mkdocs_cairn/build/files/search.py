# SPDX-License-Identifier: MIT
"""Choose the search of a site by its options and size, and write the index if the search is Pagefind.

The theme's own script loads its whole index with every page, which is right for a small site but not for a large one.
If Pagefind replaces it, the theme's plugin stays configured, because templates check for it, but is not called. The
search box is Cairn's own template, which the theme's script ignores. The search document of a page is created and
cached together with the page.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.files.theme_search import find_scope
from mkdocs_cairn.build.workers import Workers
from mkdocs_cairn.cache.folder import find_folder
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.reporting import as_plugin_error
from mkdocs_cairn.host.theme import find_search_box
from mkdocs_cairn.search.documents import complete_documents, write_document
from mkdocs_cairn.search.index_builder import IndexBuilder
from mkdocs_cairn.system.errors import CairnError
from mkdocs_cairn.system.gc_pause import gc_paused
from mkdocs_cairn.system.shard import find_shard

log = logging.getLogger("mkdocs.plugins.cairn")

LARGE = 500
"""A site with at least this many concepts is large."""
_TEMPLATES = Path(__file__).parents[2] / "search" / "templates"
_BINARIES = "pagefind_bin", "pagefind_bin_extended"
_OURS = "cairn-search"
_HOW = "Install it with 'pip install \"mkdocs-cairn[search]\"'"
INDEX_FOLDER = "assets/cairn/pagefind"
"""The folder of the index, inside the site folder."""
_EARLY, _LAST = -80, -95
"""Priorities: before the plugin adds to a page, and after it has collected the results of all processes."""
_FILE = "search.sqlite3"
"""The file in which indexes are cached for later builds."""


def add_search(
    config: MkDocsConfig, options: CairnConfig, find_build: Callable[[], Build], *, is_preview: bool
) -> None:
    """Replace the theme's search by Pagefind, if this is wanted and the theme has a search box."""
    theme_search = _find_plugin(config)
    if theme_search is None or not _wants_pagefind(config, options) or not _has_search_box(config):
        return
    if not _is_installed():
        if options.search == "pagefind":
            raise CairnError(f"The option 'search: pagefind' needs Pagefind, which is not installed. {_HOW}.")
        log.info("Cairn keeps the theme's own search, which is slow on a site of this size. %s.", _HOW)
        return
    _disable(theme_search, config)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_TEMPLATES))
    if not is_preview:
        config.plugins["cairn/pagefind"] = PageIndex(find_build, options)


def _find_plugin(config: MkDocsConfig) -> BasePlugin | None:  # type: ignore[type-arg]
    """Return the site's search plugin. Themes prefix the name of their plugin with their own name."""
    named = (plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search")
    return next((plugin for plugin in named if plugin.config.get("enabled", True)), None)


def _wants_pagefind(config: MkDocsConfig, options: CairnConfig) -> bool:
    if options.search != "auto":
        return options.search == "pagefind"
    documents = Path(config.docs_dir, options.concepts).rglob("*.md")
    return sum(1 for _ in documents) >= LARGE


def _has_search_box(config: MkDocsConfig) -> bool:
    """Return whether the search box is that of the theme, which ours can replace, and not the site's own."""
    box = find_search_box(config)
    if box is None:
        log.debug("The theme has no search box that Pagefind can use, so Cairn keeps the theme's search.")
        return False
    is_own = bool(config.theme.custom_dir) and box.is_relative_to(config.theme.custom_dir or "")
    if is_own and _OURS not in box.read_text("utf-8"):
        log.debug("The site has its own search box, %s, so Cairn keeps the theme's search.", box)
        return False
    return True


def _is_installed() -> bool:
    return bool(find_spec("pagefind")) and any(find_spec(name) for name in _BINARIES)


def _disable(plugin: BasePlugin, config: MkDocsConfig) -> None:  # type: ignore[type-arg]
    """Remove the plugin's events from the build. Its option `enabled` would also remove the theme's search box."""
    for event in ("page_context", "post_build"):
        handlers = config.plugins.events[event]
        handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) is not plugin]


class _NoOptions(Config):
    """Empty: the options of Cairn decide whether there is an index."""


class PageIndex(BasePlugin[_NoOptions]):
    """Builds the search index. It is a separate plugin with its own event priorities; a preview has none."""

    def __init__(self, find_build: Callable[[], Build], options: CairnConfig) -> None:
        super().__init__()
        self._find_build, self._options = find_build, options
        self._others: dict[str, str] = {}

    @event_priority(_EARLY)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> None:  # noqa: ARG002
        """Create the search document of a page, before the names of its neighbors are added to the page."""
        is_excluded = (page.meta.get("search") or {}).get("exclude")
        title = str(escape(page.title or ""))
        document = "" if is_excluded else write_document(self._body(page), title)
        if isinstance(page, CairnPage):
            page.facts.search_document = document
        else:
            self._others[page.file.src_uri] = document

    def _body(self, page: Page) -> str:
        """Return the body of a page; what a page says that nobody has written is only its title."""
        site = self._find_build().site
        concept_id = site.concept_ids.get(page.file.src_uri)
        return "" if concept_id and not site.catalogue.is_written(concept_id) else page.content or ""

    @event_priority(_LAST)
    @as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of all documents; a shard only has the documents of its own pages."""
        build, target = self._find_build(), Path(config.site_dir, INDEX_FOLDER)
        shutil.rmtree(target, ignore_errors=True)
        if find_shard():
            return
        scope = find_scope(self._options)
        pages = sorted(complete_documents(build.site, self._take_documents(build.files), scope))
        folder = find_folder(config.config_file_path, is_on=self._options.cache)
        store = Store(folder / _FILE if folder else None)
        builder = IndexBuilder(store, _language(config), Workers(self._options.jobs).count_for(pages))
        with gc_paused():
            for name, data in builder.build(pages):
                write_file(data, f"{target}/{name}")
        store.save()
        log.info("Pagefind indexed %s pages, %s of them new or changed.", f"{builder.count:,}", f"{builder.fresh:,}")

    def _take_documents(self, files: Files) -> Iterator[tuple[str, str, str]]:
        """Yield the pages to search with their documents, and free the documents."""
        for file in files.documentation_pages():
            page, uri = file.page, file.src_uri
            if isinstance(page, CairnPage):
                document, page.facts.search_document = page.facts.search_document, ""
            else:
                document = self._others.pop(uri, "")
            if document:
                yield uri, file.dest_uri, document


def _language(config: MkDocsConfig) -> str:
    """Return the language of the theme, such as `en`."""
    return str(config.theme.get("language") or "en").replace("_", "-").partition("-")[0].lower()
