# SPDX-License-Identifier: MIT
"""The way from a page to another: the same from all pages of a folder, so that it is worked out once for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File, Files

    from cairn.content.page_link import PageLink


class Hrefs:
    """The ways between the pages of a site."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._ways: dict[str, _Ways] = {}

    def of(self, file: File) -> Callable[[PageLink], str]:
        """Return the function that turns a link on a page into an address relative to that page."""
        own, above = file.src_uri, folder_above(file.url)
        ways = self._ways.setdefault(above, _Ways(self._files, above))
        # From its neighbours a way leads through the folder of the page, but not from the page itself.
        inside = "../" + file.url[len(above) :] if file.url.endswith("/") and file.url != "./" else ""

        def href(link: PageLink) -> str:
            way = ways[link.uri]
            if way.startswith(inside):
                target = self._files.src_uris.get(link.uri)
                is_here = target is None or (link.uri == own and link.anchor)
                way = "" if target is None or is_here else target.url_relative_to(file)
            return f"{way}#{link.anchor}" if link.anchor else way

        return href


class _Ways(dict[str, str]):
    """The ways to each file from any page in a folder of its own, in the same folder above that."""

    def __init__(self, files: Files, above: str) -> None:
        super().__init__()
        self._files, self._from = files, f"{above}?/"  # no folder of a page has that name in its address

    def __missing__(self, uri: str) -> str:
        target = self._files.src_uris.get(uri)
        if target is None:
            return ""
        self[uri] = way = target.url_relative_to(self._from)
        return way


def folder_above(url: str) -> str:
    """Return the address of the folder in which the folder of a page lies."""
    return url[: url.rstrip("/").rfind("/") + 1]
