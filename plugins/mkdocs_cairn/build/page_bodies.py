# SPDX-License-Identifier: MIT
"""Prepares the Markdown of a page for the host: questions become marks, wikilinks become links."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from cairn.content.page_link import PageLink
from cairn.questions.placeholders import write_placeholder
from cairn.views.body import PageBody
from cairn.views.concept_page import compile_concept
from mkdocs_cairn.build.page_questions import fill_page
from mkdocs_cairn.build.page_views import set_meta, set_title
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.plugins.macros.macros import forget_skipped, skip_macros

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from cairn.questions.shown import ShownQuestion
    from mkdocs_cairn.build.build import Build


def open_page(build: Build, uri: str) -> PageBody:
    """Make a page the current one, and return its body, which takes its Markdown."""
    shown: dict[int, ShownQuestion] = {}
    build.uri, build.shown = uri, shown
    file = build.files.src_uris.get(uri)
    href = build.hrefs.of(file) if file and not build.links_to_sources else None

    # Neither function refers to the build, which refers to the body: a replaced build is freed at once.
    def write_question(question: ShownQuestion) -> str:
        return write_placeholder(shown.setdefault(question.number, question))

    def address(to_uri: str, anchor: str) -> str:
        return href(PageLink("", to_uri, anchor=anchor)) if href else ""

    build.body = PageBody(build.site, uri, write_question, address if href else None)
    return build.body


def hide_questions(markdown: str, page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the Markdown of a page with marks for its questions, before other plugins change it."""
    set_title(page, build)
    hidden = open_page(build, page.file.src_uri).hide(markdown)
    skip_macros(page, hidden, config)
    return hidden


def compile_markdown(markdown: str, page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the final Markdown of a page, after other plugins have changed it."""
    forget_skipped(page)
    body = build.body if build.body and build.uri == page.file.src_uri else open_page(build, page.file.src_uri)
    set_meta(page, build)
    text = body.compile(markdown + stub_body(page, build, config), build.title_index(build.uri))
    build.report(body.problems)
    if isinstance(page, CairnPage):
        page.fill, page.hrefs = partial(fill_page, build), build.hrefs
        page.sections = frozenset(build.site.headings.sections.get(page.file.src_uri, ()))
    return text


def stub_body(page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the body of a concept without a document, as Markdown; empty for every other page."""
    concept_id = build.site.concept_ids.get(page.file.src_uri, "")
    if not concept_id or build.site.catalogue.is_written(concept_id):
        return ""
    view = compile_concept(build.site, concept_id)
    return build.renderer.stub(view, page.file.src_uri, _write_url(page.file.src_uri, config))


def _write_url(uri: str, config: MkDocsConfig) -> str:
    """Return the address for writing a new file in the browser, where `edit_uri` is like `edit/BRANCH/FOLDER`."""
    if not config.repo_url or not (config.edit_uri or "").startswith("edit/"):
        return ""
    folder, name = posixpath.split(uri)
    path = "new/" + (config.edit_uri or "").removeprefix("edit/")
    return posixpath.join(config.repo_url, path, folder) + "?filename=" + quote(name)
