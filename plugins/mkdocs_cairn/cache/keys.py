# SPDX-License-Identifier: MIT
"""The cache key of a page: a digest of all inputs of the page except its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from cairn.content.link import Wikilink, find_wikilinks
from cairn.links.autolink import find_autolinks
from cairn.links.citations import cited_forms
from cairn.links.title_index import TitleIndex
from cairn.links.wikilinks import resolve_wikilink
from cairn.questions.placement import hide_fences
from cairn.questions.question import Question
from cairn.questions.translations import list_item_ids
from cairn.site import Site
from cairn.sources import Sources
from cairn.text.source import without_spans
from cairn.views.view import View
from mkdocs_cairn.cache.fingerprint import digest_text


class CompiledSite(Protocol):
    """A site, and the values that a build derives from it for individual pages."""

    @property
    def site(self) -> Site:
        """The site."""

    @property
    def sources(self) -> Sources:
        """The texts of all source files."""

    def text(self, uri: str) -> str:
        """Return the text of a page."""

    def text_digest(self, path: str) -> bytes:
        """Return the digest of a source."""

    def view(self, uri: str) -> View | None:
        """Return the view model of a page."""

    def title_index(self, uri: str) -> TitleIndex | None:
        """Return the index of names that become links on a page."""


def page_key(shared: str, uri: str, build: CompiledSite, around: Iterable[object]) -> bytes:
    """Return the key of a page.

    `shared` is the digest of inputs of all pages; `around` is what the host shows on this page besides its body.
    """
    text = build.text(uri)
    view = without_spans(build.view(uri))
    own = (uri, text, *around, view, *_from_elsewhere(uri, text, build))
    return digest_text("\0".join((shared, *map(str, own))))


def _from_elsewhere(uri: str, text: str, build: CompiledSite) -> Iterator[object]:
    """Yield the questions on a page, and the links for names on the page and in its questions."""
    site = build.site
    names = [(link.name, link.anchor) for link in site.links.get(uri, ()) if link.is_wikilink]
    names += [(k.name, k.anchor) for k in find_wikilinks(text)] if uri not in site.documents else []
    keys = (cited.name for q in _questions(site, uri) for single in (q, *q.parts) for cited in single.citations)
    yield from cited_forms(site, uri, text, keys)
    for question in _questions(site, uri):
        yield question.id, build.text_digest(question.span.path)
        yield from list_item_ids(question) if build.sources.originals else ()
        names += [(m.name, m.remark) for single in (question, *question.parts) for m in single.links]
    catalogue = site.catalogue
    if title_index := build.title_index(uri):
        body = hide_fences(site.documents[uri].body)
        links = [link for link in find_autolinks(site, uri, body, title_index) if not link.reason]
        yield [(link.start, link.end, catalogue.uri(link.concept)) for link in links]
    yield sorted(site.headings.sections.get(uri, ()))
    for name, anchor in dict.fromkeys(names):
        target = site.catalogue.find_link(name, anchor) if name else None
        is_written = target is None or site.catalogue.is_written(target)
        yield name, anchor, resolve_wikilink(site, uri, Wikilink(name, anchor, label="")), is_written


def _questions(site: Site, uri: str) -> Iterator[Question]:
    questions = site.questions
    concept = site.concept_ids.get(uri, "")
    fences = (i for ids in questions.in_fences.get(uri, ()) for i in ids)
    for question in (*questions.by_concept.get(concept, ()), *questions.seen_on.get(concept, ()), *fences):
        yield questions.questions[question]
