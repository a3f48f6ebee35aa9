# SPDX-License-Identifier: MIT
"""The plugin: MkDocs' events, each passed on to the part that does its work.

One attribute changes, `build`, and it is replaced whole at every build; nothing of an earlier build is
left when `mkdocs serve` builds again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from cairn.body import compile_body, hide_fences
from cairn.question_texts import fill_questions
from mkdocs_cairn import layout, pages
from mkdocs_cairn.build import Build, start_build
from mkdocs_cairn.config import CairnConfig
from mkdocs_cairn.files import add_pages, join_pages, leave_out_of_nav
from mkdocs_cairn.macros import add_macros
from mkdocs_cairn.markdown import QuestionIdExtension
from mkdocs_cairn.math import MathExtension
from mkdocs_cairn.search.choice import add_search
from mkdocs_cairn.sources import SourceReader

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_EARLY, _LATE = 90, -90
_OTHER_MATH = "pymdownx.arithmatex"
"""A site that uses it has mathematics of its own."""


class CairnPlugin(BasePlugin[CairnConfig]):
    """Concepts, tags and questions for a MkDocs site."""

    build: Build
    """What the build that goes on knows; it begins with the list of files."""
    is_preview = False
    """Whether this is `mkdocs serve`, which shows faults on the page instead of ending."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember the command."""
        self.is_preview = command == "serve"

    @event_priority(_EARLY)
    def on_config(self, config: MkDocsConfig) -> None:
        """Add our templates, styles, scripts, macros and Markdown extensions."""
        layout.add_assets(config)
        add_search(config, self.config, lambda: self.build, is_preview=self.is_preview)
        add_macros(config)
        extensions: list[Any] = config.markdown_extensions  # it takes instances as well as names
        questions = QuestionIdExtension(lambda number: self.build.question_ids(number))  # noqa: PLW0108  # build comes later
        math = MathExtension(lambda tex, reason: self.build.report_formula(tex, reason))  # noqa: PLW0108
        own = ("md_in_html", questions) if _OTHER_MATH in extensions else ("md_in_html", questions, math)
        extensions += [extension for extension in own if extension not in extensions]

    @event_priority(_LATE)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Compile the site, once all files are known, and add the generated pages."""
        self.build = start_build(files, config, self.config)
        add_pages(files, self.build.generated, config)
        leave_out_of_nav(files, self.build.site, self.build.generated, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Join the pages that are not in the navigation."""
        join_pages(self.build.site, files, nav)

    @event_priority(_EARLY)
    def _hide_fences(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        pages.set_title(page, self.build)
        return hide_fences(markdown)

    @event_priority(_LATE)
    def _compile_body(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        build = self.build
        build.uri, build.shown = page.file.src_uri, {}
        pages.set_meta(page, build)
        markdown += pages.stub_body(page, build, config)
        text, problems = compile_body(build.site, build.uri, markdown, build.write_question)
        build.report(problems)
        return text

    on_page_markdown = CombinedEvent(_hide_fences, _compile_body)

    @event_priority(_EARLY)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the forms of questions round their texts, before any other plugin reads the page."""
        return fill_questions(html, self.build.shown, self.build.renderer.question)

    @event_priority(_LATE)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """End a build that has errors, now that every page has been read."""
        if not self.is_preview:
            self.build.stop_at_errors()

    @event_priority(_LATE)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> None:
        """Add what follows the body; late, so that the names of neighbours are not searched on this page."""
        pages.add_view(page, context, self.build)
        if self.is_preview:
            pages.add_banner(page, self.build)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002
        """Watch the folder of quizzes, which lies outside the docs folder."""
        if (folder := SourceReader(config, self.config).quiz_folder).is_dir():
            server.watch(str(folder))
