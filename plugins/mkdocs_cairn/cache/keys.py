# SPDX-License-Identifier: MIT
"""The key of a page: a digest of all that it is made of, its links apart. Where that is unknown, there is none."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import TYPE_CHECKING

from cairn.content.link import find_wikilinks
from cairn.links.autolink import find_autolinks
from cairn.links.heading_links import find_heading
from cairn.questions.placement import hide_fences
from cairn.text.without_spans import without_spans
from mkdocs_cairn.cache.fingerprint import UnknowableError, digest, digest_text, versions_digest
from mkdocs_cairn.cache.settings import page_settings, reads_more
from mkdocs_cairn.host.languages import is_first_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from cairn.questions.question import Question
    from mkdocs_cairn.build.page_builder import Making
    from mkdocs_cairn.host.cairn_page import OwnPage

log = logging.getLogger("mkdocs.plugins.cairn")

_ANEW = (
    "All pages are made anew in each build, because Cairn cannot know what these do to them: %s. "
    "You can list a plugin under 'cacheable' if you know that it changes each page by itself."
)


class Keys:
    """The keys of the pages of one build."""

    def __init__(self, making: Making, config: MkDocsConfig) -> None:
        """Take note of what all pages share, apart from the navigation, whose titles are not known yet."""
        self._making, self._config = making, config
        self._settings: bytes | None = None
        try:
            settings = page_settings(config, making.vouched, making.own_texts())
            self._settings = digest(versions_digest(), settings)
        except UnknowableError as unknown:
            is_news = making.is_caching and is_first_language(config)
            log.log(logging.INFO if is_news else logging.DEBUG, _ANEW, unknown)

    @property
    def are_known(self) -> bool:
        """Whether it is known at all what pages are made of."""
        return self._settings is not None

    @cached_property
    def _shared(self) -> str:
        return digest(self._settings, _titles(self._making.nav)).hex()

    def find(self, page: OwnPage) -> bytes | None:
        """Return the key of a page; None where it may depend on more than is known."""
        if self._settings is None:
            return None
        if page.is_homepage:
            log.debug("%s is made anew, since a home page may tell the time.", page.file.src_uri)
            return None
        text = self._making.build.text(page.file.src_uri)
        if more := reads_more(text, self._config):
            log.debug("%s is made anew, since it holds %s.", page.file.src_uri, more)
            return None
        own = (page.file.src_uri, text, self._making.banner, *self._around(page), *self._from_elsewhere(page, text))
        return digest_text("\0".join((self._shared, *map(str, own))))

    def _around(self, page: OwnPage) -> Iterator[object]:
        yield from (_title(near) for near in (page.previous_page, page.next_page, *page.ancestors))
        yield page.edit_url
        yield without_spans(self._making.build.view(page.file.src_uri))

    def _from_elsewhere(self, page: OwnPage, text: str) -> Iterator[object]:
        """Yield the questions that stand on the page, and what the names in it and in them mean."""
        site, uri = self._making.build.site, page.file.src_uri
        names = [(link.name, link.anchor) for link in site.links.get(uri, ()) if link.is_wikilink]
        names += [(k.name, k.anchor) for k in find_wikilinks(text)] if uri not in site.documents else []
        for question in self._questions(uri):
            yield question.id, self._making.build.text_digest(question.span.path)
            names += [(m.name, m.remark) for single in (question, *question.parts) for m in single.links]
        catalogue = site.catalogue
        if title_index := self._making.build.title_index(uri):
            body = hide_fences(site.documents[uri].body)
            links = [link for link in find_autolinks(site, uri, body, title_index) if not link.reason]
            yield [(link.start, link.end, catalogue.uri(link.concept)) for link in links]
        yield sorted(site.headings.sections.get(uri, ()))
        for name, anchor in dict.fromkeys(names):
            hit, heading = catalogue.look_up_link(name, anchor)
            place = (catalogue.uri(hit.id) if hit.id else catalogue.find_page(name)) if name else uri
            title = catalogue.title(hit.id) if hit.id else place and name and site.documents[place].title
            yield name, anchor, hit.id, hit.stage, title, place
            yield find_heading(site, place, heading) if place and heading else None

    def _questions(self, uri: str) -> Iterator[Question]:
        questions = self._making.build.site.questions
        concept = self._making.build.site.concept_ids.get(uri, "")
        fences = (i for ids in questions.in_fences.get(uri, ()) for i in ids)
        for question in (*questions.by_concept.get(concept, ()), *questions.seen_on.get(concept, ()), *fences):
            yield questions.questions[question]


def _titles(nav: Navigation) -> list[object]:
    return [*((str(page.title), page.url, page.meta) for page in nav.pages), str(nav)]


def _title(page: StructureItem | None) -> object:
    return page and (str(page.title), getattr(page, "url", None))
