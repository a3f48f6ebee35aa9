# SPDX-License-Identifier: MIT
"""Write the texts of a question in GIFT: as HTML on one line, with a backslash before each sign that separates."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from cairn.exporting.course import MEDIA, replace_media
from cairn.exporting.html_text import unwrap

HTML_MARK = "[html]"
"""What makes a text HTML; the answers of a question are read as its stem is."""
_SIGNS = re.compile(r"[\\#=~{}:]")
_PICTURE = re.compile(rf"<img\b[^<>]*\"{MEDIA}[^<>]*>")
_ALT = re.compile(r"\balt=\"(?P<text>[^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Texts:
    """Writes the texts of one question."""

    html: Callable[[str], str]
    """Returns the HTML of a Markdown text."""
    url: str
    """The address of the site, where the pictures are; empty if it is unknown."""

    def block(self, markdown: str) -> str:
        """Return a text of several paragraphs."""
        return escape(self.show_pictures(self.html(markdown)))

    def line(self, markdown: str) -> str:
        """Return the text of an answer."""
        return escape(self.show_pictures(unwrap(self.html(markdown))))

    def feedback(self, markdown: str) -> str:
        """Return feedback behind an answer; empty if there is none."""
        return f"#{self.line(markdown)}" if markdown else ""

    def show_pictures(self, shown: str) -> str:
        """Return HTML whose pictures are those on the site, or their descriptions if its address is unknown."""
        if self.url:
            return replace_media(shown, lambda uri: f"{self.url}{quote(uri)}")
        return _PICTURE.sub(_describe, shown)


def _describe(picture: re.Match[str]) -> str:
    found = _ALT.search(picture[0])
    return found["text"] if found else ""


def escape(text: str) -> str:
    r"""Return a text in which no sign separates; a line end is written as `\n`."""
    return _SIGNS.sub(r"\\\g<0>", text.replace("\r", "")).replace("\n", "\\n")


def escape_plain(text: str) -> str:
    """Return a text that is not HTML, although texts beside it are."""
    return escape(" ".join(text.split()))


def as_html(text: str) -> str:
    """Return a plain text as HTML."""
    return escape(html.escape(text, quote=False))
