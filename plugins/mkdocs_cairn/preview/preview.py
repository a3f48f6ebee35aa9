# SPDX-License-Identifier: MIT
"""What a preview keeps between edits: the current build, and which of its pages are written and still current.

An edit updates the build; no page is built for it. A page is built when it is requested, unless its key shows that
the one in the site folder is current. So an edit takes the same time whether it changes one page or all of them.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File

from cairn.sources import ParseCache, no_cache
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.files.site_data import is_site_data, write_site_data
from mkdocs_cairn.build.page_builder import PageBuilder
from mkdocs_cairn.build.site_pages import update_site_pages
from mkdocs_cairn.cache.parse_cache import SessionCache
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.pages.single_pages import MkDocsBuild
from mkdocs_cairn.host.reporting import without_traceback
from mkdocs_cairn.preview.edits import Edits, NeedsFullBuildError
from mkdocs_cairn.preview.file_changes import ChangedPaths
from mkdocs_cairn.preview.read_files import ReadFiles
from mkdocs_cairn.system.gc_pause import collect_and_freeze

log = logging.getLogger("mkdocs.plugins.cairn")

_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
_MAX_SEARCHED = 1000
"""In a preview of more pages, the search only finds pages that have been requested."""


class Preview:
    """The pages of `mkdocs serve`."""

    _builder: PageBuilder
    """Holds the build, which an edit replaces."""

    def __init__(self) -> None:
        self._session_cache, self._changes, self._reads = SessionCache(), ChangedPaths(), ReadFiles()
        self._lock, self._request_lock = threading.RLock(), threading.Lock()
        self._mkdocs: MkDocsBuild | None = None
        self._built_keys: dict[str, object] = {}
        self._by_path: dict[str, File] = {}
        self._version, self._data_version, self._has_old_sitemap = 0, 0, False

    def parse_cache(self, stored: ParseCache) -> ParseCache:
        """Return a parse cache that asks the stored one for sources that this preview has not parsed yet."""
        self._session_cache.fallback = stored
        return self._session_cache

    def take_over(self, builder: PageBuilder) -> None:
        """Continue after MkDocs, which has built all pages but ours."""
        self._builder, self._mkdocs, self._by_path, self._has_old_sitemap = builder, builder.mkdocs, {}, False
        self._session_cache.fallback = no_cache  # the stored cache is closed after the build
        self._version += 1
        files = builder.mkdocs.files
        self._built_keys = {f.src_uri: self._version for f in files if f.page and not isinstance(f.page, CairnPage)}

    def hand_back(self) -> None:
        """Leave everything to MkDocs until its next build."""
        self._mkdocs = None

    def serve(self, server: LiveReloadServer, config: MkDocsConfig, quizzes: Path) -> None:
        """Watch the sources, and build pages as the server is asked for them."""
        self._changes.follow(server, quizzes)
        self._reads.follow(server, config, quizzes)
        build, respond = server.builder, server.get_app()

        def app(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(server.mount_path) or path.startswith("/livereload/"):
                return respond(environ, start)  # type: ignore[misc]  # it is set by now
            return self._respond(path.removeprefix(server.mount_path), environ, start, respond)

        server.builder = lambda: self._rebuild(build)
        server.set_app(app)

    def _respond(self, path: str, environ: dict[str, Any], start: Callable[..., Any], respond: Any) -> Any:
        """Respond with the page as it is after the last edit; one may happen in the meantime."""
        started: list[tuple[Any, ...]] = []
        with self._request_lock:
            while True:
                try:
                    with self._lock:
                        version, is_page = self._version, self._make_current(path)
                except Exception as error:  # an author's template may raise anything
                    log.exception("'%s' cannot be shown.", path)
                    start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                    return [f"This page cannot be built: {error}".encode()]
                body = respond(environ, lambda *args: started.append(args))
                body = [b"".join(body)] if is_page else body
                if version == self._version:
                    start(*started[-1])
                    return body

    def _rebuild(self, build: Callable[[], None]) -> None:
        """Apply an edit, or have MkDocs build everything."""
        with self._lock:
            paths = self._changes.take()
            if self._mkdocs is None or not paths or not self._apply(self._mkdocs, paths):
                self._reads.unload_modules(paths)
                self._build_all(build)

    def _build_all(self, build: Callable[[], None]) -> None:
        """Have MkDocs build; after a failure the next build is a full one too, since these changes are not in any."""
        try:
            self._mkdocs = None
            build()
        except BaseException as error:  # noqa: BLE001  # it is raised again
            self._mkdocs = None
            raise without_traceback(error) from None
        finally:
            self._reads.watch()
        collect_and_freeze()  # the build before this one can be freed only now

    def _apply(self, mkdocs: MkDocsBuild, paths: Iterable[str]) -> bool:
        """Update the build for changed files, and return whether that was possible."""
        before = self._builder.build
        gc.collect()  # what is left of the last edit; the next one freezes it
        try:
            after = Edits(mkdocs.config, self._builder.options).apply(before, paths, self._session_cache)
        except NeedsFullBuildError:
            return False
        if after.site.catalogue is not before.site.catalogue:
            self._update_pages(before, after, mkdocs)
        after.report_edit(before)
        self._builder.build = after
        self._session_cache.remove({s.path for s in before.sources.each()} - {s.path for s in after.sources.each()})
        self._version += 1
        return True

    def _update_pages(self, before: Build, after: Build, mkdocs: MkDocsBuild) -> None:
        for file in update_site_pages(before, after, mkdocs.config, mkdocs.nav):
            Path(file.abs_dest_path).unlink(missing_ok=True)
            self._built_keys.pop(file.src_uri, None)
            file.page = None  # it refers to its file
        self._by_path, self._has_old_sitemap = {}, True

    def _make_current(self, path: str) -> bool:
        """Bring the file at a path of the site up to date, and return whether it is a page or made from pages."""
        if self._mkdocs is None:
            return False
        if path in _SITEMAPS and self._has_old_sitemap:
            self._mkdocs.write_template(_SITEMAPS[0])
            self._has_old_sitemap = False
        elif path == "search/search_index.json":
            self._write_search(self._mkdocs)
        elif is_site_data(path) and self._data_version != self._version:
            write_site_data(self._builder.build, self._mkdocs.config, self._builder.options)
            self._data_version = self._version
        elif file := self._find(self._mkdocs, path):
            self._build_page(self._mkdocs, file)
        else:
            return False
        return True

    def _find(self, mkdocs: MkDocsBuild, path: str) -> File | None:
        """Return the file of the page at a path of the site."""
        if not self._by_path:
            self._by_path = {f.dest_uri: f for f in mkdocs.files if f.page}
        folder = path if path.endswith("/") or not path else f"{path}/"
        return self._by_path.get(path) or self._by_path.get(f"{folder}index.html")

    def _build_page(self, mkdocs: MkDocsBuild, file: File) -> None:
        """Build a page, unless the one that was written is current."""
        page, key = file.page, self._find_key(file)
        if page is None or (key is not None and self._built_keys.get(file.src_uri) == key):
            return
        if isinstance(page, CairnPage):
            page.source = self._builder.build.text(file.src_uri)
        self._built_keys.pop(file.src_uri, None)
        self._builder.recorder.search.clear()
        mkdocs.build_page(page)
        self._reads.watch()
        has_logged = isinstance(page, CairnPage) and page.facts.has_logged
        self._built_keys[file.src_uri] = None if has_logged else self._find_key(file)

    def _find_key(self, file: File) -> object:
        """Return what changes when a page has to be built again; None if nothing shows that."""
        page, builder = file.page, self._builder
        if not isinstance(page, CairnPage):
            return self._version
        return builder.find_key(page) if page.is_current(builder.build.files) else None

    def _write_search(self, mkdocs: MkDocsBuild) -> None:
        """Write the index of the theme's search; in a large site, of the pages that have been built."""
        pages = [file for file in mkdocs.files if file.page]
        for file in pages if len(pages) <= _MAX_SEARCHED else ():
            self._build_page(mkdocs, file)
        self._builder.recorder.search.write(mkdocs.config, (file.src_uri for file in mkdocs.files))
