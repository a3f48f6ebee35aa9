# SPDX-License-Identifier: MIT
"""What the writers of all types share: the texts of a question with their pictures, and what a question consists of."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from cairn.exporting.course import find_media, replace_media
from cairn.exporting.html_text import unwrap
from cairn.exporting.xml_text import Xml, cdata, element, text

_FORMAT = {"format": "html"}
_MARKUP = re.compile("[<>&]")


@dataclass(frozen=True, slots=True)
class Body:
    """A question as Moodle knows it, without what all questions have."""

    type: str
    """The name of its type."""
    content: tuple[Xml, ...] = ()
    """The elements that only this type has."""
    losses: tuple[str, ...] = ()
    """What cannot be carried, in whole sentences; `{id}` stands for the id of the question."""
    html: str = ""
    """The text of the question with its gaps; empty for a type whose text is the stem."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Writes the texts of one question."""

    html: Callable[[str], str]
    """Returns the HTML of a Markdown text."""
    files: Callable[[str], bytes]
    """Returns a picture of the site."""

    def field(self, name: str, markdown: str, *more: Xml) -> Xml:
        """Return an element with a Markdown text."""
        return self.html_field(name, self.html(markdown), *more)

    def html_field(self, name: str, html: str, *more: Xml) -> Xml:
        """Return an element with a text that is HTML, and the pictures in it."""
        return element(name, _FORMAT, *self._write(html), *more)

    def answer(self, fraction: str, markdown: str, feedback: str) -> Xml:
        """Return an answer whose text is Markdown."""
        attributes = {"fraction": fraction, **_FORMAT}
        return element("answer", attributes, *self.content(markdown), self.field("feedback", feedback))

    def plain_answer(self, fraction: str, written: str, feedback: str, *more: Xml) -> Xml:
        """Return an answer whose text is what learners type."""
        attributes = {"fraction": fraction, "format": "plain_text"}
        return element("answer", attributes, write_text(written), self.field("feedback", feedback), *more)

    def content(self, markdown: str) -> Iterator[Xml]:
        """Yield a Markdown text and the pictures in it."""
        yield from self._write(unwrap(self.html(markdown)))

    def _write(self, html: str) -> Iterator[Xml]:
        yield write_text(replace_media(html, lambda uri: f"@@PLUGINFILE@@/{quote(uri)}"))
        yield from self._list_files(html)

    def _list_files(self, html: str) -> Iterator[Xml]:
        for uri in find_media(html):
            folder, name = posixpath.split(uri)
            attributes = {"name": name, "path": f"/{folder}/" if folder else "/", "encoding": "base64"}
            yield element("file", attributes, Xml(base64.b64encode(self.files(uri)).decode()))


def write_text(value: str) -> Xml:
    """Return a text as Moodle writes it: as CDATA if it has markup."""
    return element("text", None, cdata(value) if _MARKUP.search(value) else text(value))
