# SPDX-License-Identifier: MIT
"""Links between pages: their relative addresses, and fast paths for links and anchors in the Markdown of a page.

The fast paths rely on internals of MkDocs, as `converter` does, which checks that they are as expected.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from cairn.content.page_link import PageLink

_NEIGHBOUR = re.compile(r"[A-Za-z0-9_-]+\.md")
"""A link to a page in the same folder, without escapes."""
_ANCHOR = re.compile(r"\b(?:id|name)\b", re.IGNORECASE)

_Links: Any = getattr(pages, "_RelativePathTreeprocessor", object)
_Anchors: Any = getattr(pages, "_RawHTMLPreprocessor", object)


class Hrefs:
    """The relative addresses between the pages of a site: the same from all pages of a folder, so cached by folder."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._by_folder: dict[str, _FromFolder] = {}

    def of(self, file: File) -> Callable[[PageLink], str]:
        """Return a function that turns a link on a page into an address relative to that page."""
        own, above = file.src_uri, folder_above(file.url)
        addresses = self._by_folder.setdefault(above, _FromFolder(self._files, above))
        # From pages beside it, an address leads through the folder of the page, but not from the page itself.
        inside = "../" + file.url[len(above) :] if file.url.endswith("/") and file.url != "./" else ""

        def href(link: PageLink) -> str:
            address = addresses[link.uri]
            if address.startswith(inside):
                target = self._files.src_uris.get(link.uri)
                is_here = target is None or (link.uri == own and link.anchor)
                address = "" if target is None or is_here else target.url_relative_to(file)
            return f"{address}#{link.anchor}" if link.anchor else address

        return href


def find_path(files: Files, uri: str) -> str | None:
    """Return the address of a page or a file, relative to the root of the site; None if the site does not have it."""
    file = files.src_uris.get(uri)
    return None if file is None or file.inclusion.is_excluded() else file.url.removeprefix("./")


def source_hrefs(file: File) -> Callable[[PageLink], str]:
    """Return a function that turns a link on a page into the relative path of the target's source, for other hosts."""
    folder = posixpath.dirname(file.src_uri) or "."
    return lambda link: quote(posixpath.relpath(link.uri, folder), safe="/.-_~")


class _FromFolder(dict[str, str]):
    """The addresses of all files, relative to pages that each have their own folder in the same parent folder."""

    def __init__(self, files: Files, above: str) -> None:
        super().__init__()
        self._files, self._from = files, f"{above}?/"  # no page has a folder with that name

    def __missing__(self, uri: str) -> str:
        target = self._files.src_uris.get(uri)
        if target is None:
            return ""
        self[uri] = address = target.url_relative_to(self._from)
        return address


def folder_above(url: str) -> str:
    """Return the address of the parent of a page's folder."""
    return url[: url.rstrip("/").rfind("/") + 1]


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
    """Finds the anchors in raw HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """Find the anchors in a page that may contain raw HTML."""
        if any(map(_ANCHOR.search, lines)):
            super().run(lines)
        return lines
