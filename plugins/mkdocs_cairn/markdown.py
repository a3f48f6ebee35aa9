# SPDX-License-Identifier: MIT
"""The one thing that Python-Markdown must know of us: that a question is a block, not a word in a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension

if TYPE_CHECKING:
    from markdown import Markdown


class CairnExtension(Extension):
    """Makes `<cairn-question>` a block, so that no `<p>` closes round it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the host's name
        """Register the element with a parser."""
        md.block_level_elements.append("cairn-question")
