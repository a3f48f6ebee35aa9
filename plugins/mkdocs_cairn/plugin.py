# SPDX-License-Identifier: MIT
"""The plugin: MkDocs' events, each passed on to the part that does its work.

`build` and `page_builder` are replaced whole at every build. A preview is all that outlives one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import set_exclusions

from mkdocs_cairn.build import page_views
from mkdocs_cairn.build.page_bodies import compile_markdown, hide_questions
from mkdocs_cairn.build.page_builder import PageBuilder
from mkdocs_cairn.build.page_questions import fill_page, report_published
from mkdocs_cairn.build.scheduler import share_pages
from mkdocs_cairn.build.search.choice import add_search
from mkdocs_cairn.build.startup import start_build
from mkdocs_cairn.cache.folder import listen_to_reads
from mkdocs_cairn.config import CairnConfig
from mkdocs_cairn.host import theme
from mkdocs_cairn.host.cacheable_plugins import find_unknown_names
from mkdocs_cairn.host.cairn_page import CairnPage, add_anchors
from mkdocs_cairn.host.generated_files import add_pages, remove_old_sources
from mkdocs_cairn.host.languages import use_plain_names
from mkdocs_cairn.host.macros.macros import add_macros, forget_spared, spare_macros
from mkdocs_cairn.host.markdown_extensions import add_extensions
from mkdocs_cairn.host.navigation import adopt_pages, join_pages, leave_out_of_nav, own_places
from mkdocs_cairn.host.plugin_errors import as_plugin_error
from mkdocs_cairn.host.printable_log import make_logs_printable
from mkdocs_cairn.host.question_files import publish
from mkdocs_cairn.host.redirects import add_redirects
from mkdocs_cairn.host.single_pages import Host
from mkdocs_cairn.host.source_reader import SourceReader
from mkdocs_cairn.preview.preview import Preview
from mkdocs_cairn.system.files import explain

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_cairn.build.build import Build

_FIRST, _EARLY, _LATE, _LAST = 100, 90, -90, -100
_AFTER_ALL = -110
"""After the plugins that choose files or make a navigation of them, which say that they come last."""


class CairnPlugin(BasePlugin[CairnConfig]):
    """Concepts, tags and questions for a MkDocs site."""

    build: Build
    """What the build that goes on knows, from the list of files on."""
    page_builder: PageBuilder
    """How its pages come to be."""
    preview: Preview | None = None
    """That of `mkdocs serve`, which shows faults instead of ending."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Begin a preview, if that is what is asked for."""
        self.preview = Preview(self) if command == "serve" else None

    @event_priority(_EARLY)
    @as_plugin_error()
    def on_config(self, config: MkDocsConfig) -> None:
        """Add our templates, styles, scripts, macros and Markdown extensions."""
        if not self.preview:  # which keeps no pages
            listen_to_reads(config.config_file_path, config.site_dir)
        self._check_names(config)
        make_logs_printable()
        SourceReader(config, self.config).refuse_loops()
        theme.add_assets(config)
        add_search(config, self.config, lambda: self.build, is_preview=self.preview is not None)
        add_macros(config)
        add_extensions(config, lambda: self.build, has_math=self.config.math)

    def _check_names(self, config: MkDocsConfig) -> None:
        if unknown := ", ".join(f"'{name}'" for name in find_unknown_names(config, self.config.cacheable)):
            raise PluginError(
                f"The option 'cacheable' of 'cairn' names {unknown}, which this site does not use. "
                "Write plugins and hooks as they are written in mkdocs.yml."
            )

    @event_priority(_AFTER_ALL)
    @as_plugin_error()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Compile the site, once all files are known, and add the generated pages."""
        is_preview = self.preview is not None
        builder = self.page_builder = PageBuilder(config, self.config, is_preview=is_preview)
        set_exclusions(files, config)  # of those that other plugins have added
        use_plain_names(files)
        share_pages(files, builder.work)
        parse_cache = self.preview.recall(builder.parse_cache) if self.preview else builder.parse_cache
        jobs = None if self.preview else builder.jobs
        with builder.reads.paused():
            self.build = builder.build = start_build(
                files, config, self.config, parse_cache, jobs, is_preview=is_preview
            )
        add_pages(self.build, config)
        remove_old_sources(self.build.generated, config)
        publish(files, self.build.site.questions, self.build.question_files, config)
        leave_out_of_nav(files, own_places(self.build), config)
        adopt_pages(self.build, config, own_places(self.build))
        add_redirects(self.build, config)
        return files

    @event_priority(_LATE)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Join the pages that are not in the navigation."""
        self.page_builder.begin(nav)
        join_pages(self.build.site, files, nav)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Hear what is said of a page, and what is read for it."""
        self.page_builder.begin_page(page)

    @event_priority(_EARLY)
    def _hide_fences(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        page_views.set_title(page, self.build)
        hidden = hide_questions(markdown, page, self.build)
        spare_macros(page, hidden, config)
        return hidden

    @event_priority(_LATE)
    def _compile_body(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        forget_spared(page)
        text = compile_markdown(markdown, page, self.build, config)
        if isinstance(page, CairnPage):
            page.fill, page.hrefs = partial(fill_page, self.build), self.build.hrefs
            page.sections = frozenset(self.build.site.headings.sections.get(page.file.src_uri, ()))
        return text

    on_page_markdown = CombinedEvent(_hide_fences, _compile_body)

    @event_priority(_EARLY)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the forms of questions round their texts, before any other plugin reads the page."""
        if isinstance(page, CairnPage):
            return html
        filled, anchors = fill_page(self.build, html, files)
        add_anchors(page, files, anchors)
        return filled

    @event_priority(_LAST)
    @as_plugin_error()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """End a build that has errors already; others come up when our pages are read."""
        self.page_builder.listener.listen_for(None)
        self.build.template_check.watch(env)
        if not self.preview:
            self.build.stop_at_errors()
        elif self.page_builder.is_lazy:
            self.preview.take_over(Host(config, files, self.page_builder.nav, env))
        else:
            self.preview.give_up()

    @event_priority(_LATE)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> None:
        """Add what follows the body; late, so that the names of neighbours are not searched on this page."""
        self.page_builder.look_at(page)
        page_views.add_view(page, context, self.build)
        page.content = self.page_builder.banner + (page.content or "")

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Have a last look at a finished page, and keep it."""
        report_published(self.build, page.file.src_uri, output)
        self.page_builder.keep(page, output)

    @event_priority(_FIRST)
    @as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Bring together what was made, and keep it for the next build."""
        self.page_builder.end()
        if not self.preview:
            self.build.stop_at_errors()

    def on_build_error(self, *, error: Exception) -> None:
        """End what goes on in other processes, or this one where it is one of those."""
        if hasattr(self, "page_builder"):
            self.page_builder.fail(error)
        if sentence := explain(error):
            raise PluginError(sentence) from None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002
        """Watch the folder of quizzes too, which lies outside the docs folder."""
        if self.preview:
            self.preview.serve(server, config, SourceReader(config, self.config).quiz_folder)
