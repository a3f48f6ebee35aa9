# SPDX-License-Identifier: MIT
"""Make the page that readers get at an address without a page, `404.html`, and the file of names beside it.

The theme has such a page already, and MkDocs writes it. Ours replaces what it says, unless the site has its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from cairn.content.page_link import PageLink
from cairn.views.generated_page import TAGS
from cairn.views.home.home_page import HOME
from cairn.views.links import MAP
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.host.plugins.languages import place_in_language
from mkdocs_cairn.host.theme import ASSETS, find_search_plugin
from mkdocs_cairn.missing.names_file import write_names

NAMES_FILE = f"{ASSETS}/names.js"
_SCRIPT = f"{ASSETS}/missing.js"
MISSING_PAGE = "404.html"
_TEMPLATES = Path(__file__).parents[2] / "missing" / "templates"
_EXTENDS = re.compile(r"""{%-?\s*extends\s+["']([^"']+)""")
_CONTENT = re.compile(r"\{%-?\s*block content\s*-?%\}")
_LIST = re.compile(r"/(?:page_\d+|letter_[^/]+)\.md$")
"""Further sheets of a list, which nobody looks for by name."""


def add_missing_page(config: MkDocsConfig) -> None:
    """Replace the page of the theme, if it has one that is made like all its pages; the site's own stays."""
    folders = [Path(folder) for folder in config.theme.dirs]
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    found = next((folder for folder in folders if (folder / MISSING_PAGE).is_file()), None)
    if found and found != own and _CONTENT.search((found / MISSING_PAGE).read_text("utf-8")):
        config.theme.dirs.insert(1 if own else 0, str(_TEMPLATES))


def describe_ways(build: Build, config: MkDocsConfig) -> Mapping[str, Any]:
    """Return what the template shows: where to go from here, and the addresses of the script and its names."""
    links = [link for link in _find_ways(build) if link.uri in build.files.src_uris]
    ways = [PageLink(link.title, _find_path(build, link.uri)) for link in links]
    return {
        "frame": _find_frame(config),
        "say": build.renderer.say,
        "links": ways,
        "has_search": find_search_plugin(config) is not None,
        "scripts": [find_names_file(config), _SCRIPT],
        "root": urlsplit(config.site_url or "/").path or "/",
    }


def _find_frame(config: MkDocsConfig) -> str:
    """Return the template around the page: the one that the theme has around its own, which works without a page."""
    paths = [Path(folder, MISSING_PAGE) for folder in config.theme.dirs if Path(folder) != _TEMPLATES]
    found = next((path.read_text("utf-8") for path in paths if path.is_file()), "")
    extended = _EXTENDS.search(found)
    return extended[1] if extended else "main.html"


def _find_ways(build: Build) -> Iterator[PageLink]:
    """Yield the pages that lead to all others, by the names that their authors have given them."""
    say = build.site.messages.say
    for uri, title in (
        (HOME, say("page.home")),
        (TAGS, say("page.contents")),
        (MAP, say("page.map-of-course")),
        (f"{build.site.folder}/index.md", say("page.a-to-z")),
    ):
        page = build.site.page_at(uri)
        document = build.site.documents.get(page)
        yield PageLink(document.title if document and uri != HOME else title, page)


def make_names(build: Build, find_path: Callable[[str], str]) -> str:
    """Return the text of the file with the names of all pages; `find_path` returns the address of a page."""
    return write_names(build.site, _list_pages(build), find_path)


def _list_pages(build: Build) -> Iterator[tuple[str, str]]:
    """Yield the titles and page paths of all pages."""
    for file in build.files.documentation_pages():
        uri, document = file.src_uri, build.site.documents.get(file.src_uri)
        if file.page and not _LIST.search(f"/{uri}"):
            yield build.title(uri) or (document.title if document else str(file.page.title or "")), uri


def find_names_file(config: MkDocsConfig) -> str:
    """Return the path of the file in the site."""
    file = File(NAMES_FILE, config.docs_dir, config.site_dir, config.use_directory_urls)
    place_in_language(file, config)
    return file.dest_uri


def _find_path(build: Build, uri: str) -> str:
    file = build.files.src_uris.get(uri)
    return file.url.removeprefix("./") if file and not file.inclusion.is_excluded() else ""
