# SPDX-License-Identifier: MIT
"""What an export gets: a site, the questions that were chosen, and functions for what only the host knows."""

from __future__ import annotations

import html as html_entities
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from cairn.content.tag_path import TagPath
from cairn.questions.question import Question
from cairn.site import Site

MEDIA = "cairn-media:"
"""How the address of a picture of the site begins in the HTML of an export; the path of the file follows, quoted."""
_MEDIA_ADDRESS = re.compile(rf"{MEDIA}([^\"'<>\s]+)")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the author chose."""

    with_drafts: bool = False
    """Whether questions without a key are exported, where the format has a place for them."""
    mastery: int | None = None
    """The score in percent from which a learner has passed; None if nobody can fail."""
    interactions: bool = False
    """Whether each response is reported, and not only the score."""
    ending: str = ""
    """The ending of the file to write, such as `.zip`; empty for a folder."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The chosen questions of one chapter."""

    title: str
    """Its title; that of the site for the questions of concepts without a chapter."""
    path: TagPath
    """Its tag; empty for the questions of concepts without a chapter."""
    questions: tuple[Question, ...]
    """Its questions, sorted by id. Those of a case are in the case."""


@dataclass(frozen=True, slots=True)
class Course:
    """A site and the questions to export."""

    site: Site
    """The whole site."""
    name: str
    """The name of the site."""
    url: str
    """The address of the site, with a slash at its end; empty if it is unknown."""
    language: str
    """The language of the site, such as `en`."""
    description: str
    """What the site is about, in a sentence; may be empty."""
    author: str
    """Who wrote the site; may be empty."""
    chapters: tuple[Chapter, ...]
    """The chapters with questions, in the order of the site. A question stands in the chapter of its first concept."""
    options: ExportOptions
    """What the author chose."""
    html: Callable[[str, Question], str] = field(repr=False)
    r"""Returns a Markdown text of a question as HTML. Links are absolute, or text if the address of the site is not
    known; formulas are written as `\(x\)` and `\[x\]`; the address of a picture of the site begins with `MEDIA`."""
    files: Callable[[str], bytes] = field(repr=False)
    """Returns a picture of the site by its path."""
    find_path: Callable[[str], str | None] = field(repr=False)
    """Returns the address of a page, such as `concepts/vectors.md`, relative to the root of the site; None if the site
    has no such page."""
    build: Callable[[], Mapping[str, bytes]] = field(repr=False)
    """Returns the files of the whole site, whose pages can be opened from a folder, by path."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all chapters, sorted by id."""
        return tuple(sorted((q for chapter in self.chapters for q in chapter.questions), key=lambda q: q.id))

    def find_url(self, uri: str) -> str:
        """Return the whole address of a page; empty if that of the site is unknown, or the site has no such page."""
        path = self.find_path(uri) if self.url else None
        return "" if path is None else self.url + path


def media_address(uri: str) -> str:
    """Return the address of a picture of the site in the HTML of an export."""
    return f"{MEDIA}{quote(uri)}"


def find_media(html: str) -> tuple[str, ...]:
    """Return the paths of the pictures in the HTML of an export, each once, in order."""
    return tuple(dict.fromkeys(map(_read_address, _MEDIA_ADDRESS.finditer(html)))) if MEDIA in html else ()


def replace_media(html: str, change: Callable[[str], str]) -> str:
    """Return the HTML of an export with the address of each picture replaced; `change` gets the path of a picture."""
    if MEDIA not in html:
        return html
    return _MEDIA_ADDRESS.sub(lambda found: html_entities.escape(change(_read_address(found))), html)


def escape_media(html: str, is_picture: Callable[[str], bool]) -> str:
    """Return HTML in which only pictures have the addresses of pictures; what an author typed like one stays text."""
    return _MEDIA_ADDRESS.sub(
        lambda found: found[0] if is_picture(_read_address(found)) else found[0].replace(":", "&#58;", 1), html
    )


def _read_address(found: re.Match[str]) -> str:
    return unquote(html_entities.unescape(found[1]))
