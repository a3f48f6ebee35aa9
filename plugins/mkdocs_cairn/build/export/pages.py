# SPDX-License-Identifier: MIT
"""The pages of a site as Markdown files, from what MkDocs and its plugins make of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown import Markdown
from mkdocs.utils import meta

from cairn.questions.placeholders import place_questions
from cairn.views.view_models import ConceptPage
from mkdocs_cairn.build.page_questions import make_writer
from mkdocs_cairn.host.pages.cairn_page import CairnPage, leave_unchanged
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.site_source.addresses import Addresses
from mkdocs_cairn.site_source.formulas import Formulas
from mkdocs_cairn.site_source.page_source import write_chips, write_front_matter, write_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from cairn.views.view_models import View
    from mkdocs_cairn.build.build import Build

_SNIPPETS, _SNIPPET = "pymdownx.snippets", "snippet"
_FORM = "<cairn-question"


class PageWriter:
    """Writes the pages of one build."""

    def __init__(self, config: MkDocsConfig, files: Files, build: Build, host: str) -> None:
        """Take the name of the host for which they are."""
        self._config, self._files, self._build = config, files, build
        self._addresses = Addresses({file.src_uri: file.url for file in files}, host)
        self._formulas = Formulas()
        build.links_to_sources = self._addresses.are_by_source
        self._snippets: Any = None
        if _SNIPPETS in config.markdown_extensions:
            options = {_SNIPPETS: config.mdx_configs.get(_SNIPPETS, {})}
            self._snippets = Markdown(extensions=[_SNIPPETS], extension_configs=options).preprocessors[_SNIPPET]

    def write(self, page: Page) -> str:
        """Return the text of a page."""
        build, uri = self._build, page.file.src_uri
        markdown = self._read(page)
        questions = self._questions(page)
        text = place_questions(self._formulas.write(build.include(self._expand(markdown))), questions)
        menu = build.renderer.record_menu if any(_FORM in block for block in questions.values()) else ""
        view = build.view(uri)
        added = (self._chips(view, page), self._after(view, page)) if view else ("", "")
        chips, after = (self._addresses.write(html, uri) for html in added)
        return write_page(self._front_matter(page), chips, text, menu, after)

    def _read(self, page: Page) -> str:
        """Return the Markdown of a page after all plugins."""
        config, files = self._config, self._files
        config._current_page = page  # noqa: SLF001  # as MkDocs does, for plugins that ask
        page = config.plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        return page.markdown or ""

    def _questions(self, page: Page) -> dict[int, str]:
        """Return the questions of the page that has just been read, as HTML by number."""
        if not self._build.shown and not self._snippets:
            return {}
        if isinstance(page, CairnPage):
            page.fill = leave_unchanged
        page.render(self._config, self._files)
        links = FieldLinks(self._build.question_files, self._files, self._build.hrefs.of(page.file))
        write, uri = make_writer(self._build, links).write, page.file.src_uri
        return {n: self._addresses.write(write(shown), uri) for n, shown in self._build.shown.items()}

    def _expand(self, markdown: str) -> str:
        return "\n".join(self._snippets.run(markdown.split("\n"))) if self._snippets else markdown

    def _chips(self, view: View, page: Page) -> str:
        if not isinstance(view, ConceptPage) or "tags" in (page.meta.get("hide") or ()):
            return ""
        return write_chips(view.tags, self._build.hrefs.of(page.file))

    def _after(self, view: View, page: Page) -> str:
        return self._build.renderer.view(view, "after", self._build.hrefs.of(page.file), is_native=False)

    def _front_matter(self, page: Page) -> str:
        build, uri = self._build, page.file.src_uri
        document = build.site.documents.get(uri)
        given = meta.get_data(build.text(uri) if document else "")[1]
        summary = document.summary if document and uri in build.site.concept_ids else ""
        return write_front_matter(given, build.title(uri), summary, page.meta.get("search") or None)
