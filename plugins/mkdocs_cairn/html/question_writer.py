# SPDX-License-Identifier: MIT
"""Writes questions as HTML: each text from Markdown by itself, and the form around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_cairn.markdown.fields import render_fields, show_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.questions.shown import ShownQuestion
    from mkdocs_cairn.html.renderer import Renderer
    from mkdocs_cairn.markdown.fields import FieldParser


class QuestionWriter:
    """Writes the questions on one page."""

    def __init__(
        self,
        renderer: Renderer,
        parser: FieldParser,
        is_plain: Callable[[str], bool],
        resolver: Callable[[str], Callable[[str], str]],
        report_unclosed: Callable[[ShownQuestion], None],
    ) -> None:
        """Take what tells plain texts from others, and what gives the function that resolves links in a source file.

        `report_unclosed` is called for a question in which the markup of a text is not closed.
        """
        self._renderer, self._parser, self._is_plain = renderer, parser, is_plain
        self._resolver, self._report_unclosed = resolver, report_unclosed

    def write(self, shown: ShownQuestion) -> str:
        """Return a question as HTML."""
        resolve = self._resolver(shown.question.span.path)
        texts = render_fields(shown, self._is_plain, lambda text: self._convert(shown, text, resolve))
        block = self._renderer.question(shown, texts)
        return f'<section class="{shown.css_class}">\n{block}\n</section>' if shown.css_class else block

    def _convert(self, shown: ShownQuestion, text: str, resolve: Callable[[str], str]) -> str:
        found = self._parser.convert(text, resolve)
        if found is None:
            self._report_unclosed(shown)
        return show_source(text) if found is None else found
