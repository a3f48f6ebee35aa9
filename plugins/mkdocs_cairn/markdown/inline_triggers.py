# SPDX-License-Identifier: MIT
"""Inline patterns of Markdown that are only tried in texts that contain one of their triggers.

Markdown tries some thirty patterns in each text, and most texts match none. This depends on internals of
Python-Markdown; where they have changed, nothing is done.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import AtomicString

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
"""The triggers of Markdown's own patterns, by name. Without one of its triggers, a pattern cannot match."""
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
"""The triggers of all patterns of an extension, by its module."""
_HANDLE, _APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
_TRIGGERS = "cairn_triggers"


def set_triggers(pattern: InlineProcessor, *triggers: str) -> None:
    """Have a pattern tried only in texts that contain one of these."""
    setattr(pattern, _TRIGGERS, triggers)


def find_triggers(name: str, pattern: object) -> tuple[str, ...]:
    """Return the triggers of a pattern; none where it may match anything."""
    module = type(pattern).__module__
    if module == InlineProcessor.__module__:
        # An extension may give one of these names to Markdown's own kind of pattern with an expression of its own.
        triggers = _STANDARD.get(name, ()) if getattr(pattern, "pattern", None) == _expressions().get(name, "") else ()
    else:
        triggers = _BY_MODULE.get(module, ())
    found: tuple[str, ...] = getattr(pattern, _TRIGGERS, triggers)
    return found


@cache
def _expressions() -> dict[str, str]:
    """Return the expressions of Markdown's own patterns, by name."""
    patterns = Markdown().inlinePatterns
    return {name: patterns[name].pattern for name in _STANDARD if name in patterns}


def speed_up_patterns(parser: Markdown) -> None:
    """Have a parser look for triggers before it tries a pattern."""
    inline = parser.treeprocessors["inline"]
    if type(inline) is InlineTreeprocessor and all(hasattr(InlineTreeprocessor, name) for name in (_HANDLE, _APPLY)):
        inline.__class__ = _TriggeredInlineProcessor  # if registered again, it might come after others of its priority


class _TriggeredInlineProcessor(InlineTreeprocessor):
    """Markdown's own inline processor, which skips patterns that cannot match."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        registry: Any = self.inlinePatterns
        patterns = list(registry)
        names = [item.name for item in registry._priority]  # noqa: SLF001  # in their order, once listed
        self._triggers = [(p, find_triggers(name, p)) for name, p in zip(names, patterns, strict=True)]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  # Markdown's
        if isinstance(data, AtomicString):
            return data
        apply: Any = getattr(self, _APPLY)
        number, start, count = patternIndex, 0, len(self._triggers)
        while number < count:
            pattern, triggers = self._triggers[number]
            is_found = not triggers
            for trigger in triggers:
                if trigger in data:
                    is_found = True
            if is_found:
                data, is_found, start = apply(pattern, data, number, start)
            if not is_found:
                number, start = number + 1, 0
        return data
