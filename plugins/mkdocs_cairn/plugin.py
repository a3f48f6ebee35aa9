# SPDX-License-Identifier: MIT
"""The plugin: MkDocs' events in the order in which they come, each passed on to the part that does the work.

Each build creates a new page builder. The preview lives as long as `mkdocs serve`.
"""

from __future__ import annotations

from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.files.missing_page import MISSING_PAGE, describe_ways
from mkdocs_cairn.build.files.page_heads import add_to_head
from mkdocs_cairn.build.files.theme_search import name_search
from mkdocs_cairn.build.languages import link_languages
from mkdocs_cairn.build.page_bodies import add_questions, compile_markdown, hide_questions, report_published
from mkdocs_cairn.build.page_builder import PageBuilder
from mkdocs_cairn.build.page_views import add_view
from mkdocs_cairn.build.site_pages import arrange_nav
from mkdocs_cairn.build.startup import prepare_settings
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.navigation import join_pages
from mkdocs_cairn.host.plugins.languages import lead_home, lead_to_tags
from mkdocs_cairn.host.reporting import as_plugin_error
from mkdocs_cairn.host.source_reader import SourceReader
from mkdocs_cairn.host.theme import find_direction
from mkdocs_cairn.html.isolation import isolate
from mkdocs_cairn.preview.preview import Preview
from mkdocs_cairn.system.files import explain

_BEFORE_ALL, _EARLY, _LATE, _LAST = 1000, 90, -90, -100
_AFTER_ALL = -110
"""After the plugins that choose files or make a navigation of them, which have the lowest usual priority."""


class CairnPlugin(BasePlugin[CairnConfig]):
    """Concepts, tags and questions for a MkDocs site."""

    preview: Preview | None = None
    """The preview of `mkdocs serve`, which shows problems where a build stops."""
    pages: PageBuilder
    """Builds our pages; from `on_files` on."""

    @property
    def build(self) -> Build:
        """What the build in progress knows."""
        return self.pages.build

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Start a preview for `mkdocs serve`."""
        self.preview = Preview() if command == "serve" else None

    @event_priority(_EARLY)
    @as_plugin_error()
    def on_config(self, config: MkDocsConfig) -> None:
        """Add templates, styles, scripts, a search, macros and Markdown extensions to the settings."""
        prepare_settings(config, self.config, lambda: self.build, is_preview=self.preview is not None)

    @event_priority(_AFTER_ALL)
    @as_plugin_error()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Compile the site, once all files are known, and add its pages."""
        pages = self.pages = PageBuilder(config, self.config, is_preview=self.preview is not None)
        cache = self.preview.parse_cache(pages.parse_cache) if self.preview else pages.parse_cache
        pages.start(files, cache)
        with pages.recorder.reads.paused():
            link_languages(files, config, self.config, cache)
        return files

    @event_priority(_EARLY)
    def _arrange_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        arrange_nav(self.build, config, nav, is_late=False)

    @event_priority(_LATE)
    def _join_pages(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Decide who builds our pages, and link them, since they are not in the navigation."""
        arrange_nav(self.build, config, nav, is_late=True)
        self.pages.choose_builder(nav)
        join_pages(self.build.site, files, nav)

    on_nav = CombinedEvent(_arrange_nav, _join_pages)

    # From here to `on_post_build`, MkDocs first reads all its own pages, then writes them. Ours are left out of both
    # loops, unless a plugin changes pages in unknown ways. The page events are called for MkDocs' pages and for ours.

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Watch what is logged about a page, and what is read for it."""
        self.pages.recorder.begin(page)

    @event_priority(_BEFORE_ALL)
    def _hide_questions(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        return hide_questions(markdown, page, self.build, config)

    @event_priority(_LATE)
    def _compile(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        return compile_markdown(markdown, page, self.build, config)

    on_page_markdown = CombinedEvent(_hide_questions, _compile)

    @event_priority(_EARLY)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Add the forms of questions, before any other plugin reads the page."""
        return add_questions(html, page, self.build, files)

    @event_priority(_LAST)
    @as_plugin_error()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """End a build that has errors already; others are found when our pages are read."""
        self.pages.begin_writing(env)
        if not self.preview:
            self.build.stop_at_errors()
        elif self.pages.is_lazy:
            self.preview.take_over(self.pages)
        else:
            self.preview.hand_back()

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
        """Tell the page for missing addresses where to go from there."""
        if template_name == MISSING_PAGE:
            lead_home(config)
            context["missing"] = describe_ways(self.build, config)  # type: ignore[typeddict-unknown-key]

    @event_priority(_LATE)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object) -> None:
        """Add what follows the body; late, so that the search does not index it."""
        lead_to_tags(page, config)
        self.pages.prepare_context(page, context)
        add_view(page, context, self.build, self.pages.banner)

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Check a finished page, and cache it."""
        report_published(self.build, page.file.src_uri, output)
        output = add_to_head(self._complete(output, config), self.pages.head(page))
        self.pages.finish_page(page, output)
        return output

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do for the page of a wrong address what is done for others."""
        return self._complete(output, config) if template_name == MISSING_PAGE else output

    def _complete(self, output: str, config: MkDocsConfig) -> str:
        output = name_search(output, self.build.site.messages.say("missing.search"))
        return isolate(output) if find_direction(config) == "rtl" else output

    @event_priority(_BEFORE_ALL)
    @as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Build our pages, now that MkDocs has built its own. The process may fork; only the first one returns."""
        self.pages.build_our_pages()
        self.pages.finish()
        if not self.preview:
            self.build.stop_at_errors()

    def on_build_error(self, *, error: Exception) -> None:
        """End the worker processes, or this one if it is a worker."""
        if hasattr(self, "pages"):
            self.pages.fail(error)
        if sentence := explain(error):
            raise PluginError(sentence) from None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002
        """Watch the sources; the quizzes folder is outside the docs folder."""
        if self.preview:
            self.preview.serve(server, config, SourceReader(config, self.config).quiz_folder)
