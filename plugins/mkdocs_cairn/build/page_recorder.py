# SPDX-License-Identifier: MIT
"""Record what happens while a page is built: the files read, the messages logged, and its search entries."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_cairn.cache.file_reads import reads_of
from mkdocs_cairn.host.added_files import source_path
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.reporting import HOST_LOG
from mkdocs_cairn.host.theme import FindArrange, ThemeSearch


class LogWatcher(logging.Handler):
    """Records whether anything is logged about a page. Such a page is not cached, so the message repeats."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._page: CairnPage | None = None
        of_failed_builds = [h for h in HOST_LOG.handlers if isinstance(h, LogWatcher)]
        for watcher in of_failed_builds:
            HOST_LOG.removeHandler(watcher)
        HOST_LOG.addHandler(self)

    def watch(self, page: Page | None) -> None:
        """Attribute everything that is logged from now on to this page."""
        self._page = page if isinstance(page, CairnPage) else None

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Record that something was logged."""
        if self._page:
            self._page.facts.has_logged = True

    def stop(self) -> None:
        """Stop watching."""
        HOST_LOG.removeHandler(self)


class PageRecorder:
    """Records one page after another, in each process of a build."""

    def __init__(self, config: MkDocsConfig, project: str, find_arrange: FindArrange) -> None:
        self.reads = reads_of(project)
        self.log_watcher = LogWatcher()
        self.search = ThemeSearch(config, find_arrange)

    def begin(self, page: Page) -> None:
        """Start to record a page."""
        self.log_watcher.watch(page)
        self.reads.page, self.reads.external = source_path(page.file) if isinstance(page, CairnPage) else None, ""

    def begin_writing(self, page: Page) -> None:
        """Store the search entries of a page; messages logged from now on are about this page again."""
        self.log_watcher.watch(page)
        entries = self.search.take(page)
        if isinstance(page, CairnPage):
            page.facts.search_entries = entries

    def end(self, page: CairnPage, uncacheable: str) -> None:
        """Record the reason, if any, why a finished page cannot be cached."""
        page.facts.uncacheable = page.facts.uncacheable or self.reads.external or uncacheable
        self.reads.page = None

    def fill_search(self, files: Files) -> None:
        """Pass the search entries of all pages to the theme's search, in the order of the files."""
        for file in files:
            if isinstance(page := file.page, CairnPage):
                self.search.put(file.src_uri, page.facts.search_entries)
        self.search.fill(file.src_uri for file in files)
