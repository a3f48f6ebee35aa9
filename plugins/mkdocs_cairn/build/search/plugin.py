# SPDX-License-Identifier: MIT
"""Writes the index of a site at the end of a build, from the search documents of its pages.

The document of a page is made with the page, by whichever process makes it, and is cached with it for later builds.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import write_file

from mkdocs_cairn.build.workers import Workers
from mkdocs_cairn.cache.folder import find_folder
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.plugin_errors import as_plugin_error
from mkdocs_cairn.search.documents import complete_documents, write_document
from mkdocs_cairn.search.index_builder import IndexBuilder
from mkdocs_cairn.system.gc_pause import gc_paused
from mkdocs_cairn.system.shard import find_shard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.config import CairnConfig

log = logging.getLogger("mkdocs.plugins.cairn")

INDEX_FOLDER = "assets/cairn/pagefind"
"""The folder of the index in the site."""
_EARLY, _LAST = -80, -95
"""Before the plugin itself adds to a page; and after it has gathered what all processes have made."""
_FILE = "search.sqlite3"
"""Where indexes are cached for later builds."""


class _NoOptions(Config):
    """The options of Cairn decide whether there is an index."""


class PageIndex(BasePlugin[_NoOptions]):
    """A plugin of its own, so that its events are those of this one task. A preview has none."""

    def __init__(self, find_build: Callable[[], Build], options: CairnConfig) -> None:
        super().__init__()
        self._find_build, self._options = find_build, options
        self._others: dict[str, str] = {}

    @event_priority(_EARLY)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> None:  # noqa: ARG002
        """Make the document of a page, before the names of its neighbors are added to the page."""
        is_excluded = (page.meta.get("search") or {}).get("exclude")
        document = "" if is_excluded else write_document(page.content or "", str(escape(page.title or "")))
        if isinstance(page, CairnPage):
            page.facts.search_document = document
        else:
            self._others[page.file.src_uri] = document

    @event_priority(_LAST)
    @as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of all documents; a shard has those of its own pages only."""
        build, target = self._find_build(), Path(config.site_dir, INDEX_FOLDER)
        shutil.rmtree(target, ignore_errors=True)
        if find_shard():
            return
        pages = sorted(complete_documents(build.site, self._take_documents(build.files)))
        folder = find_folder(config.config_file_path, is_on=self._options.cache)
        store = Store(folder / _FILE if folder else None)
        builder = IndexBuilder(store, _language(config), Workers(self._options.jobs).count_for(pages))
        with gc_paused():
            for name, data in builder.build(pages):
                write_file(data, f"{target}/{name}")
        store.save()
        log.info("Pagefind indexed %s pages, %s of them new or changed.", f"{builder.count:,}", f"{builder.fresh:,}")

    def _take_documents(self, files: Files) -> Iterator[tuple[str, str, str]]:
        """Yield the pages that are searched, with their documents, which are not needed any more."""
        for file in files.documentation_pages():
            page, uri = file.page, file.src_uri
            if isinstance(page, CairnPage):
                document, page.facts.search_document = page.facts.search_document, ""
            else:
                document = self._others.pop(uri, "")
            if document:
                yield uri, file.dest_uri, document


def _language(config: MkDocsConfig) -> str:
    """Return the language of the theme, as in `en`."""
    return str(config.theme.get("language") or "en").replace("_", "-").partition("-")[0].lower()
