# SPDX-License-Identifier: MIT
"""Puts the questions of a page into its HTML, and reports sources of questions that would be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.placeholders import fill_questions, find_misplaced
from cairn.questions.published import publishes_key
from cairn.text.problem import Code, Problem
from mkdocs_cairn.host.pages.cairn_page import CairnPage, add_anchors
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.host.source_locations import misplaced_problem, published_problem
from mkdocs_cairn.markdown.fields import render_fields, show_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from cairn.questions.shown import ShownQuestion
    from mkdocs_cairn.build.build import Build


def add_questions(html: str, page: Page, build: Build, files: Files) -> str:
    """Return the HTML of a page of MkDocs with its questions. Our pages already have theirs."""
    if isinstance(page, CairnPage):
        return html
    filled, anchors = fill_page(build, html, files)
    add_anchors(page, files, anchors)
    return filled


def fill_page(build: Build, html: str, files: Files) -> tuple[str, list[tuple[str, str, str]]]:
    """Put the questions of the page that is being rendered into its HTML; return the anchors to which they link too."""
    if not build.shown:
        return html, []
    build.report(misplaced_problem(build.site, build.uri, *found) for found in find_misplaced(html, build.shown))
    links = FieldLinks(build.question_files, files, build.hrefs.of(build.files.src_uris[build.uri]))
    return fill_questions(html, build.shown, question_writer(build, links)), links.anchors


def question_writer(build: Build, links: FieldLinks) -> Callable[[ShownQuestion], str]:
    """Return the function that writes a question of the page that is being rendered as HTML."""
    parser = build.converter.fields

    def write(shown: ShownQuestion) -> str:
        resolve = links.resolver(shown.question.span.path)

        def convert(text: str) -> str:
            if (html := parser.convert(text, resolve)) is None:
                _report_unclosed(build, shown)
                return show_source(text)
            return html

        return build.renderer.question(shown, render_fields(shown, build.is_plain, convert))

    return write


def _report_unclosed(build: Build, shown: ShownQuestion) -> None:
    """Report markup that is not closed in its text, unless its file is known to have some."""
    span = shown.question.span
    if not any(p.code is Code.MARKUP_UNCLOSED and p.span.path == span.path for p in build.problems):
        fault = f"A text of the question '{shown.question.id}' has markup that is not closed. Close it."
        build.report([Problem(Code.MARKUP_UNCLOSED, span, fault)])


def report_published(build: Build, uri: str, output: str) -> None:
    """Report a finished page that shows the source of a question with its key."""
    if publishes_key(output, build.site.questions.fences):
        build.report([published_problem(build.site, uri)])
