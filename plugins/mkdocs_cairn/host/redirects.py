# SPDX-License-Identifier: MIT
"""A tiny page at each former address, which sends its reader on without a script; no list of pages holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.structure.files import File

from mkdocs_cairn.host.languages import place_in_language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build.build import Build


def add_redirects(build: Build, config: MkDocsConfig) -> None:
    """Add these pages to the files that are only copied; what stands at such an address already stays."""
    taken = {file.dest_uri for file in build.files}
    for place, uri in build.site.redirects.items():
        former = File(place, config.docs_dir, config.site_dir, config.use_directory_urls)
        place_in_language(former, config)
        target = build.files.src_uris.get(uri)
        if target and former.dest_uri not in taken:
            href = target.url_relative_to(former)
            whole = urljoin(config.site_url, target.url) if config.site_url else href
            page = build.renderer.redirect(build.site.documents[uri].title, href, whole)
            build.files.append(File.generated(config, former.dest_uri, content=page))
