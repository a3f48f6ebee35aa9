# SPDX-License-Identifier: MIT
"""Whether anything is said while a page is made: such a page is not kept, so that it is said in the next build too."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs_cairn.host.cairn_page import CairnPage
from mkdocs_cairn.host.single_pages import HOST_LOG

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


class LogWatcher(logging.Handler):
    """Listens to MkDocs and its plugins on behalf of one page at a time."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._page: CairnPage | None = None
        of_failed = [h for h in HOST_LOG.handlers if isinstance(h, LogWatcher)]
        for listener in of_failed:
            HOST_LOG.removeHandler(listener)
        HOST_LOG.addHandler(self)

    def listen_for(self, page: Page | None) -> None:
        """Listen on behalf of this page from now on."""
        self._page = page if isinstance(page, CairnPage) else None

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Note that something was said."""
        if self._page:
            self._page.facts.has_logged = True

    def end(self) -> None:
        """Listen no more."""
        HOST_LOG.removeHandler(self)
