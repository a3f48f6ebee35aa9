# SPDX-License-Identifier: MIT
"""Parses paragraphs of prose before a dozen other kinds of blocks are tried.

A block in which each line begins with a letter is no heading, list, quotation, rule or fence. This depends on internals
of Python-Markdown; where they have changed, or an extension is unknown, nothing is done.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

# A bar may make a table, a dollar or a backslash a formula.
_LINE = r"[^\W\d_][^\n|$\\]*"
_PROSE = re.compile(rf"{_LINE}(?:\n{_LINE})*\Z")
_BEGIN_WITH_SYMBOLS = {
    *("markdown.blockprocessors", "mkdocs_cairn.markdown.formulas"),
    *(f"markdown.extensions.{name}" for name in ("abbr", "admonition", "def_list", "footnotes", "md_in_html")),
    *(f"markdown.extensions.{name}" for name in ("sane_lists", "tables")),
    *("pymdownx.arithmatex", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
}
"""Modules whose blocks begin with a symbol, or contain a bar, a dollar or a backslash."""


def speed_up_prose(parser: Markdown) -> None:
    """Have a parser take a paragraph of prose before it tries other kinds of blocks."""
    blocks = parser.parser
    if type(blocks) is BlockParser and "paragraph" in blocks.blockprocessors:
        blocks.__class__ = _ProseFirst


class _ProseFirst(BlockParser):
    """Markdown's own block parser, with a fast path for prose."""

    def parseDocument(self, lines: Any) -> Any:  # noqa: N802  # Markdown's
        self._kinds: list[BlockProcessor] = list(self.blockprocessors)
        self._prose = self.blockprocessors["paragraph"]
        self._knows_all = all(type(kind).__module__ in _BEGIN_WITH_SYMBOLS for kind in self._kinds)
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802  # Markdown's
        while blocks:
            if self._knows_all and _PROSE.match(blocks[0]):
                self._prose.run(parent, blocks)
            else:
                self._try_all(parent, blocks)

    def _try_all(self, parent: Element, blocks: list[str]) -> None:
        for kind in self._kinds:
            if kind.test(parent, blocks[0]) and kind.run(parent, blocks) is not False:
                break
