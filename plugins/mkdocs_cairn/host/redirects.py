# SPDX-License-Identifier: MIT
"""A small page at each former address that redirects without a script; no list of pages contains it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.structure.files import File

from mkdocs_cairn.host.languages import place_in_language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.site import Site
    from mkdocs_cairn.html.renderer import Renderer


def add_redirects(site: Site, files: Files, renderer: Renderer, config: MkDocsConfig) -> None:
    """Add these pages to the files that are only copied; a page that already has such an address stays."""
    taken = {file.dest_uri for file in files}
    for path, uri in site.redirects.items():
        former = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        place_in_language(former, config)
        target = files.src_uris.get(uri)
        if target and former.dest_uri not in taken:
            href = target.url_relative_to(former)
            url = urljoin(config.site_url, target.url) if config.site_url else href
            page = renderer.redirect(site.documents[uri].title, href, url)
            files.append(File.generated(config, former.dest_uri, content=page))
