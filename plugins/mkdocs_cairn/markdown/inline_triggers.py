# SPDX-License-Identifier: MIT
"""Patterns of Markdown that are only looked for in texts that hold a sign of them, which takes no time to see.

Markdown goes through some thirty patterns for each text, and most texts hold none. What is done here leans on
the inside of Python-Markdown; where that has changed, nothing is done.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as Reader
from markdown.util import AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STANDARD: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    **dict.fromkeys(("reference", "link", "short_reference", "image_link", "image_reference"), ("[",)),
    "short_image_ref": ("[",),
    **dict.fromkeys(("autolink", "automail", "html"), ("<",)),
    "linebreak": ("  \n",),
    "entity": ("&",),
    **dict.fromkeys(("not_strong", "em_strong", "em_strong2"), ("*", "_")),
}
"""The signs of Markdown's own patterns, by name: without one of them, none of these can match."""
_BY_MODULE = {
    "markdown.extensions.footnotes": ("[",),
    "pymdownx.arithmatex": ("$", "\\"),
    "pymdownx.betterem": ("*", "_"),
    "pymdownx.caret": ("^",),
    "pymdownx.critic": ("{",),
    "pymdownx.emoji": (":",),
    "pymdownx.inlinehilite": ("`",),
    "pymdownx.keys": ("+",),
    "pymdownx.mark": ("=",),
    "pymdownx.tilde": ("~",),
}
"""The signs of all patterns of an extension, by its module."""
_HANDLE, _APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
_SIGNS = "cairn_signs"


def seek(pattern: InlineProcessor, *signs: str) -> None:
    """Have a pattern looked for only where one of its signs is."""
    setattr(pattern, _SIGNS, signs)


def find_signs(name: str, pattern: object) -> tuple[str, ...]:
    """Return the signs of a pattern; none where it may match anything."""
    module = type(pattern).__module__
    if module == InlineProcessor.__module__:
        # An extension may give one of these names to Markdown's own kind of pattern with an expression of its own.
        signs = _STANDARD.get(name, ()) if getattr(pattern, "pattern", None) == _expressions().get(name, "") else ()
    else:
        signs = _BY_MODULE.get(module, ())
    found: tuple[str, ...] = getattr(pattern, _SIGNS, signs)
    return found


@cache
def _expressions() -> dict[str, str]:
    """Return the expressions of Markdown's own patterns, by name."""
    patterns = Markdown().inlinePatterns
    return {name: patterns[name].pattern for name in _STANDARD if name in patterns}


def seek_signs(parser: Markdown) -> None:
    """Have a parser look for signs before it looks for a pattern."""
    reader = parser.treeprocessors["inline"]
    if type(reader) is Reader and all(hasattr(Reader, name) for name in (_HANDLE, _APPLY)):
        reader.__class__ = _QuickReader  # registered anew, it might come after others of its priority


class _QuickReader(Reader):
    """Markdown's own reader of what stands in a line, which passes over patterns that cannot match."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        registry: Any = self.inlinePatterns
        patterns = list(registry)
        names = [item.name for item in registry._priority]  # noqa: SLF001  # in their order, once listed
        self._signed = [(p, find_signs(name, p)) for name, p in zip(names, patterns, strict=True)]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  # Markdown's
        if isinstance(data, AtomicString):
            return data
        apply: Any = getattr(self, _APPLY)
        number, start, count = patternIndex, 0, len(self._signed)
        while number < count:
            pattern, signs = self._signed[number]
            is_found = not signs
            for sign in signs:
                if sign in data:
                    is_found = True
            if is_found:
                data, is_found, start = apply(pattern, data, number, start)
            if not is_found:
                number, start = number + 1, 0
        return data
