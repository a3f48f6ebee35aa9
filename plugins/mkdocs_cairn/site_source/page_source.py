# SPDX-License-Identifier: MIT
"""One page as a Markdown file that says by itself what our plugin would have added."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import yaml
from markdown import Markdown
from mkdocs.utils import meta

from cairn.questions.placeholders import place_questions
from cairn.views.view_models import ConceptPage
from mkdocs_cairn.build.page_questions import make_writer
from mkdocs_cairn.host.cairn_page import CairnPage, leave_unchanged
from mkdocs_cairn.host.link_paths import Hrefs
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.site_source.addresses import Addresses
from mkdocs_cairn.site_source.formulas import Formulas

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from cairn.views.view_models import View
    from mkdocs_cairn.build.build import Build

_SNIPPETS, _SNIPPET = "pymdownx.snippets", "snippet"
_OURS = {"template", "learn_before", "related", "aliases", "references", "tags", "id", "redirect_from"}
"""Keys of front matter that are our plugin's to read; what they say stands on the page now."""
_FORM = "<cairn-question"


class PageWriter:
    """Writes the pages of one build."""

    def __init__(self, config: MkDocsConfig, files: Files, build: Build, host: str) -> None:
        """Take the name of the host for which they are."""
        self._config, self._files, self._build = config, files, build
        self._addresses, self._hrefs = Addresses(files, host), Hrefs(files)
        self._formulas = Formulas()
        build.links_to_sources = self._addresses.are_by_source
        self._snippets: Any = None
        if _SNIPPETS in config.markdown_extensions:
            options = {_SNIPPETS: config.mdx_configs.get(_SNIPPETS, {})}
            self._snippets = Markdown(extensions=[_SNIPPETS], extension_configs=options).preprocessors[_SNIPPET]

    def write(self, page: Page) -> str:
        """Return the text of a page."""
        markdown = self._read(page)
        questions = self._questions(page)
        text = place_questions(self._formulas.write(self._build.include(self._expand(markdown))), questions)
        menu = self._build.renderer.record_menu if any(_FORM in block for block in questions.values()) else ""
        view = self._build.view(page.file.src_uri)
        added = (self._chips(view, page), self._after(view, page)) if view else ("", "")
        chips, after = (self._addresses.write(html, page.file) for html in added)
        parts = (self._front_matter(page), chips, text.strip("\n"), menu and f"<div>{menu}</div>", after)
        return "\n\n".join(part for part in parts if part) + "\n"

    def _read(self, page: Page) -> str:
        """Return the Markdown of a page after all plugins."""
        config, files = self._config, self._files
        config._current_page = page  # noqa: SLF001  # as MkDocs does, for those who ask
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
        links = FieldLinks(self._build.question_files, self._files, self._hrefs.of(page.file))
        write = make_writer(self._build, links).write
        return {n: self._addresses.write(write(shown), page.file) for n, shown in self._build.shown.items()}

    def _expand(self, markdown: str) -> str:
        return "\n".join(self._snippets.run(markdown.split("\n"))) if self._snippets else markdown

    def _chips(self, view: View, page: Page) -> str:
        if not isinstance(view, ConceptPage) or not view.tags or "tags" in (page.meta.get("hide") or ()):
            return ""
        href = self._hrefs.of(page.file)
        links = (f'<a class="md-tag" href="{href(tag)}">{html.escape(tag.title)}</a>' for tag in view.tags)
        return f'<nav class="md-tags" aria-label="Tags">{" ".join(links)}</nav>'

    def _after(self, view: View, page: Page) -> str:
        after = self._build.renderer.view(view, "after", self._hrefs.of(page.file), is_native=False)
        return after and f'<div class="cairn-after">\n{after}\n</div>'

    def _front_matter(self, page: Page) -> str:
        uri = page.file.src_uri
        given = meta.get_data(self._build.text(uri) if uri in self._build.site.documents else "")[1]
        kept = {name: value for name, value in given.items() if name not in _OURS}
        if title := self._build.title(uri):
            kept = {"title": title} | kept | {"title": title}
        if (document := self._build.site.documents.get(uri)) and uri in self._build.site.concept_ids:
            kept.setdefault("description", document.summary)
        if page.meta.get("search"):
            kept.setdefault("search", page.meta["search"])
        written = {name: value for name, value in kept.items() if value not in (None, "")}
        text = yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=120) if written else ""
        return f"---\n{text}---" if text else ""
