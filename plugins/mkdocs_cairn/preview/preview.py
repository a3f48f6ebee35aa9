# SPDX-License-Identifier: MIT
"""What a preview keeps between edits: the build that stands, and which of its pages lie ready as they are now.

An edit changes what is known of the site; no page is made for it. A page is made when it is asked for, unless
its key says that it lies there already. So an edit costs the same whether it changes one page or all of them.
"""

from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cairn.sources import no_cache
from mkdocs_cairn.host.cairn_page import CairnPage
from mkdocs_cairn.host.navigation import place_pages
from mkdocs_cairn.preview.changes import Changes, watch_closely
from mkdocs_cairn.preview.edits import Edits, TooMuch
from mkdocs_cairn.preview.folder import Folder
from mkdocs_cairn.preview.reads import ReadFiles
from mkdocs_cairn.preview.session_cache import SessionCache
from mkdocs_cairn.system.gc_pause import collect_and_freeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File

    from cairn.sources import ParseCache
    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.host.single_pages import Host
    from mkdocs_cairn.plugin import CairnPlugin

log = logging.getLogger("mkdocs.plugins.cairn")

_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
_MOST_SEARCHED = 1000
"""In a preview of more pages, a search finds only those that have been looked at."""


class Preview:
    """The pages of `mkdocs serve`."""

    def __init__(self, plugin: CairnPlugin) -> None:
        self._recent = SessionCache()
        self._plugin = plugin
        self._changes = Changes()
        self._lock, self._asking = threading.RLock(), threading.Lock()
        self._host: Host | None = None
        self._made: dict[str, object] = {}
        self._by_place: dict[str, File] = {}
        self._age, self._has_old_sitemap = 0, False
        self._reads = ReadFiles()

    def take_over(self, host: Host) -> None:
        """Go on from a build of MkDocs, which has made all pages but ours."""
        self._host, self._by_place, self._has_old_sitemap = host, {}, False
        self._recent.older = no_cache  # from here on, what is not recent is new
        self._age += 1
        self._made = {f.src_uri: self._age for f in host.files if f.page and not isinstance(f.page, CairnPage)}

    def recall(self, older: ParseCache) -> ParseCache:
        """Return what knows the sources of this preview; of versions before it, `older` may know."""
        self._recent.older = older
        return self._recent

    def give_up(self) -> None:
        """Leave everything to MkDocs until its next build."""
        self._host = None

    def serve(self, server: LiveReloadServer, config: MkDocsConfig, quizzes: Path) -> None:
        """Watch the sources, and make pages as the server is asked for them."""
        Folder(server, quizzes, self._changes.add).follow()
        watch_closely(server)
        self._changes.follow(server)
        self._reads.follow(server, config, quizzes)
        build, answer = server.builder, server.get_app()

        def app(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(server.mount_path) or path.startswith("/livereload/"):
                return answer(environ, start)  # type: ignore[misc]  # there is one by now
            return self._answer(path.removeprefix(server.mount_path), environ, start, answer)

        server.builder = lambda: self._rebuild(build)
        server.set_app(app)

    def _answer(self, place: str, environ: dict[str, Any], start: Callable[..., Any], answer: Any) -> Any:
        """Give what is asked for as it is after the last edit, though one may come in the meantime."""
        said: list[tuple[Any, ...]] = []
        with self._asking:
            while True:
                try:
                    with self._lock:
                        age, is_made = self._age, self._make_ready(place)
                except Exception as error:  # what an author's template may do
                    log.exception("'%s' cannot be shown.", place)
                    start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                    return [f"This page cannot be built: {error}".encode()]
                body = answer(environ, lambda *words: said.append(words))
                body = [b"".join(body)] if is_made else body
                if age == self._age:
                    start(*said[-1])
                    return body

    def _rebuild(self, build: Callable[[], None]) -> None:
        """Take in what was changed, or have MkDocs build anew."""
        with self._lock:
            paths = self._changes.take()
            if self._host is None or not paths or not self._take_in(self._host, paths):
                self._reads.forget_modules(paths)
                self._build_anew(build)

    def _build_anew(self, build: Callable[[], None]) -> None:
        """Have MkDocs build; if it fails, then the next time as well, for what was changed by now is not known."""
        try:
            self._host = None
            build()
        except BaseException:
            self._host = None
            raise
        finally:
            self._reads.watch()
        collect_and_freeze()  # what was before this build can go only now

    def _take_in(self, host: Host, paths: Iterable[str]) -> bool:
        plugin, before = self._plugin, self._plugin.build
        gc.collect()  # of what is new since the last edit: from then on, it would be kept for good
        try:
            after = Edits(host.config, plugin.config).take_in(before, paths, self._recent)
        except TooMuch:
            return False
        if after.site.catalogue is not before.site.catalogue:
            self._move(before, after, host)
        after.announce(before)
        plugin.build = plugin.page_builder.build = after
        self._recent.forget({s.path for s in before.sources.each()} - {s.path for s in after.sources.each()})
        self._age += 1
        return True

    def _move(self, before: Build, after: Build, host: Host) -> None:
        gone, self._by_place = place_pages(before, after, host.config, host.nav), {}
        for file in gone:
            Path(file.abs_dest_path).unlink(missing_ok=True)
            self._made.pop(file.src_uri, None)
            file.page = None  # which points back at it
        self._has_old_sitemap = True

    def _make_ready(self, place: str) -> bool:
        """See to it that what is asked for lies there as it is now, and say whether it is one of the pages."""
        if self._host is None:
            return False
        if place in _SITEMAPS and self._has_old_sitemap:
            self._host.make_template(_SITEMAPS[0])
            self._has_old_sitemap = False
        elif place == "search/search_index.json":
            self._make_search(self._host)
        elif file := self._find(self._host, place):
            self._make(self._host, file)
        else:
            return False
        return True

    def _find(self, host: Host, place: str) -> File | None:
        """Return the file of the page at a place."""
        if not self._by_place:
            self._by_place = {f.dest_uri: f for f in host.files if f.page}
        folder = place if place.endswith("/") or not place else f"{place}/"
        return self._by_place.get(place) or self._by_place.get(f"{folder}index.html")

    def _make(self, host: Host, file: File) -> None:
        page, state = file.page, self._state(file)
        if page is None or (state is not None and self._made.get(file.src_uri) == state):
            return
        if isinstance(page, CairnPage):
            page.source = self._plugin.build.text(file.src_uri)
        self._made.pop(file.src_uri, None)
        self._plugin.page_builder.search.clear()
        host.make(page)
        self._reads.watch()
        has_logged = isinstance(page, CairnPage) and page.facts.has_logged
        self._made[file.src_uri] = None if has_logged else self._state(file)

    def _state(self, file: File) -> object:
        """Return what tells whether a page is still as it was made; None where nothing does."""
        page, builder = file.page, self._plugin.page_builder
        if not isinstance(page, CairnPage):
            return self._age
        return builder.find_key(page) if page.holds(self._plugin.build.files) else None

    def _make_search(self, host: Host) -> None:
        """Write what the theme's search looks through; in a large site, of the pages that have been made."""
        pages = [file for file in host.files if file.page]
        for file in pages if len(pages) <= _MOST_SEARCHED else ():
            self._make(host, file)
        self._plugin.page_builder.search.write(host.config, (file.src_uri for file in host.files))
