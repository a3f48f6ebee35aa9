# SPDX-License-Identifier: MIT
"""Whether anything is said while a page is made: such a page is not kept, so that it is said in the next build too."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs_cairn.own_page import OwnPage

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_MKDOCS = logging.getLogger("mkdocs")


class Listener(logging.Handler):
    """Listens to MkDocs and its plugins on behalf of one page at a time."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._page: OwnPage | None = None
        _MKDOCS.handlers[:] = [h for h in _MKDOCS.handlers if not isinstance(h, Listener)]  # of a build that has failed
        _MKDOCS.addHandler(self)

    def listen_for(self, page: Page | None) -> None:
        """Listen on behalf of this page from now on."""
        self._page = page if isinstance(page, OwnPage) else None

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Note that something was said."""
        if self._page:
            self._page.told.is_quiet = False

    def end(self) -> None:
        """Listen no more."""
        _MKDOCS.removeHandler(self)
