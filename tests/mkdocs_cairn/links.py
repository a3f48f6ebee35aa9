# SPDX-License-Identifier: MIT
"""Reads the HTML of a built site: every internal address must lead somewhere, and no page may repeat an id."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESSES = ("href", "src", "xlink:href")


class Anchors(HTMLParser):
    """The ids and addresses of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ADDRESSES and value:
                self.addresses.append(urldefrag(value).url if tag == "script" else value)  # the loader reads the rest


def find_faults(site: Path, site_url: str) -> list[str]:
    """Return what is wrong with the links and ids of a site that will be served at `site_url`."""
    pages = {file: _read(file) for file in sorted(site.rglob("*.html"))}
    assert pages, f"{site} has no page"
    ids = {file: set(page.ids) for file, page in pages.items()}
    return [
        f"{file.relative_to(site)}: {fault}"
        for file, page in pages.items()
        for fault in (*_repeated(page), *_dangling(file, page, site, site_url, ids))
    ]


def _read(file: Path) -> Anchors:
    parser = Anchors()
    parser.feed(file.read_text("utf-8"))
    return parser


def _repeated(page: Anchors) -> Iterator[str]:
    for name in sorted({i for i in page.ids if page.ids.count(i) > 1}):
        yield f"the id '{name}' stands here more than once"


def _dangling(file: Path, page: Anchors, site: Path, site_url: str, ids: dict[Path, set[str]]) -> Iterator[str]:
    here = urljoin(site_url, file.relative_to(site).as_posix())
    for address in sorted(set(page.addresses)):
        whole = urljoin(here, address)
        if not whole.startswith(site_url):
            continue
        parts = urlsplit(whole)
        target = _file(site / unquote(parts.path).removeprefix(urlsplit(site_url).path))
        if target is None:
            yield f"'{address}' leads nowhere"
        elif parts.fragment and unquote(parts.fragment) not in ids.get(target, ()):
            yield f"'{address}' leads to no anchor"


@cache
def _file(path: Path) -> Path | None:
    target = path / "index.html" if path.is_dir() else path
    return target if target.is_file() else None
