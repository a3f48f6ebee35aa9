# SPDX-License-Identifier: MIT
"""Decide which pages of earlier builds are still current, and which new pages to cache."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from mkdocs_cairn.cache.page_cache import PageCache
from mkdocs_cairn.host.pages.cairn_page import CairnPage, PageFacts

log = logging.getLogger("mkdocs.plugins.cairn")


def log_uncached(pages: Iterable[CairnPage]) -> None:
    """Log one line that says why some pages are rebuilt each time."""
    reasons = Counter(page.facts.uncacheable for page in pages if page.facts.uncacheable)
    if reasons:
        why = ", ".join(sorted(reasons))
        log.info("Pages that cannot be cached: %s, because of %s.", sum(reasons.values()), why)


class CachedPages:
    """The finished pages of one build."""

    def __init__(self, cache: PageCache, find_key: Callable[[CairnPage], bytes | None], files: Files) -> None:
        self._cache, self._find_key, self._files = cache, find_key, files
        self._found: list[tuple[CairnPage, bytes]] = []
        self._missing: dict[str, bytes] = {}

    def restore(self, pages: Iterable[CairnPage]) -> Iterator[CairnPage]:
        """Restore the facts of cached pages, and yield the pages to build."""
        for page in pages:
            key = None if self._cache.is_empty else self._find_key(page)
            if key and self._restore(page, key):
                self._found.append((page, key))
            else:
                self._missing |= {page.file.src_uri: key} if key else {}
                yield page

    def _restore(self, page: CairnPage, key: bytes) -> bool:
        facts = self._cache.facts(key)
        if facts is None:
            return False
        page.facts = PageFacts(**facts)
        if page.is_current(self._files):
            page.set_anchors(self._files)
            return True
        page.facts = PageFacts()
        return False

    def keep(self, page: CairnPage, output: str) -> None:
        """Cache a page that was built, if all of its dependencies are known."""
        if not self._cache.is_on:
            return
        key = self._find_key(page) if self._cache.is_empty else self._missing.pop(page.file.src_uri, None)
        if key and not page.facts.has_logged and not page.facts.uncacheable and output.strip():
            self._cache.put(key, vars(page.facts), output)

    def write(self) -> Iterator[CairnPage]:
        """Write the restored pages, and yield those that are damaged and must be built."""
        for page, key in self._found:
            html = self._cache.html(key)
            if html is None:
                page.facts = PageFacts()
                self._missing[page.file.src_uri] = key
                yield page
            else:
                write_file(html, page.file.abs_dest_path)
