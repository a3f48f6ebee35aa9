# SPDX-License-Identifier: MIT
"""Writes a page as a Markdown file that contains what our plugin would have added, with addresses for its host."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import yaml

from cairn.content.page_link import PageLink
from cairn.links.page_parts import BESIDE_AFTER, BESIDE_BEFORE, BESIDE_RELATED

BESIDE = BESIDE_BEFORE, BESIDE_AFTER, BESIDE_RELATED
"""The ids of the headings in the sidebar of a concept."""

_OURS = {"template", "learn_before", "related", "aliases", "references", "tags", "id", "redirect_from"}
"""Keys of front matter that only our plugin reads. Their content is written into the page."""
PAGE_TEMPLATE = "cairn/exported-page.html"
"""The template of our theme for pages with lists in the sidebars."""
HOSTS = ("zensical", "mkdocs")
_ADDRESS = re.compile(r'(?<= )(?P<name>href|src)="(?P<address>[^"#?/][^"]*)"')


def write_page(front_matter: str, chips: str, text: str, menu: str, after: str) -> str:
    """Return a page that consists of these parts. Some may be empty."""
    parts = (front_matter, chips, text.strip("\n"), menu and f"<div>{menu}</div>", _wrap_after(after))
    return "\n\n".join(part for part in parts if part) + "\n"


def move_anchors(relations: str) -> tuple[str, str]:
    """Return the lists for a sidebar without the ids of their headings, and these ids as HTML for the body.

    Links in the body lead to them, and Zensical looks for the targets of links only in bodies.
    """
    anchors = [name for name in BESIDE if f'id="{name}"' in relations]
    for name in anchors:
        relations = relations.replace(f'="{name}"', f'="{name}-list"')
    return relations, "".join(f'<a id="{name}"></a>' for name in anchors)


def _wrap_after(html: str) -> str:
    return html and f'<div class="cairn-after">\n{html}\n</div>'


def write_chips(tags: Iterable[PageLink], href: Callable[[PageLink], str]) -> str:
    """Return the tags of a concept as HTML; empty where it has none."""
    links = " ".join(f'<a class="md-tag" href="{href(tag)}">{escape(tag.title)}</a>' for tag in tags)
    return links and f'<nav class="md-tags" aria-label="Tags">{links}</nav>'


def write_front_matter(
    given: Mapping[str, Any], title: str, description: str, search: object, beside: Mapping[str, str]
) -> str:
    """Return the front matter of a page: what its author wrote for the host, and what our plugin found out.

    What stands `beside` the page is shown by the template of our theme.
    """
    kept = {name: value for name, value in given.items() if name not in _OURS}
    if title:
        kept = {"title": title} | kept | {"title": title}
    kept.setdefault("description", description)
    kept.setdefault("search", search)
    kept |= {"template": PAGE_TEMPLATE, "cairn": dict(beside)} if beside else {}
    written = {name: value for name, value in kept.items() if value not in (None, "")}
    text = yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=120) if written else ""
    return f"---\n{text}---" if text else ""


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
