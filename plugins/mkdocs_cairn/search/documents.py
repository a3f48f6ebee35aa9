# SPDX-License-Identifier: MIT
"""Turns the pages of a build into search documents for Pagefind, which hold only what readers look for.

A finished page is mostly navigation, and Pagefind skips forms, which hold our questions. So a document is the body
of a page as HTML without its keys, and each question is a stem with an address.
The choices are left out, because most of them are false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from cairn.content.tag_path import TagPath, write_tag
from cairn.site import Site
from cairn.views.links import tag_uri
from mkdocs_cairn.search.formulas import spell_formulas
from mkdocs_cairn.search.names import list_names, name_word
from mkdocs_cairn.search.scope import SearchScope
from mkdocs_cairn.search.word_segmentation import separate_characters, separate_in_html

AFTER = "after"
"""The rank of pages that come after the course."""
STEMS = "questions"
"""The field that holds all stems of a page; a result says whether it was found by it."""
_METADATA = "<!-- cairn:metadata -->"
"""Where the metadata of the page goes in a document."""
_QUESTION = re.compile(
    r'<(?:cairn-question id="(?P<id>[^"]+)"[^<]*(?:<(?!/cairn-question>)[^<]*)*</cairn-question>'
    r'|section class="cairn-q cairn-q--draft" id="(?P<draft>[^"]+)">[^<]*(?:<(?!/section>)[^<]*)*</section>)'
)
_CHECK_HEADING = re.compile(r'<h2[^>]*>[^<]*(?:<(?!/h2>)[^<]*)*</h2>\s*(?=<section class="cairn-check)')
"""The heading above the questions, which is the same on every page."""
_STEM = re.compile(r'<div class="cairn-q__stem[^"]*" id="[^"]*">(.*?)</div>', re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_HEADER_LINK = re.compile(r'<a class="headerlink".*?</a>')
_IGNORED = re.compile(rf'{_HEADER_LINK.pattern}|<(span|a)(?: (?:class|href|title)="[^"]*")*>([^<]*)</\1>')
"""Elements that Pagefind ignores. On a page with code, they are half of the bytes."""
_WORD = re.compile(r">[^<]*\w")
_TAG = re.compile(r"<[^>]*>")


def complete_documents(
    site: Site, documents: Iterable[tuple[str, str, str]], scope: SearchScope
) -> Iterator[tuple[str, str]]:
    """Yield the address of each page in the site, and its document with the metadata of the page.

    Each document comes with the path of its source and the path of the page in the site.
    """
    tag_pages = {site.page_at(tag_uri(site, tag.path)): tag.path for tag in site.tags.tags.values()}
    for uri, path, document in documents:
        if scope.excludes(uri):
            continue
        is_stub = uri in site.concept_ids and not site.catalogue.is_written(site.concept_ids[uri])
        is_after = is_stub or scope.comes_after(uri)
        metadata = "".join(_metadata(site, uri, tag_pages.get(uri), is_after=is_after))
        yield "/" + path.removesuffix("index.html"), document.replace(_METADATA, metadata, 1)


def _metadata(site: Site, uri: str, own: TagPath | None, *, is_after: bool) -> Iterator[str]:
    """Yield the metadata of a page; a concept has no kind, because nearly all pages are concepts."""
    concept_id = site.concept_ids.get(uri, "")
    concept = site.catalogue.concepts.get(concept_id)
    if not concept_id:
        is_tag = own or (uri.startswith("tags/") and uri not in site.documents)
        yield _meta("filter", "kind", "tag" if is_tag else "page")
    if is_after:
        yield _meta("filter", "rank", AFTER)
    for tag in _with_parents(site, (own,) if own else concept.tags if concept else ()):
        yield _meta("filter", "tag", escape(tag))
    if concept_id:
        title, *aliases = list_names(site, concept_id)
        yield _meta("meta", "names", " ".join(map(name_word, (title, *aliases))))
        if aliases:
            yield _meta("meta", "aliases", escape(separate_characters(", ".join(aliases))))


def _with_parents(site: Site, paths: Iterable[TagPath]) -> list[str]:
    """Return tags and all their parents, sorted, so that a tag also finds what its subtags find."""
    addresses = {site.tags.address(path[:length]) for path in paths for length in range(1, len(path) + 1)}
    return [write_tag(site.tags.tags[address].path) for address in sorted(addresses)]


def write_document(content: str, name: str) -> str:
    """Return the document of a page: its fields, its body without title and questions, and their stems.

    `content` is the body of the page as HTML, `name` its title as HTML, in case the body has none.
    """
    content = spell_formulas(content)
    title = _TITLE.search(content)
    name = _spaced(_plain(title[1]) if title else name)
    questions: list[tuple[str, str]] = []
    rest = _CHECK_HEADING.sub("", content[: title.start()] + content[title.end() :] if title else content)
    rest = separate_in_html(_IGNORED.sub(r"\2", _QUESTION.sub(lambda found: _collect_stem(found, questions), rest)))
    body = rest if _WORD.search(rest) or questions else f"<h1>{name}</h1>"  # Pagefind leaves out a page without words
    found = _meta("meta", STEMS, " ".join(stem for _, stem in questions)) if questions else ""
    # A heading level that no author can write, so that a question is not taken for a section.
    stems = "".join(f'<h7 id="{question}">{stem}</h7>' for question, stem in questions)
    return f"<html><head>{_meta('meta', 'title', name)}{_METADATA}{found}</head><body>{body}{stems}</body></html>"


def _meta(use: str, name: str, value: str) -> str:
    text = value.replace('"', "&quot;")
    return f'<meta data-pagefind-{use}="{name}[content]" content="{text}">'


def _collect_stem(found: re.Match[str], questions: list[tuple[str, str]]) -> str:
    """Add the id of a question and its stem, as escaped text, and return nothing in its place."""
    stem = _STEM.search(found[0])
    if stem:
        questions.append((found["id"] or found["draft"], _spaced(_plain(stem[1]))))
    return ""


def _spaced(text: str) -> str:
    return " ".join(separate_characters(text).split())


def _plain(html: str) -> str:
    """Return the text of HTML, which stays escaped."""
    return " ".join(_TAG.sub(" ", _HEADER_LINK.sub("", html)).split())
