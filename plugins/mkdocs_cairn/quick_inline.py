# SPDX-License-Identifier: MIT
"""Texts without any sign in them pass Markdown's inline patterns unread: some thirty of them would find nothing.

This leans on the inside of Python-Markdown. `CAN_PASS` says whether it is as we know it; if not, nothing changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import InlineProcessor

if TYPE_CHECKING:
    from markdown import Markdown

_READ = "_InlineProcessor__handleInline"
CAN_PASS = hasattr(InlineProcessor, _READ)
_NAME, _PRIORITY = "inline", 20
# The signs with which the patterns of the extensions in `plain` begin, a line break of two spaces, and the mark of
# what is stashed away already.
_SIGN = re.compile(r"[\\`\[\]<>&*_:$~^=+{}!|@#\2\3]|  ")


class QuickInline(InlineProcessor):
    """Reads only texts that hold a sign."""


def pass_over_words(parser: Markdown) -> None:
    """Let a parser whose extensions are all known (`plain.are_quiet`) pass over texts of mere words."""
    if CAN_PASS and type(parser.treeprocessors[_NAME]) is InlineProcessor:
        parser.treeprocessors.register(QuickInline(parser), _NAME, _PRIORITY)


def _read(self: QuickInline, data: str, index: int = 0) -> Any:
    return getattr(InlineProcessor, _READ)(self, data, index) if index or _SIGN.search(data) else data


setattr(QuickInline, _READ, _read)
