# SPDX-License-Identifier: MIT
"""Build Cairn's pages: take current pages from the cache, and build the others here or in worker processes."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from cairn.sources import ParseCache
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.cached_pages import CachedPages, log_uncached
from mkdocs_cairn.build.files.page_heads import PageHeads
from mkdocs_cairn.build.files.site_data import write_site_data
from mkdocs_cairn.build.files.theme_search import arrange_entries
from mkdocs_cairn.build.page_recorder import PageRecorder
from mkdocs_cairn.build.page_views import Banner
from mkdocs_cairn.build.site_pages import add_site_pages
from mkdocs_cairn.build.startup import start_build
from mkdocs_cairn.build.workers import Report, Workers
from mkdocs_cairn.cache.file_reads import listen_to
from mkdocs_cairn.cache.folder import find_project, open_store
from mkdocs_cairn.cache.inputs import Inputs
from mkdocs_cairn.cache.page_cache import PageCache
from mkdocs_cairn.cache.parse_cache import StoredParseCache
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.added_files import source_path
from mkdocs_cairn.host.offline_files import write_offline_files
from mkdocs_cairn.host.pages.cairn_page import CairnPage, check_anchors
from mkdocs_cairn.host.pages.page_keys import PageKeys
from mkdocs_cairn.host.pages.single_pages import CAN_BUILD_PAGES, MkDocsBuild, leave_out_our_pages
from mkdocs_cairn.host.plugins.other_plugins import collects_tags, pass_on_tags
from mkdocs_cairn.system.errors import CairnError
from mkdocs_cairn.system.files import explain
from mkdocs_cairn.system.gc_pause import GcThreshold, gc_paused
from mkdocs_cairn.system.progress import Progress
from mkdocs_cairn.system.shard import find_shard


class PageBuilder:
    """The pages of one build."""

    mkdocs: MkDocsBuild
    build: Build
    """The state of the build; an edit in a preview replaces it."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig, *, is_preview: bool) -> None:
        """Open the cache. A preview builds Cairn's pages on request."""
        self._config, self._is_preview, self.options = config, is_preview, options
        self._shard = None if is_preview else find_shard()
        self._store = open_store(config.config_file_path, is_on=options.cache, shard=self._shard)
        self.parse_cache = StoredParseCache(self._store)
        self._project = str(find_project(config.config_file_path))
        self.workers = Workers(options.jobs)
        self.recorder = PageRecorder(config, self._project, lambda: arrange_entries(self.build, config, options))
        self._gc_threshold = GcThreshold()
        self._banner, self._heads = Banner(), PageHeads(config, options)
        self._cache: CachedPages | None = None
        self._all_pages: Sequence[File] = ()
        self._share: Sequence[CairnPage] = ()
        self.is_cairn_building = False
        """Whether `build_our_pages` builds Cairn's pages; if not, MkDocs builds them like its own."""

    def start(self, files: Files, cache: ParseCache) -> None:
        """Compile the site from its sources, and add its pages to the files of MkDocs."""
        with self.recorder.reads.paused():
            self.build = start_build(
                files, self._config, self.options, cache, self.workers, is_preview=self._is_preview
            )
        add_site_pages(self.build, self._config)

    def choose_builder(self, nav: Navigation) -> None:
        """Decide who builds Cairn's pages: Cairn if all their dependencies are known, otherwise MkDocs."""
        files, self._nav = self.build.files, nav
        self.build.converter.prepare()
        self.recorder.reads.begin_pages(map(source_path, files.documentation_pages()), self._config.theme.dirs)
        our_pages, options = self._our_pages(), self.options
        texts = {page.file.src_uri: page.source for page in our_pages}
        self._keys = PageKeys(self._config, nav, options.cacheable, texts, is_caching=self._store.is_open)
        self.is_cairn_building = CAN_BUILD_PAGES and self._keys.are_known
        if self.is_cairn_building:
            leave_out_our_pages(files)
            pass_on_tags(self.build.site, our_pages, self._config)

    @property
    def is_lazy(self) -> bool:
        """Whether our pages are built on request. A plugin that collects tags cannot wait for that."""
        return self._is_preview and self.is_cairn_building and not collects_tags(self._config)

    def begin_writing(self, env: Environment) -> None:
        """Store what MkDocs has prepared, before it writes the first page."""
        self.mkdocs = MkDocsBuild(self._config, self.build.files, self._nav, env)
        self.recorder.log_watcher.watch(None)
        self.build.template_check.watch(env)
        if self.is_cairn_building and not self.is_lazy:
            self._all_pages = self.mkdocs.list_pages(is_preview=self._is_preview)

    def build_our_pages(self) -> None:
        """Build our pages, after MkDocs has built its own. The process forks here; only the first process returns."""
        if self._all_pages:
            progress = self._fork(self._restore_cached())
            for page in self._share:  # one by one, so that memory does not grow with the site
                self.mkdocs.read_page(page)
                progress.step()
                self.mkdocs.write_page(page, self._all_pages)
                progress.step()
            if self.workers.is_worker:
                self._exit_worker()
            progress.end()

    def _restore_cached(self) -> list[CairnPage]:
        """Write the pages that the cache still contains, and return the others."""
        number, count = self._shard or (1, 1)
        ours = [page for file in self._all_pages if isinstance(page := file.page, CairnPage)][number - 1 :: count]
        cache = PageCache(self._store, Inputs(self._store, self.recorder.reads, self._project))
        self._cache = CachedPages(cache, self.find_key, self.build.files)
        return [*self._cache.restore(ours), *self._cache.write()]

    def _fork(self, pages: list[CairnPage]) -> Progress:
        """Divide pages among several processes; each continues here with its share."""
        self._store.close()  # a connection does not survive a fork
        self._gc_threshold.increase()  # before the fork, so that processes share the values that exist already
        progress = Progress(len(pages), self.workers.count_for(pages))
        self._share = self.workers.fork(pages, self.recorder.log_watcher)
        progress.count_for(self.workers.number)
        self._store.reopen()
        return progress

    def find_key(self, page: CairnPage) -> bytes | None:
        """Return the current key of a page; None if the page may have unknown dependencies."""
        return self._keys.find(page, self.build, self.banner + self.head(page))

    def head(self, page: Page) -> str:
        """Return what the head of a page has besides that of its template."""
        return self._heads.write(self.build, page.file)

    @property
    def banner(self) -> str:
        """The banner that a preview shows on each page while the sources have problems."""
        return self._banner.write(self.build) if self._is_preview else ""

    def _our_pages(self) -> list[CairnPage]:
        return [page for file in self.build.files if isinstance(page := file.page, CairnPage)]

    def prepare_context(self, page: Page, context: TemplateContext) -> None:
        """Pass the list of all pages to a template; MkDocs knows only its own pages."""
        self.recorder.begin_writing(page)
        if self._all_pages:
            context["pages"] = self._all_pages

    def finish_page(self, page: Page, output: str) -> None:
        """Cache a page that was built, and free its data that is no longer needed."""
        if isinstance(page, CairnPage):
            self.recorder.end(page, self.build.template_check.reason)
            if self._cache:
                self._cache.keep(page, output)
            if self.is_cairn_building:
                page.markdown = page.content = None

    def finish(self) -> None:
        """Collect the reports of the workers, check links between pages, write what all pages share, save the cache."""
        listen_to(None)
        self._gc_threshold.restore()
        reports = self.workers.gather()
        for report in reports:
            report.add_to(self.build)
            self._store.used |= report.used_keys
        if error := next((report.error for report in reports if report.error), ""):
            raise CairnError(error)
        files, has_built = self.build.files, bool(self._all_pages)
        check_anchors(files, self._config.validation.links.anchors, are_ours_late=has_built)
        log_uncached(self._our_pages() if has_built and self._store.is_open else ())
        self.recorder.fill_search(files)
        with gc_paused():
            write_site_data(self.build, self._config, self.options)
            write_offline_files(files, self._config, self.options, self.build.renderer, is_preview=self._is_preview)
            self.parse_cache.save()
        self._store.save(drop_unused=self._cache is not None and not self._shard)
        if not self.is_lazy:
            self.recorder.log_watcher.stop()

    def _exit_worker(self, error: str = "") -> None:
        self._store.save(drop_unused=False)
        facts = {page.file.src_uri: page.facts for page in self._share}
        self.workers.exit(Report(facts, self.build.problems, self._store.used, error=error))

    def fail(self, error: Exception) -> None:
        """Kill the workers after an error; a worker reports the error and exits."""
        if self.workers.is_worker:
            self._exit_worker(explain(error) or str(error) or type(error).__name__)
        listen_to(None)
        self._gc_threshold.restore()
        self.workers.kill()
