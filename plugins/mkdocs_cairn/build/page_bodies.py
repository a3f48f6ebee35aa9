# SPDX-License-Identifier: MIT
"""The body of a page: prepare its Markdown for the host, and insert its questions into the rendered HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.questions.fences.published import publishes_key
from cairn.questions.placeholders import fill_questions, find_misplaced, write_placeholder
from cairn.questions.shown import ShownQuestion
from cairn.text.markdown import escape
from cairn.text.problem import Code, Problem
from cairn.views.concept.body import PageBody
from cairn.views.concept.concept_page import compile_concept
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.page_views import set_meta, set_title
from mkdocs_cairn.host.pages.cairn_page import CairnPage, add_anchors
from mkdocs_cairn.host.plugins.macros.macros import forget_skipped, skip_macros
from mkdocs_cairn.host.plugins.other_plugins import leave_out_of_feed
from mkdocs_cairn.host.plugins.wikilinks import hide_wikilinks, show_wikilinks
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.host.source_locations import misplaced_problem, published_problem
from mkdocs_cairn.markdown.fields import render_fields, show_source
from mkdocs_cairn.search.excluded import exclude_labels


def open_page(build: Build, uri: str) -> PageBody:
    """Make a page the current one, and return its body, to which its Markdown is passed."""
    shown: dict[int, ShownQuestion] = {}
    build.uri, build.shown = uri, shown
    file = build.files.src_uris.get(uri)
    href = build.hrefs.of(file) if file and not build.links_to_sources else None

    # Neither function refers to the build, because the build refers to the body: a replaced build is freed at once.
    def write_question(question: ShownQuestion) -> str:
        return write_placeholder(shown.setdefault(question.number, question))

    def address(to_uri: str, anchor: str) -> str:
        return href(PageLink("", to_uri, anchor=anchor)) if href else ""

    build.body = PageBody(build.site, uri, write_question, address if href else None, write_heading)
    return build.body


def write_heading(section: Section) -> str:
    """Return the heading of a section with its id, as Markdown for any settings of the site."""
    return f'<h2 id="{section.id}" markdown="span">{escape(section.title)}</h2>'


def hide_questions(markdown: str, page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the Markdown of a page with marks for its questions, before other plugins change it."""
    set_title(page, build)
    hidden = open_page(build, page.file.src_uri).hide(markdown)
    skip_macros(page, hidden, config)
    return hide_wikilinks(hidden, config)


def compile_markdown(markdown: str, page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the final Markdown of a page, after other plugins have changed it."""
    forget_skipped(page)
    body = build.body if build.body and build.uri == page.file.src_uri else open_page(build, page.file.src_uri)
    set_meta(page, build)
    if page.file.src_uri in build.generated and page.file.src_uri not in build.site.documents:
        leave_out_of_feed(page, config)
    text = body.compile(show_wikilinks(markdown) + stub_body(page, build, config), build.title_index(build.uri))
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
    """Return the URL for creating a new file in the browser, if `edit_uri` has the form `edit/BRANCH/FOLDER`."""
    if not config.repo_url or not (config.edit_uri or "").startswith("edit/"):
        return ""
    folder, name = posixpath.split(uri)
    path = "new/" + (config.edit_uri or "").removeprefix("edit/")
    return posixpath.join(config.repo_url, path, folder) + "?filename=" + quote(name)


def add_questions(html: str, page: Page, build: Build, files: Files) -> str:
    """Return the HTML of an MkDocs page with its questions. Cairn's pages already have theirs."""
    if isinstance(page, CairnPage):
        return html
    filled, anchors = fill_page(build, html, files)
    add_anchors(page, files, anchors)
    return filled


def fill_page(build: Build, html: str, files: Files) -> tuple[str, list[tuple[str, str, str]]]:
    """Insert the questions of the current page into its HTML; also return the anchors that they link to."""
    html = exclude_labels(html)
    if not build.shown:
        return html, []
    build.report(misplaced_problem(build.site, build.uri, *found) for found in find_misplaced(html, build.shown))
    links = FieldLinks(build.question_files, files, build.hrefs.of(build.files.src_uris[build.uri]))
    attributes = build.renderer.section_attributes
    return fill_questions(html, build.shown, question_writer(build, links), attributes), links.anchors


def question_writer(build: Build, links: FieldLinks) -> Callable[[ShownQuestion], str]:
    """Return the function that renders a question of the current page as HTML."""
    parser = build.converter.fields

    def write(shown: ShownQuestion) -> str:
        resolve = links.resolver(shown.question.span.path)

        def convert(text: str) -> str:
            if (html := parser.convert(text, resolve)) is None:
                _report_unclosed(build, shown)
                return show_source(text)
            return html

        concept = build.site.concept_ids.get(build.uri, "")
        return build.renderer.question(shown, render_fields(shown, build.is_plain, convert), concept)

    return write


def _report_unclosed(build: Build, shown: ShownQuestion) -> None:
    """Report markup that is not closed in its text, unless the problem is already known for the file."""
    span = shown.question.span
    if not any(p.code is Code.MARKUP_UNCLOSED and p.span.path == span.path for p in build.problems):
        fault = f"A text of the question '{shown.question.id}' has markup that is not closed. Close it."
        build.report([Problem(Code.MARKUP_UNCLOSED, span, fault)])


def report_published(build: Build, uri: str, output: str) -> None:
    """Report a finished page that shows the source of a question with its key."""
    if publishes_key(output, build.site.questions.fences):
        build.report([published_problem(build.site, uri)])
