# SPDX-License-Identifier: MIT
"""What MkDocs adds to the key of a page: settings, navigation, neighbours. Where that is unknown, there is no key."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_cairn.cache.fingerprint import NoCanonicalFormError, digest, versions_digest
from mkdocs_cairn.cache.keys import page_key
from mkdocs_cairn.host.plugins.languages import is_first_language
from mkdocs_cairn.host.plugins.macros.macros import holds_macros
from mkdocs_cairn.host.plugins.page_settings import page_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from mkdocs_cairn.cache.keys import CompiledSite
    from mkdocs_cairn.host.pages.cairn_page import CairnPage

log = logging.getLogger("mkdocs.plugins.cairn")

_ANEW = (
    "Every build rebuilds all pages, because Cairn cannot know what these do to them: %s. "
    "If a plugin changes each page independently of the others, list it under 'cacheable'."
)


class PageKeys:
    """The keys of the pages of one build."""

    def __init__(
        self,
        config: MkDocsConfig,
        nav: Navigation,
        trusted: Collection[str],
        texts: Mapping[str, str],
        *,
        is_caching: bool,
    ) -> None:
        """Take what all pages share, apart from the titles in the navigation, which are not known yet.

        `trusted` holds the plugins that the author vouches for, `texts` the text of each of our pages by its path.
        """
        self._config, self._nav = config, nav
        self._settings: bytes | None = None
        try:
            self._settings = digest(versions_digest(), page_settings(config, trusted, texts))
        except NoCanonicalFormError as unknown:
            is_news = is_caching and is_first_language(config)
            log.log(logging.INFO if is_news else logging.DEBUG, _ANEW, unknown)

    @property
    def are_known(self) -> bool:
        """Whether it is known at all what pages are made of."""
        return self._settings is not None

    @cached_property
    def _shared(self) -> str:
        titles = [(str(page.title), page.url, page.meta) for page in self._nav.pages]
        return digest(self._settings, [*titles, str(self._nav)]).hex()

    def find(self, page: CairnPage, build: CompiledSite, banner: str) -> bytes | None:
        """Return the key of a page; None where it may depend on more than is known."""
        if self._settings is None:
            return None
        uri = page.file.src_uri
        if page.is_homepage:
            log.debug("%s is rebuilt, because a home page may show the time.", uri)
            return None
        if holds_macros(build.text(uri), self._config):
            log.debug("%s is rebuilt, because it contains a macro.", uri)
            return None
        near = (_title(item) for item in (page.previous_page, page.next_page, *page.ancestors))
        return page_key(self._shared, uri, build, (banner, *near, page.edit_url))


def _title(page: StructureItem | None) -> object:
    return page and (str(page.title), getattr(page, "url", None))
