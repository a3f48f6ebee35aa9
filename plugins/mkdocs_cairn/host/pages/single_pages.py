# SPDX-License-Identifier: MIT
"""Run MkDocs' own steps for a single page, because MkDocs itself only offers a loop over all pages.

This relies on MkDocs internals. `CAN_BUILD_PAGES` says whether they are as expected; if not, MkDocs builds all pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_cairn.host.pages.cairn_page import CairnPage

_NEEDED = ("_populate_page", "_build_page", "_build_theme_template")
CAN_BUILD_PAGES = all(hasattr(mkdocs_build, name) for name in _NEEDED)


@dataclass(frozen=True, slots=True)
class MkDocsBuild:
    """The objects that MkDocs has prepared for the pages of a build."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def list_pages(self, *, is_preview: bool) -> Sequence[File]:
        """Return all pages, including Cairn's; in a preview also drafts."""
        level = InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
        return Files.documentation_pages(self.files, inclusion=level)

    def read_page(self, page: Page) -> None:
        """Read a page and convert its Markdown to HTML, with all events."""
        mkdocs_build._populate_page(page, self.config, self.files)  # noqa: SLF001

    def write_page(self, page: Page, all_pages: Sequence[File] = ()) -> None:
        """Render the template of a page and write it, with all events."""
        is_draft = page.file.inclusion.is_excluded()
        mkdocs_build._build_page(page, self.config, all_pages, self.nav, self.env, excluded=is_draft)  # noqa: SLF001

    def build_page(self, page: Page) -> None:
        """Read, convert and write a page."""
        self.read_page(page)
        self.write_page(page)

    def write_template(self, name: str) -> None:
        """Write a file of the theme that lists all pages."""
        mkdocs_build._build_theme_template(name, self.env, self.files, self.config, self.nav)  # noqa: SLF001


def leave_out_our_pages(files: Files) -> None:
    """Exclude Cairn's pages from the loops of MkDocs. All other code that lists the pages still gets all of them.

    Only the loops of MkDocs pass an argument that selects pages. The collection stays the same object, because other
    plugins refer to it.
    """
    find = files.documentation_pages

    def documentation_pages(**which: Any) -> Sequence[File]:
        found = find(**which)
        return [file for file in found if not isinstance(file.page, CairnPage)] if which else found

    files.documentation_pages = documentation_pages  # type: ignore[method-assign]
