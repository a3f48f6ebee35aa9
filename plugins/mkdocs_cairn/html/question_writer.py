# SPDX-License-Identifier: MIT
"""The questions on one page as HTML: their texts from Markdown, one by one, and the form round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.placeholders import fill_questions, find_misplaced
from cairn.questions.published import publishes_key
from cairn.text.problem import Code, Problem
from mkdocs_cairn.build.source_locations import misplaced_problem, published_problem
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.markdown.fields import render_fields, show_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import Files

    from cairn.questions.shown import ShownQuestion
    from mkdocs_cairn.build.build import Build


def fill_page(build: Build, html: str, files: Files) -> tuple[str, list[tuple[str, str, str]]]:
    """Put the questions of the page that is being rendered into its HTML; return the anchors to which they link too."""
    if not build.shown:
        return html, []
    build.report(misplaced_problem(build.site, build.uri, *found) for found in find_misplaced(html, build.shown))
    links = FieldLinks(build.question_files, files, build.hrefs.of(build.files.src_uris[build.uri]))
    return fill_questions(html, build.shown, QuestionWriter(build, links).write), links.anchors


def report_published(build: Build, uri: str, output: str) -> None:
    """Report a finished page that shows the source of a question with its key."""
    if publishes_key(output, build.site.questions.fences):
        build.report([published_problem(build.site, uri)])


class QuestionWriter:
    """Writes the questions on one page."""

    def __init__(self, build: Build, links: FieldLinks) -> None:
        self._build, self._links = build, links
        self._parser = build.converter.fields

    def write(self, shown: ShownQuestion) -> str:
        """Return a question as HTML."""
        resolve = self._links.resolver(shown.question.span.path)
        texts = render_fields(shown, self._build.is_plain, lambda text: self._convert(shown, text, resolve))
        block = self._build.renderer.question(shown, texts)
        return f'<section class="{shown.css_class}">\n{block}\n</section>' if shown.css_class else block

    def _convert(self, shown: ShownQuestion, text: str, resolve: Callable[[str], str]) -> str:
        found = self._parser.convert(text, resolve)
        if found is None:
            self._report(shown)
        return show_typed(text) if found is None else found

    def _report(self, shown: ShownQuestion) -> None:
        """Report markup that does not end in its text, unless its file is known to have some."""
        span = shown.question.span
        if not any(p.code is Code.MARKUP_UNCLOSED and p.span.path == span.path for p in self._build.problems):
            fault = f"The markup of a text of the question '{shown.question.id}' does not end in that text. Close it."
            self._build.report([Problem(Code.MARKUP_UNCLOSED, span, fault)])
