# SPDX-License-Identifier: MIT
"""Patterns of Markdown that are only looked for in texts that hold a sign of them, which takes no time to see.

Markdown goes through some thirty patterns for each text, and most texts hold none. What is done to a pattern
here leans on the inside of Python-Markdown; where that has changed, nothing is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as Reader

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from markdown import Markdown

_SIGNS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    **dict.fromkeys(("reference", "link", "short_reference", "image_link", "image_reference"), ("[",)),
    "short_image_ref": ("[",),
    **dict.fromkeys(("autolink", "automail", "html"), ("<",)),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "not_strong": ("*", "_"),
    "em_strong": ("*",),
    "em_strong2": ("_",),
}
"""A sign without which a pattern of Markdown's own cannot match, by the pattern's name."""
_READ = "_InlineProcessor__handleInline"


class Sought:
    """What Markdown asks of a compiled pattern, and it asks for no more."""

    def __init__(self, pattern: re.Pattern[str], *signs: str) -> None:
        self.pattern, self._signs = pattern, signs

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield the matches from a place on."""
        return self.pattern.finditer(text, start) if any(sign in text for sign in self._signs) else iter(())


def seek(pattern: InlineProcessor, *signs: str) -> None:
    """Have a pattern looked for only where one of its signs is; a pattern of another kind stays as it is."""
    if hasattr(Reader, _READ) and hasattr(pattern.compiled_re, "finditer"):
        pattern.compiled_re = Sought(pattern.compiled_re, *signs)  # type: ignore[assignment]


def seek_standard(parser: Markdown) -> None:
    """Have Markdown's own patterns looked for only where their signs are."""
    for name, signs in _SIGNS.items():
        if name in parser.inlinePatterns:
            pattern = parser.inlinePatterns[name]
            if isinstance(pattern, InlineProcessor) and type(pattern).__module__ == InlineProcessor.__module__:
                seek(pattern, *signs)
