# SPDX-License-Identifier: MIT
"""Turns the pages of a build into records for Pagefind: small documents of what somebody looks for, no more.

A finished page is mostly navigation, and Pagefind leaves out forms, in which our questions are. So a record
is the body of a page as Markdown has made it, without its keys, and each question is a stem with an address.
The choices stay out: most of them say what is not so.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import markupsafe

from cairn.tag_path import tag_address, write_tag
from cairn.views import tag_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from cairn.site import Site
    from cairn.tag_path import TagPath

STEMS = "questions"
"""The field that holds all stems of a page; a result says whether it was found by it."""
_QUESTION = re.compile(
    r'<cairn-question id="(?P<id>[^"]+)".*?</cairn-question>'
    r'|<section class="cairn-q cairn-q--draft" id="(?P<draft>[^"]+)">.*?</section>',
    re.DOTALL,
)
_STEM = re.compile(r'<div class="cairn-q__stem[^"]*" id="[^"]*">(.*?)</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def write_records(site: Site, files: Iterable[File], folder: Path) -> None:
    """Write a record for each page that is not kept out of the search, where the page will stand in the site."""
    tag_pages = {site.page_at(tag_uri(tag.path)): tag.path for tag in site.tags.tags.values()}
    for file in files:
        page = file.page
        if page is None or page.content is None or (page.meta.get("search") or {}).get("exclude"):
            continue
        kind = "tag" if file.src_uri in tag_pages else "" if file.src_uri in site.concept_ids else "page"
        place = folder / file.dest_uri
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(write_record(page, kind, _tags(site, file.src_uri, tag_pages.get(file.src_uri))), "utf-8")


def _tags(site: Site, uri: str, own: TagPath | None) -> list[str]:
    """Return the tags of a page, and all above them, sorted, so that a tag finds what is below it."""
    concept = site.catalogue.concepts.get(site.concept_ids.get(uri, ""))
    paths = [own] if own else concept.tags if concept else ()
    places = {tag_address(path[:length]) for path in paths for length in range(1, len(path) + 1)}
    return [write_tag(site.tags.tags[place].path) for place in sorted(places)]


def write_record(page: Page, kind: str, tags: Iterable[str]) -> str:
    """Return the record of a page; concepts are of no kind, since nearly all pages are concepts."""
    content = page.content or ""
    questions = list(_questions(content))
    body = _QUESTION.sub("", content) if questions else content
    title = "" if "<h1" in body else f"<h1>{markupsafe.escape(page.title or '')}</h1>"
    fields = [_meta("filter", "kind", kind)] if kind else []
    fields += [_meta("filter", "tag", escape(tag)) for tag in tags]
    if questions:
        fields.append(_meta("meta", STEMS, " ".join(stem for _, stem in questions).replace('"', "&quot;")))
    # A heading of a level that no author can write, so that a question is not taken for a section.
    stems = (f'<h7 id="{question}">{stem}</h7>' for question, stem in questions)
    return f"<html><head>{''.join(fields)}</head><body>{title}{body}{''.join(stems)}</body></html>"


def _meta(use: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{use}="{name}[content]" content="{value}">'


def _questions(content: str) -> Iterator[tuple[str, str]]:
    """Yield the id of each question with its stem, as text that is still escaped."""
    for found in _QUESTION.finditer(content):
        stem = _STEM.search(found[0])
        if stem:
            yield found["id"] or found["draft"], " ".join(_TAG.sub(" ", stem[1]).split())
