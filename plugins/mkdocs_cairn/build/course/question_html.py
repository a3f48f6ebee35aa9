# SPDX-License-Identifier: MIT
"""The texts of questions as HTML for other programs, which have neither our styles nor our scripts nor our addresses.

Links are absolute, or only their text where the address of the site is unknown. Formulas are TeX, code is not
highlighted, and pictures of the site have addresses by which an export finds them. Most texts are plain, or plain but
for wikilinks; they need no Markdown.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown

from cairn.content.link import Wikilink, replace_wikilinks
from cairn.content.page_link import PageLink
from cairn.exporting.course import MEDIA, escape_media, media_address
from cairn.exporting.html_text import unwrap
from cairn.links.citations import write_citations
from cairn.links.wikilinks import link_from_root, resolve_wikilink
from cairn.questions.markup import escape_unknown_tags
from cairn.questions.question import Question
from cairn.text.raw_html import write_html_link
from mkdocs_cairn.build.course.started_site import StartedSite
from mkdocs_cairn.host.pages.links import find_path
from mkdocs_cairn.host.question_files import FieldLinks
from mkdocs_cairn.markdown.extension import extension_names
from mkdocs_cairn.markdown.fields import FieldParser, show_source
from mkdocs_cairn.markdown.formulas import MathExtension
from mkdocs_cairn.markdown.plain_tex import PlainTexExtension

_NOWHERE = "cairn-nowhere:"
"""The address of a page whose site has no known address."""
_DEAD_LINK = re.compile(rf"<a\b[^<>]*\bhref=\"{_NOWHERE}[^<>]*>((?:(?!</a>).)*)</a>", re.DOTALL)
_WIKILINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_LINK_TO_PICTURE = re.compile(rf"(<a\b[^<>]*\bhref=\"){MEDIA}")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SUPERFENCES, _HIGHLIGHT, _CODEHILITE = "pymdownx.superfences", "pymdownx.highlight", "codehilite"
_PLAIN_CODE = {"use_pygments": False}


class QuestionHtml:
    """Writes the texts of the questions of one site."""

    def __init__(self, started: StartedSite, url: str) -> None:
        """Take the address of the site, with a slash at its end; empty if it is unknown."""
        self._build, self._url = started.build, url
        self._parser = FieldParser(_make_parser(started))
        self._links = FieldLinks(started.build.question_files, started.files, self._href)
        self._written_links: dict[tuple[str, str], str] = {}

    def write(self, text: str, question: Question) -> str:
        """Return a Markdown text of a question as HTML; empty for an empty text."""
        words = text.strip()
        if not words:
            return ""
        if self._build.is_plain(words):
            return f"<p>{words}</p>"
        if "[[" in words and self._build.is_plain(_WIKILINK.sub(r"\1", words)):
            return f"<p>{_WIKILINK.sub(lambda link: self._write_link(link[0], question), words)}</p>"
        return self._convert(text, question)

    def _write_link(self, link: str, question: Question) -> str:
        """Return a wikilink between plain words as HTML. Many questions have the same ones."""
        key = link, self._build.site.questions.homes.get(question.id, "")
        if key not in self._written_links:
            self._written_links[key] = unwrap(self._convert(link, question))
        return self._written_links[key]

    def _convert(self, text: str, question: Question) -> str:
        resolve = self._links.resolver(question.span.path)
        found = self._parser.convert(self._link(escape_unknown_tags(text), question), resolve)
        return self._finish(show_source(text) if found is None else found)

    def _link(self, text: str, question: Question) -> str:
        """Return a text with its wikilinks and citations as links from the root."""
        site = self._build.site
        uri = site.questions.homes.get(question.id, "")

        def write_link(found: Wikilink) -> str:
            written = resolve_wikilink(site, uri, found)
            return write_html_link(written, uri, self._address) if found.is_in_html else link_from_root(written, uri)

        return write_citations(site, uri, replace_wikilinks(text, write_link), lambda link: link_from_root(link, uri))

    def _address(self, uri: str, anchor: str) -> str:
        return self._href(PageLink("", uri, anchor=anchor))

    def _href(self, link: PageLink) -> str:
        """Return the whole address of a page or a file, or the one by which an export finds a picture."""
        if link.uri.lower().endswith(_PICTURES):
            return media_address(link.uri)
        path = find_path(self._build.files, link.uri)
        if path is None or not self._url:
            return _NOWHERE
        return f"{self._url}{path}{f'#{link.anchor}' if link.anchor else ''}"

    def _finish(self, html: str) -> str:
        files = self._build.files.src_uris
        found = escape_media(html, files.__contains__) if MEDIA in html else html
        found = _LINK_TO_PICTURE.sub(rf"\g<1>{self._url or _NOWHERE}", found)
        return _DEAD_LINK.sub(r"\1", found) if _NOWHERE in found else found


def _make_parser(started: StartedSite) -> Markdown:
    """Return a parser with the extensions of a site, of which some write other HTML."""
    config = started.config
    extensions: list[Any] = [
        PlainTexExtension() if isinstance(extension, MathExtension) else extension
        for extension in config.markdown_extensions
    ]
    names = {*extension_names(extensions)}
    extensions += [_HIGHLIGHT] if _SUPERFENCES in names and _HIGHLIGHT not in names else []
    settings = {**config.mdx_configs}
    for name in (_HIGHLIGHT, _CODEHILITE):
        settings[name] = {**settings.get(name, {}), **_PLAIN_CODE}
    return started.build.converter.make_other(extensions, settings)
