# SPDX-License-Identifier: MIT
"""Adds Cairn's own extensions of Markdown to those of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from cairn.text.formula import use_notation
from mkdocs_cairn.markdown.extension import CurrentPage, QuestionExtension, choose_notation, writes_math
from mkdocs_cairn.markdown.formulas import MathExtension

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig


class _Page(CurrentPage, Protocol):
    def report_formula(self, tex: str, reason: str) -> None:
        """Report a formula of the page that cannot be read."""


def add_extensions(config: MkDocsConfig, page: Callable[[], _Page], *, has_math: bool) -> None:
    """Add what our pages need to a site's extensions of Markdown; `page` gives the page that is being rendered."""
    extensions: list[Any] = config.markdown_extensions  # it takes instances as well as names
    use_notation(choose_notation(extensions, has_math=has_math))
    math = [MathExtension(lambda tex, reason: page().report_formula(tex, reason))] if writes_math() else []
    own = ("md_in_html", QuestionExtension(page), *math)
    extensions += [extension for extension in own if extension not in extensions]
