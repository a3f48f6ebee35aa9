# SPDX-License-Identifier: MIT
"""How the pages of one build come to be: taken from an earlier one, made by this process, or by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_cairn.build.cached_pages import CachedPages, log_uncached
from mkdocs_cairn.build.jobs import Jobs, Report
from mkdocs_cairn.build.page_views import write_banner
from mkdocs_cairn.build.scheduler import Work
from mkdocs_cairn.cache.file_reads import listen_to, reads_of
from mkdocs_cairn.cache.folder import find_project, open_store
from mkdocs_cairn.cache.inputs import Inputs
from mkdocs_cairn.cache.page_cache import PageCache
from mkdocs_cairn.cache.parse_cache import StoredParseCache
from mkdocs_cairn.host.cairn_page import CairnPage, check_links_to_anchors
from mkdocs_cairn.host.generated_files import source_path
from mkdocs_cairn.host.log_watcher import LogWatcher
from mkdocs_cairn.host.other_plugins import gather_tags, gathers_tags
from mkdocs_cairn.host.page_keys import PageKeys
from mkdocs_cairn.host.single_pages import CAN_HOST, read_page
from mkdocs_cairn.host.theme_search import ThemeSearch
from mkdocs_cairn.system.errors import CairnError
from mkdocs_cairn.system.files import explain
from mkdocs_cairn.system.gc_pause import GcThreshold, gc_paused
from mkdocs_cairn.system.progress import Progress
from mkdocs_cairn.system.shard import find_shard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.config import CairnConfig


class PageBuilder:
    """The pages of one build."""

    build: Build
    nav: Navigation

    def __init__(self, config: MkDocsConfig, options: CairnConfig, *, is_preview: bool) -> None:
        """Open the cache. In a preview, pages are made when they are asked for."""
        self._config, self._is_preview, self._cacheable = config, is_preview, options.cacheable
        self.shard = None if is_preview else find_shard()
        self._store = open_store(config.config_file_path, is_on=options.cache, shard=self.shard)
        self.parse_cache = StoredParseCache(self._store)
        self._project = str(find_project(config.config_file_path))
        self.reads = reads_of(self._project)
        self.work = Work(self._choose, self._read)
        self.jobs = Jobs(options.jobs)
        self.search = ThemeSearch(config)
        self.listener = LogWatcher()
        self.progress: Progress | None = None
        self._banner: tuple[object, str] = (None, "")
        self._cache: CachedPages | None = None
        self._mine: Sequence[CairnPage] = ()
        self._collection = GcThreshold()

    def begin(self, nav: Navigation) -> None:
        """Find out whether it is known what pages are made of; if not, MkDocs makes them all in its own way."""
        self.nav = nav
        self.build.converter.prepare()
        self.reads.begin_pages(map(source_path, self.build.files.documentation_pages()), self._config.theme.dirs)
        texts = {page.file.src_uri: page.source for page in self._own}
        self._keys = PageKeys(self._config, nav, self._cacheable, texts, is_caching=self._store.is_open)
        self.work.is_ours = CAN_HOST and self._keys.are_known
        if self.work.is_ours:
            gather_tags(self.build, self._own, self._config)

    @property
    def is_lazy(self) -> bool:
        """Whether pages are made when they are asked for, which no plugin waits for that gathers what they hold."""
        return self._is_preview and self.work.is_ours and not gathers_tags(self._config)

    def find_key(self, page: CairnPage) -> bytes | None:
        """Return the key of a page as it is now; None where it may depend on more than is known."""
        return self._keys.find(page, self.build, self.banner)

    def _choose(self, own: list[CairnPage]) -> Sequence[CairnPage]:
        """Return the pages that this process is to make; it may be one of several from here on."""
        if self.is_lazy:
            return ()
        number, count = self.shard or (1, 1)
        inputs = Inputs(self._store, self.reads, self._project)
        self._cache = CachedPages(PageCache(self._store, inputs), self.find_key, self.build.files)
        fresh = [*self._cache.restore(own[number - 1 :: count]), *self._cache.write()]
        self._store.close()  # a connection does not live through a split
        self._collection.slow_down()  # before it splits: what is not looked at is shared by all processes
        self.progress = Progress(len(fresh), self.jobs.count_for(fresh))
        self._mine = self.jobs.split(fresh, self.listener)
        self.progress.go_on_as(self.jobs.number)
        self.work.is_part = self.jobs.is_part
        self._store.reopen()
        return self._mine

    def _read(self, page: CairnPage) -> None:
        read_page(page, self._config, self.build.files)
        if self.progress:
            self.progress.step()

    @property
    def banner(self) -> str:
        """What a preview shows on each page while something is wrong with the sources."""
        if self._is_preview and self._banner[0] is not self.build.problems:
            self._banner = self.build.problems, write_banner(self.build)
        return self._banner[1]

    @property
    def _own(self) -> Iterator[CairnPage]:
        return (page for file in self.build.files if isinstance(page := file.page, CairnPage))

    def begin_page(self, page: Page) -> None:
        """Hear what is said of a page, and what is read for it."""
        self.listener.listen_for(page)
        self.reads.page, self.reads.external = (
            source_path(page.file) if isinstance(page, CairnPage) else None,
            "",
        )

    def look_at(self, page: Page) -> None:
        """Note what the theme's search has found on a page that is about to be written."""
        self.listener.listen_for(page)
        found = self.search.take(page.file.src_uri)
        if isinstance(page, CairnPage):
            page.facts.entries = found

    def keep(self, page: Page, output: str) -> None:
        """Keep a page that has been made, and forget what is needed of it no more."""
        if isinstance(page, CairnPage):
            page.facts.uncacheable = page.facts.uncacheable or self.reads.external or self.build.template_check.reason
            if self.work.is_ours and self._cache:
                self._cache.keep(page, output)
            if self.work.is_ours:
                page.markdown = page.content = None
            self.reads.page = None
        if self.progress:
            self.progress.step()

    def end(self, error: str = "") -> None:
        """Bring together what all processes have made, and keep it for later builds; only the first one returns.

        Raises:
            mkdocs_cairn.system.errors.CairnError: another process has failed.
        """
        if self.jobs.is_part:
            self._store.save(drop_unused=False)
            told = {page.file.src_uri: page.facts for page in self._mine}
            self.jobs.end(Report(told, self.build.problems, self._store.used, error=error))
        listen_to(None)
        self._collection.go_on()
        check_links_to_anchors(self.build.files, self.gather(), self._config.validation.links.anchors)
        if self._store.is_open and self.work.is_ours and not self.is_lazy:
            log_uncached(self._own)
        if self.progress:
            self.progress.end()
        for page in self._own:
            self.search.put(page.file.src_uri, page.facts.entries)
            page.check_anchors(self.build.files, self._config.validation.links.anchors)
        self.search.fill(file.src_uri for file in self.build.files)
        with gc_paused():
            self.parse_cache.save()
        self._store.save(drop_unused=self._cache is not None and not self.shard)
        if not self.is_lazy:
            self.listener.end()

    def gather(self) -> set[str]:
        """Take up what other processes tell of the pages that they have made, and return the places of these.

        Raises:
            mkdocs_cairn.system.errors.CairnError: one of them has failed.
        """
        reports, places = self.jobs.gather(), set()
        for report in reports:
            self.build.report(report.problems)
            self._store.used |= report.used
            for uri, told in report.told.items():
                page = self.build.files.src_uris[uri].page
                if isinstance(page, CairnPage):
                    page.facts = told
                    page.link_up(self.build.files)
                    places.add(uri)
        if error := next((report.error for report in reports if report.error), ""):
            raise CairnError(error)
        return places

    def fail(self, error: Exception) -> None:
        """End what goes on in other processes; or this one, with word of what has ended it."""
        if self.jobs.is_part:
            self.end(explain(error) or str(error) or type(error).__name__)
        listen_to(None)
        self._collection.go_on()
        self.jobs.abandon()
