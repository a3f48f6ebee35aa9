# SPDX-License-Identifier: MIT
"""Addresses in the HTML of a Markdown file, in the form that its host expects.

MkDocs leaves them unchanged, so they lead from page to page. Zensical treats them as Markdown links and checks them,
so they lead from source file to source file. Both leave links in SVG (`xlink:href`) alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

HOSTS = ("zensical", "mkdocs")
_ADDRESS = re.compile(r'(?<= )(?P<name>href|src)="(?P<address>[^"#?/][^"]*)"')


class Addresses:
    """The addresses of one site."""

    def __init__(self, urls: Mapping[str, str], host: str) -> None:
        """Take the URL of each file by the path of its source, and one of `HOSTS`."""
        self.are_by_source = host == "zensical"
        self._urls, self._by_url = urls, {unquote(url): uri for uri, url in urls.items()}

    def write(self, html: str, uri: str) -> str:
        """Return the HTML of a page with its addresses as the host expects them."""
        return _ADDRESS.sub(lambda match: self._address(match, uri), html) if self.are_by_source else html

    def _address(self, match: re.Match[str], uri: str) -> str:
        parts = urlsplit(match["address"])
        url = posixpath.normpath(posixpath.join(self._urls[uri], unquote(parts.path)))
        folder = "" if url == "." else f"{url}/"  # MkDocs ends the addresses of pages with a slash
        found = self._by_url.get(folder) or self._by_url.get(url)
        if parts.scheme or parts.netloc or found is None:
            return match[0]
        path = quote(posixpath.relpath(found, posixpath.dirname(uri) or "."), safe="/.-_~")
        return f'{match["name"]}="{path}{"#" + parts.fragment if parts.fragment else ""}"'
