# SPDX-License-Identifier: MIT
"""Relative addresses between pages: the same from all pages of a folder, so they are computed once per folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File, Files

    from cairn.content.page_link import PageLink


class Hrefs:
    """The relative addresses between the pages of a site."""

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


class _FromFolder(dict[str, str]):
    """The addresses of all files from pages that have a folder each, all in the same parent folder."""

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
    """Return the address of the parent of the folder of a page."""
    return url[: url.rstrip("/").rfind("/") + 1]
