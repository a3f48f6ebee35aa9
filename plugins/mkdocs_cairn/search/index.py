# SPDX-License-Identifier: MIT
"""Brings the index of a site into it at the end of a build, made from the records of its pages.

The record of a page is made with the page, whichever process makes it, and is kept with it for later builds.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import write_file

from mkdocs_cairn.build.jobs import Jobs
from mkdocs_cairn.cache.folder import find_folder
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.host.cairn_page import CairnPage
from mkdocs_cairn.host.plugin_errors import as_plugin_error
from mkdocs_cairn.search.documents import complete_records, write_record
from mkdocs_cairn.search.index_builder import Maker
from mkdocs_cairn.system.gc_pause import gc_paused
from mkdocs_cairn.system.shard import find_shard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.config import CairnConfig

log = logging.getLogger("mkdocs.plugins.cairn")

PLACE = "assets/cairn/pagefind"
"""Where the index lies in the site."""
_EARLY, _LAST = -80, -95
"""Before the plugin itself adds to a page; and after it has brought together what all processes have made."""
_FILE = "search.sqlite3"
"""Where indexes are kept for later builds."""


class _NoOptions(Config):
    """Those of Cairn decide whether there is an index."""


class PageIndex(BasePlugin[_NoOptions]):
    """A plugin of its own, so that its events are those of this one task. A preview has none."""

    def __init__(self, find_build: Callable[[], Build], options: CairnConfig) -> None:
        super().__init__()
        self._find_build, self._options = find_build, options
        self._others: dict[str, str] = {}

    @event_priority(_EARLY)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> None:  # noqa: ARG002
        """Make the record of a page, before the names of its neighbors come to it."""
        record = write_record(page)
        if isinstance(page, CairnPage):
            page.facts.search_document = record
        else:
            self._others[page.file.src_uri] = record

    @event_priority(_LAST)
    @as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of all records; a shard has those of its own pages only."""
        build, place = self._find_build(), Path(config.site_dir, PLACE)
        shutil.rmtree(place, ignore_errors=True)
        if find_shard():
            return
        pages = sorted(complete_records(build.site, self._take_records(build.files)))
        folder = find_folder(config.config_file_path, is_on=self._options.cache)
        store = Store(folder / _FILE if folder else None)
        maker = Maker(store, _language(config), Jobs(self._options.jobs).count_for(pages))
        with gc_paused():
            for name, data in maker.make(pages):
                write_file(data, f"{place}/{name}")
        store.save()
        log.info("Pagefind indexed %s pages, %s of them new or changed.", f"{maker.count:,}", f"{maker.fresh:,}")

    def _take_records(self, files: Files) -> Iterator[tuple[File, str]]:
        """Yield the pages that are searched, with their records, of which there is no more need."""
        for file in files.documentation_pages():
            page, uri = file.page, file.src_uri
            if isinstance(page, CairnPage):
                record, page.facts.search_document = page.facts.search_document, ""
            else:
                record = self._others.pop(uri, "")
            if record:
                yield file, record


def _language(config: MkDocsConfig) -> str:
    """Return the language of the theme, as in `en`."""
    return str(config.theme.get("language") or "en").replace("_", "-").partition("-")[0].lower()
