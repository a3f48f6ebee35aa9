# SPDX-License-Identifier: MIT
"""Which texts are plain: a paragraph of words, in which Markdown would find nothing to do.

Most choices, feedback and rationales are such sentences. Their HTML is known without asking Markdown, which goes
through some thirty patterns for each. Only extensions that are known to leave words alone may be at work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_cairn.markdown.extension import extension_names
from mkdocs_cairn.markdown.fast_paths import are_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_STANDARD = (
    *("admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "legacy_attrs", "legacy_em"),
    *("md_in_html", "meta", "sane_lists", "tables", "toc"),
)
_PYMDOWNX = (
    *("arithmatex", "b64", "betterem", "blocks", "caret", "critic", "details", "emoji", "escapeall", "highlight"),
    *("inlinehilite", "keys", "mark", "pathconverter", "progressbar", "snippets", "superfences", "tabbed", "tasklist"),
    "tilde",
)
_QUIET = {*_STANDARD, *(f"markdown.extensions.{name}" for name in _STANDARD), *(f"pymdownx.{n}" for n in _PYMDOWNX)}
"""Extensions that find nothing in a text of words; blocks are asked for by lines that begin with a sign."""
# Words, and the punctuation between them that no extension above looks for. A line begins with a letter: digits
# could number a list. Two hyphens or three full stops are left to Markdown, whatever it makes of them.
_WORD = r"[^\W_]"
_LINE = rf"[^\W\d_](?:{_WORD}|[ ](?=\S)|,|;|\?|['’“”‘()%/–—]|-(?!-)|\.(?!\.))*"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*\Z")


@lru_cache(maxsize=256)  # a text is asked about when its question is written, and again when it is filled in
def _is_plain(text: str) -> bool:
    return _PLAIN.match(text) is not None


def find_plain(extensions: Iterable[object]) -> Callable[[str], bool]:
    """Return what tells whether a text is plain on a site with these extensions."""
    names = extension_names(extensions)
    if are_wanted() and all(name in _QUIET or name.startswith("mkdocs_cairn.") for name in names):
        return _is_plain
    return lambda _: False
