# SPDX-License-Identifier: MIT
"""Export a site as plain documentation: run MkDocs up to the point at which it would render pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from cairn.questions.placeholders import place_questions
from cairn.views.concept.concept_models import ConceptPage
from cairn.views.indexes.index_models import TagPage
from cairn.views.view import View
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.course.started_site import start_site, stop_at_errors
from mkdocs_cairn.build.files.export_copies import DOCS, find_copies
from mkdocs_cairn.build.files.site_data import make_site_data
from mkdocs_cairn.build.page_bodies import question_writer
from mkdocs_cairn.build.page_views import find_questions
from mkdocs_cairn.host.pages.cairn_page import CairnPage, leave_unchanged
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.host.reporting import as_plugin_error
from mkdocs_cairn.host.theme import READER_STYLES, find_loader, has_sidebars
from mkdocs_cairn.markdown.formula_text import read_formulas
from mkdocs_cairn.site_source.formulas import Formulas
from mkdocs_cairn.site_source.page_source import Addresses, move_anchors, write_chips, write_front_matter, write_page
from mkdocs_cairn.site_source.settings import left_out_plugins, write_settings

SETTINGS = "mkdocs.yml"
_SNIPPETS, _SNIPPET = "pymdownx.snippets", "snippet"
_FORM = "<cairn-question"


@dataclass(frozen=True, slots=True)
class SiteSource:
    """The files of an exported site."""

    files: Mapping[str, str | Path]
    """The text of each file, or the file to copy, by path."""
    left_out: tuple[str, ...]
    """The plugins that the exported site lacks."""


@as_plugin_error()
def export_site(path: Path, host: str) -> SiteSource:
    """Return the site whose `mkdocs.yml` is `path` or in that folder, as files for one of the `addresses.HOSTS`.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it or a source is invalid.
    """
    started = start_site(path, use_directory_urls=True)
    config, files, build = started.config, started.files, started.build
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    writer = _PageWriter(config, files, build, host)
    pages = {f"{DOCS}/{f.src_uri}": writer.write(f.page) for f in _pages(files) if f.page}
    stop_at_errors(build)  # those that were found on pages
    settings = {SETTINGS: _write_settings(config, nav)}
    data = {f"{DOCS}/{path}": text for path, text in make_site_data(build, config).items()}
    copies = dict(find_copies(files, config))
    return SiteSource({**settings, **pages, **data, **copies}, tuple(left_out_plugins(config.plugins)))


def _pages(files: Files) -> Iterator[File]:
    return (file for file in files if file.is_documentation_page() and not file.inclusion.is_excluded())


def _write_settings(config: MkDocsConfig, nav: Navigation) -> str:
    """Return the `mkdocs.yml` of the exported site."""
    with Path(config.config_file_path).open("rb") as file:  # MkDocs has changed the values that it had read
        given = yaml_load(file, get_yaml_loader())
    loader = find_loader(config)
    return write_settings(
        given,
        config.nav or [*_items(nav.items)],
        config.plugins,
        READER_STYLES,
        loader,
        has_template=has_sidebars(config),
    )


def _items(items: Iterable[StructureItem]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, Section):
            yield {item.title: [*_items(item.children)]}
        elif isinstance(item, Page):
            yield item.file.src_uri
        elif isinstance(item, Link):
            yield {item.title: item.url}


class _PageWriter:
    """Writes the pages of one build."""

    def __init__(self, config: MkDocsConfig, files: Files, build: Build, host: str) -> None:
        """Take the name of the host for which the pages are written."""
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
        body = self._formulas.write(build.include(self._expand(markdown)))
        text = place_questions(body, questions, build.renderer.section_attributes)
        menu = build.renderer.record_menu if any(_FORM in block for block in questions.values()) else ""
        view = build.view(uri)
        added = (self._chips(view, page), self._after(view, page)) if view else ("", "")
        chips, after = (self._addresses.write(html, uri) for html in added)
        beside = self._beside(view, page, "".join(questions.values())) if build.has_sidebars else {}
        relations, anchors = move_anchors(beside.get("relations", ""))
        beside |= {"relations": relations} if relations else {}
        return write_page(self._front_matter(page, beside), chips, text, menu, anchors + after)

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
        write, uri = question_writer(self._build, links), page.file.src_uri
        return {n: self._addresses.write(write(shown), uri) for n, shown in self._build.shown.items()}

    def _expand(self, markdown: str) -> str:
        return "\n".join(self._snippets.run(markdown.split("\n"))) if self._snippets else markdown

    def _chips(self, view: View, page: Page) -> str:
        if not isinstance(view, ConceptPage) or "tags" in (page.meta.get("hide") or ()):
            return ""
        return write_chips(view.tags, self._build.hrefs.of(page.file))

    def _after(self, view: View, page: Page) -> str:
        return self._build.renderer.view(
            view, "after", self._build.hrefs.of(page.file), is_native=self._build.has_sidebars
        )

    def _beside(self, view: View | None, page: Page, questions: str) -> dict[str, str]:
        """Return what the sidebars of a page show, by its name in the template of our theme."""
        if not isinstance(view, ConceptPage | TagPage):
            return {}
        href, show = self._build.hrefs.of(page.file), self._build.renderer.view
        found = {"outline": show(view, "outline", href, contents=())}
        if isinstance(view, ConceptPage):
            ids = find_questions(questions)
            found |= {"relations": show(view, "beside", href)}
            skip = str(self._build.renderer.say("concept.skip-to-questions"))
            found |= {"first_question": ids[0], "skip": skip} if ids else {}
        return {name: " ".join(text.split()) for name, text in found.items()}

    def _front_matter(self, page: Page, beside: dict[str, str]) -> str:
        build, uri = self._build, page.file.src_uri
        document = build.site.documents.get(uri)
        given = meta.get_data(build.text(uri) if document else "")[1]
        if not document and (hidden := build.generated[uri].hidden_parts):
            given["hide"] = [*hidden]
        summary = read_formulas(document.summary) if document and uri in build.site.concept_ids else ""
        return write_front_matter(given, build.title(uri), summary, page.meta.get("search") or None, beside)
