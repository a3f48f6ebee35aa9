# SPDX-License-Identifier: MIT
"""Split HTML into tags and texts in linear time, whatever is not closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from cairn.text.paired_marks import find_pairs

_BLOCK_NAMES = """
address article aside body caption center dd details dialog dl dt div fieldset figcaption figure footer form h1 h2 h3 h4
h5 h6 header hr html legend main nav p pre section summary
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that stand in a paragraph of their own."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""The elements of headings."""
_COMMENT, _COMMENT_END = re.compile("<!--"), re.compile("-->")
_QUOTED = r"[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*"
_TAG = re.compile(
    rf"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s<>/]*)(?:(?P<rest>{_QUOTED})>|(?P<loose>[^<>]*)>)|[!?][^<>]*>)"
)
"""A quote in a tag may contain `>`; if one is not closed, the tag ends at the next `>`."""
_ATTRIBUTE = re.compile(r"(?:^|(?<=[\s\"'/]))(?P<name>[a-zA-Z-]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_LONG_NUMBER = re.compile(r"&#(?=[0-9]{8})")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of HTML."""

    name: str
    """Its name, in lower case."""
    is_end: bool
    """Whether it ends an element."""
    source: str
    """What stands behind its name."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes; their names are in lower case."""
        found = ((m["name"].lower(), m["value"].strip("\"'")) for m in _ATTRIBUTE.finditer(self.source))
        return {name: unescape_html(value) for name, value in found}


def split_html(html: str, masked: str = "") -> Iterator[Tag | str]:
    """Yield the tags and texts of HTML, without comments.

    `masked` is a text of the same length in which everything that holds no tags is blank.
    """
    done = 0
    for start, end, tag in _find_tags(masked or html):
        if start > done:
            yield html[done:start]
        done = end
        if tag and tag["name"]:
            yield Tag(tag["name"].lower(), bool(tag["close"]), tag["rest"] or tag["loose"] or "")
    if done < len(html):
        yield html[done:]


def _find_tags(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield the position of each comment and tag, the latter with its match."""
    done = 0
    for first, _, _, last in (*find_pairs(text, _COMMENT, _COMMENT_END), (len(text), 0, 0, len(text))):
        for tag in _TAG.finditer(text, done, first):
            yield tag.start(), tag.end(), tag
        if first < last:
            yield first, last, None
        done = last


def unescape_html(text: str) -> str:
    """Return a text with the characters that its entities stand for."""
    return unescape(_LONG_NUMBER.sub("&amp;#", text)) if "&" in text else text  # Python refuses very long numbers
