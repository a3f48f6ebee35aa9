# SPDX-License-Identifier: MIT
"""What the head of a page says to programs about itself, and about the files that the site offers them.

It is made from the compiled site, apart from the template of the theme, so it is the same in every theme. It is part of
the key of a page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from cairn.exporting.linked_data.atom import FEED, has_dates
from cairn.exporting.linked_data.json_ld import write_json_ld
from cairn.exporting.published_site import PublishedSite
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.files.program_files import find_twin, publish
from mkdocs_cairn.config.options import CairnConfig

_HEAD_END = "</head>"


class PageHeads:
    """What the heads of pages say."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig) -> None:
        self._config, self._options = config, options
        self._build: Build | None = None
        self._published: PublishedSite
        self._has_feed = False

    def write(self, build: Build, file: File) -> str:
        """Return what the head of a page has besides that of its template; usually empty."""
        if not (self._options.llms or self._options.json_ld or self._options.feed):
            return ""
        if build is not self._build:
            self._build, self._published = build, publish(build, self._config)
            self._has_feed = self._options.feed and has_dates(self._published)
        return "".join(self._lines(build, file))

    def _lines(self, build: Build, file: File) -> Iterator[str]:
        concept_id = build.site.concept_ids.get(file.src_uri, "")
        if self._has_feed:
            name, address = self._published.name, get_relative_url(self._published.root + FEED, file.url)
            kind = f'type="application/atom+xml" title="{escape(name)}"'
            yield f'<link rel="alternate" {kind} href="{escape(address)}">\n'
        if self._options.llms and concept_id and build.site.catalogue.is_written(concept_id):
            address = quote(posixpath.basename(find_twin(file)))
            yield f'<link rel="alternate" type="text/markdown" href="{address}">\n'
        if self._options.json_ld and concept_id and (data := write_json_ld(self._published, concept_id)):
            yield f'<script type="application/ld+json">{data}</script>\n'


def add_to_head(page: str, head: str) -> str:
    """Return a page of any theme with more in its head."""
    return page.replace(_HEAD_END, head + _HEAD_END, 1) if head else page
