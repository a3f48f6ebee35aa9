# SPDX-License-Identifier: MIT
"""Notes whether anything is logged while a page is built. Such a page is not cached, so the message repeats."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs_cairn.host.cairn_page import CairnPage
from mkdocs_cairn.host.host_log import HOST_LOG

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


class LogWatcher(logging.Handler):
    """Watches what MkDocs and its plugins log about one page at a time."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._page: CairnPage | None = None
        of_failed_builds = [h for h in HOST_LOG.handlers if isinstance(h, LogWatcher)]
        for watcher in of_failed_builds:
            HOST_LOG.removeHandler(watcher)
        HOST_LOG.addHandler(self)

    def watch(self, page: Page | None) -> None:
        """Count what is logged from now on as about this page."""
        self._page = page if isinstance(page, CairnPage) else None

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Note that something was logged."""
        if self._page:
            self._page.facts.has_logged = True

    def stop(self) -> None:
        """Stop watching."""
        HOST_LOG.removeHandler(self)
