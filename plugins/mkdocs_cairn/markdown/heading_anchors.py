# SPDX-License-Identifier: MIT
"""The anchors of headings, as the Markdown extensions of a site create them with their settings."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from markdown import Markdown

from cairn.content.headings import default_heading_ids
from mkdocs_cairn.markdown.extension import QuestionExtension, writes_math
from mkdocs_cairn.markdown.formulas import MathExtension

_HEADING = re.compile(r"<h[1-6](?P<attributes>(?:\s[^>]*)?)>(?P<inside>.*?)</h[1-6]>", re.DOTALL)
_ID = re.compile(r"\bid=\"(?P<id>[^\"]*)\"")
_TAG = re.compile(r"<[^>]*>")
_WITHOUT_MARKS = {"permalink": False, "anchorlink": False}
"""Turns off the marks on headings, which change no anchor."""


def read_headings(
    extensions: Sequence[Any], settings: Mapping[str, Any] | None
) -> Callable[[tuple[str, ...]], Sequence[tuple[str, str]]]:
    """Return the function that gives the anchor and the words of each heading of a page, in order.

    It takes the extensions of a site, and their settings by name.
    """
    return lru_cache(1 << 12)(_HeadingReader(extensions, settings or {}).read)


class _HeadingReader:
    def __init__(self, extensions: Sequence[Any], settings: Mapping[str, Any]) -> None:
        self._extensions, self._settings = extensions, settings

    @cached_property
    def _parser(self) -> Markdown:
        own = [e for e in self._extensions if not isinstance(e, QuestionExtension | MathExtension)]
        math = [MathExtension(lambda _tex, _reason: None)] if writes_math() else []
        settings = dict(self._settings)
        for name in ("toc", "markdown.extensions.toc"):
            settings[name] = {**(settings.get(name) or {}), **_WITHOUT_MARKS}
        own += [] if "md_in_html" in own else ["md_in_html"]
        return Markdown(extensions=[*own, *math], extension_configs=settings)

    def read(self, lines: tuple[str, ...]) -> Sequence[tuple[str, str]]:
        """Return the anchor and the words of each heading; where their number differs, as without any extensions."""
        text = self._parser.reset().convert("\n\n".join(lines))
        found = [(_ID.search(m["attributes"]), m["inside"]) for m in _HEADING.finditer(text)]
        if len(found) != len(lines):
            return default_heading_ids(lines)
        return [(html.unescape(own["id"]) if own else "", _words(inside)) for own, inside in found]


def _words(inside: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", inside)).split())
