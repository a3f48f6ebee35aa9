# SPDX-License-Identifier: MIT
"""The inputs that MkDocs adds to the key of a page: settings, navigation, neighbors. Without them, there is no key."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from functools import cache, cached_property

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from mkdocs_cairn.cache.fingerprint import UncacheableError, digest, versions_digest
from mkdocs_cairn.cache.keys import CompiledSite, page_key
from mkdocs_cairn.cache.template_check import TemplateCheck
from mkdocs_cairn.cache.template_names import find_uncovered
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.plugins.languages import is_first_language, list_alternates
from mkdocs_cairn.host.plugins.macros.macros import holds_macros
from mkdocs_cairn.host.plugins.page_settings import page_settings
from mkdocs_cairn.host.reporting import HOST_NAME

log = logging.getLogger("mkdocs.plugins.cairn")

_ANEW = (
    "Every build rebuilds all pages, because Cairn cannot know how these change pages: %s. "
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
        """Take the inputs that all pages share, except the titles in the navigation, which are not known yet.

        `trusted` contains the plugins that the author has listed as cacheable, `texts` the text of each of our pages.
        """
        self._config, self._nav = config, nav
        self._settings: bytes | None = None
        try:
            self._settings = digest(versions_digest(), page_settings(config, trusted, texts))
        except UncacheableError as unknown:
            is_news = is_caching and is_first_language(config)
            log.log(logging.INFO if is_news else logging.DEBUG, _ANEW, unknown)

    @property
    def are_known(self) -> bool:
        """Whether all inputs of pages are known."""
        return self._settings is not None

    @cached_property
    def _shared(self) -> str:
        titles = [(str(page.title), page.url, page.meta) for page in self._nav.pages]
        return digest(self._settings, [*titles, str(self._nav)]).hex()

    def find(self, page: CairnPage, build: CompiledSite, banner: str) -> bytes | None:
        """Return the key of a page; None if the page may have unknown inputs."""
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
        return page_key(self._shared, uri, build, (banner, *near, page.edit_url, *list_alternates(page.file)))


def _title(page: StructureItem | None) -> object:
    return page and (str(page.title), getattr(page, "url", None))


_OBJECTS = (Page, File, Files, Navigation, Section, Link, Theme, MkDocsConfig)
_KNOWN_PACKAGES = HOST_NAME, "mkdocs", "material", "mkdocs_cairn"


@cache
def uncovered_names() -> frozenset[str]:
    """Return the names in these objects that no key covers."""
    return find_uncovered(_OBJECTS, (name for name, _ in MkDocsConfig._schema))  # noqa: SLF001


def make_template_check() -> TemplateCheck:
    """Return a checker for the templates of one build."""
    return TemplateCheck(uncovered_names(), _KNOWN_PACKAGES)
