# SPDX-License-Identifier: MIT
"""Recognizes plain texts: paragraphs of words that Markdown would not change.

Most choices, feedback and rationales are plain. Their HTML is known without Markdown, which tries some thirty patterns
in each. This holds only with extensions that are known to leave words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from mkdocs_cairn.markdown.extension import extension_names
from mkdocs_cairn.markdown.fast_paths import fast_paths_enabled

_STANDARD = (
    *("admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "legacy_attrs", "legacy_em"),
    *("md_in_html", "meta", "sane_lists", "tables", "toc"),
)
_PYMDOWNX = (
    *("arithmatex", "b64", "betterem", "blocks", "caret", "critic", "details", "emoji", "escapeall", "highlight"),
    *("inlinehilite", "keys", "mark", "pathconverter", "progressbar", "snippets", "superfences", "tabbed", "tasklist"),
    "tilde",
)
_HARMLESS = {*_STANDARD, *(f"markdown.extensions.{name}" for name in _STANDARD), *(f"pymdownx.{n}" for n in _PYMDOWNX)}
"""Extensions that find nothing in words; their blocks begin with a line that begins with a symbol."""
# Words, and punctuation that no extension above looks for. A line begins with a letter, because a digit could begin a
# list. Two hyphens or full stops in a row are left to Markdown.
_WORD = r"[^\W_]"
_LINE = rf"[^\W\d_](?:{_WORD}|[ ](?=\S)|,|;|\?|['’“”‘()%/–—]|-(?!-)|\.(?!\.))*"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*\Z")


@lru_cache(maxsize=256)  # a text is checked when its question is placed, and again when it is written
def _is_plain(text: str) -> bool:
    return _PLAIN.match(text) is not None


def find_plain(extensions: Iterable[object]) -> Callable[[str], bool]:
    """Return the function that tells whether a text is plain on a site with these extensions."""
    names = extension_names(extensions)
    if fast_paths_enabled() and all(name in _HARMLESS or name.startswith("mkdocs_cairn.") for name in names):
        return _is_plain
    return lambda _: False
