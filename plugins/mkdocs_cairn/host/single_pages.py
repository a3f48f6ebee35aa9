# SPDX-License-Identifier: MIT
"""One page of MkDocs at a time, where MkDocs itself goes through all of them.

This leans on the inside of MkDocs. `CAN_HOST` says whether it is as we know it; if not, MkDocs makes all pages.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import mkdocs
from mkdocs.commands import build as mkdocs_build

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

HOST_NAME = mkdocs.__name__
"""`properdocs` under that fork, which puts itself in the place of everything of MkDocs that is imported."""
HOST_LOG = logging.getLogger(HOST_NAME)
"""What the host, its plugins and we say passes through this logger, and --strict counts it there."""
_NEEDED = ("_populate_page", "_build_page", "_build_theme_template")
CAN_HOST = all(hasattr(mkdocs_build, name) for name in _NEEDED)


def read_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page and turn its Markdown into HTML, with all events."""
    mkdocs_build._populate_page(page, config, files)  # noqa: SLF001


@dataclass
class Host:
    """What MkDocs has made ready for the pages of a build."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def make(self, page: Page) -> None:
        """Read a page and write it, with all events."""
        read_page(page, self.config, self.files)
        is_draft = page.file.inclusion.is_excluded()
        mkdocs_build._build_page(page, self.config, [], self.nav, self.env, excluded=is_draft)  # noqa: SLF001

    def make_template(self, name: str) -> None:
        """Write a file of the theme that tells of all pages."""
        mkdocs_build._build_theme_template(name, self.env, self.files, self.config, self.nav)  # noqa: SLF001
