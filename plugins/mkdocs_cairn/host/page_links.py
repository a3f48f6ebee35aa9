# SPDX-License-Identifier: MIT
"""Fast paths for what MkDocs takes from the Markdown of a page: its links, and anchors in HTML.

This relies on internals of MkDocs, as `converter` does, which checks that they are as expected.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs.structure import pages

from cairn.content.page_link import PageLink

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_cairn.host.link_paths import Hrefs

_NEIGHBOUR = re.compile(r"[A-Za-z0-9_-]+\.md")
"""A link to a page in the same folder, without escapes."""
_ANCHOR = re.compile(r"\b(?:id|name)\b", re.IGNORECASE)

_Links: Any = getattr(pages, "_RelativePathTreeprocessor", object)
_Anchors: Any = getattr(pages, "_RawHTMLPreprocessor", object)


class PageLinks(_Links):  # type: ignore[misc]  # it has no type for us
    """Turns links to files into links to pages."""

    def __init__(self, file: File, files: Files, config: MkDocsConfig, hrefs: Hrefs) -> None:
        super().__init__(file, files, config)
        self._folder = file.src_uri[: file.src_uri.rfind("/") + 1]
        self._href = hrefs.of(file)

    def path_to_url(self, url: str) -> str:
        """Return the address for a link as typed."""
        if _NEIGHBOUR.fullmatch(url):
            target = self.files.get_file_from_path(self._folder + url)
            if target and not target.inclusion.is_excluded():
                return self._href(PageLink("", target.src_uri))
        found: str = super().path_to_url(url)
        return found


class RawAnchors(_Anchors):  # type: ignore[misc]  # it has no type for us
    """Finds the anchors in HTML that an author has written."""

    def run(self, lines: list[str]) -> list[str]:
        """Find the anchors in a page that may have some."""
        if any(map(_ANCHOR.search, lines)):
            super().run(lines)
        return lines
