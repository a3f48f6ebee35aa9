# SPDX-License-Identifier: MIT
"""Write HTML that is a single paragraph without other tags, as most answers and much feedback are, in one step."""

from __future__ import annotations

import re

from cairn.importing.html.inline import write_text
from cairn.importing.html.tags import unescape_html

_START = re.compile(r"<p(?:\s+[a-z-]+=\"[^\"<>]*\")*\s*>")
_END = "</p>"


def find_paragraph(html: str) -> str | None:
    """Return what is in HTML if it is one paragraph with nothing but text; otherwise None."""
    start = _START.match(html)
    inside = html[start.end() :].removesuffix(_END) if start else html
    return None if "<" in inside else inside


def write_paragraph(text: str) -> str:
    """Return the Markdown of HTML without tags, as the writer of all HTML gives it."""
    words = " ".join(unescape_html(text).split())
    return write_text(words, "".join(sign for sign in "$~^" if text.count(sign) > 1))
