# SPDX-License-Identifier: MIT
"""The generated pages: tags, map, A to Z, wanted concepts, references, and a page for each stub.

Each has a page path, a title and a view model. The host creates the page, or adds the view to the document that the
author has written at that path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from cairn.content.page_link import PageLink
from cairn.graph.names import other_names
from cairn.site import Site
from cairn.text.collation import collation_key
from cairn.text.markdown import escape
from cairn.text.slug import slug
from cairn.views.concept.concept_page import compile_concept
from cairn.views.generated_page import REFERENCES, TAGS, WANTED, GeneratedPage
from cairn.views.indexes.index_models import ConceptIndexPage, ReferenceIndexPage, TagIndexPage, WantedPage
from cairn.views.indexes.initials import find_initial
from cairn.views.indexes.map_page import compile_map
from cairn.views.indexes.tag_pages import MAX_ENTRIES, make_tag_entry, make_tag_pages
from cairn.views.links import MAP, LinkList, link_concept
from cairn.views.view import View


def compile_indexes(site: Site) -> dict[str, GeneratedPage]:
    """Return all generated pages by page path; if a document has the same address, its page path is used.

    Those in a navigation of all pages come in the order in which they stand there.
    """
    say = site.messages.say
    contents, overview, references = say("page.contents"), say("map.title"), say("page.references")
    pages = {
        TAGS: GeneratedPage(contents, "", _tag_index, contents),
        MAP: GeneratedPage(overview, escape(say("map.page-lead")), compile_map, overview, ("navigation", "toc")),
        **_letter_pages(site),
        REFERENCES: GeneratedPage(references, "", _references, references),
        WANTED: GeneratedPage(say("page.wanted"), escape(say("wanted.lead")), _wanted),
        **_stub_pages(site),
        **make_tag_pages(site),
    }
    empty = _find_empty(site) - site.documents.keys()
    by_path = {site.page_at(uri): page for uri, page in pages.items()}
    return {uri: replace(page, nav_title="") if uri in empty else page for uri, page in by_path.items()}


def _find_empty(site: Site) -> set[str]:
    """Return the paths of the indexes that list nothing."""
    concepts = site.catalogue.concepts
    named = concepts or site.catalogue.stubs
    found = {TAGS: site.tags.tags, MAP: concepts, f"{site.folder}/index.md": named, REFERENCES: site.references}
    return {site.page_at(uri) for uri, entries in found.items() if not entries}


def _stub_pages(site: Site) -> dict[str, GeneratedPage]:
    stubs = site.catalogue.stubs.values()
    return {stub.uri: GeneratedPage(stub.title, "", partial(compile_concept, concept_id=stub.id)) for stub in stubs}


def _letter_pages(site: Site) -> dict[str, GeneratedPage]:
    """Return the A to Z index; on a large site it only links to one page per letter."""
    letters = group_by_letter(site)
    title, short_title = site.messages.say("page.a-to-z"), site.messages.say("page.a-to-z-short")
    index = f"{site.folder}/index.md"
    if sum(map(len, letters.values())) <= MAX_ENTRIES:
        return {index: GeneratedPage(title, "", _letters(tuple(letters.items()), ()), short_title)}
    sheets = tuple(PageLink(letter, letter_uri(site, letter)) for letter in letters)
    pages = {index: GeneratedPage(title, "", _letters((), sheets), short_title)}
    for sheet, group in zip(sheets, letters.items(), strict=True):
        view = _letters((group,), sheets)
        pages[sheet.uri] = GeneratedPage(site.messages.say("page.letter", letter=sheet.title), "", view)
    return pages


def _letters(
    letters: tuple[tuple[str, tuple[PageLink, ...]], ...], sheets: tuple[PageLink, ...]
) -> Callable[[Site], View]:
    return lambda _: ConceptIndexPage(letters, sheets)


def _tag_index(site: Site) -> TagIndexPage:
    entries = ((len(tag.path), make_tag_entry(site, tag_address)) for tag_address, tag in site.tags.tags.items())
    overview = PageLink(site.messages.say("map.title"), site.page_at(MAP))
    return TagIndexPage(tuple(entries), _link_a_to_z(site), overview)


def _link_a_to_z(site: Site) -> PageLink:
    return PageLink(site.messages.say("page.a-to-z"), site.page_at(f"{site.folder}/index.md"))


def _wanted(site: Site) -> WantedPage:
    demand = site.catalogue.demand
    unwritten = [i for i, c in site.catalogue.concepts.items() if not c.is_written]
    ids = [*site.catalogue.stubs, *unwritten]
    language = site.messages.language
    ids.sort(key=lambda i: (-demand.get(i, 0), collation_key(site.catalogue.title(i), language), i))
    return WantedPage(tuple((link_concept(site, i), demand.get(i, 0)) for i in ids))


def _references(site: Site) -> ReferenceIndexPage:
    entries = []
    for reference in sorted(site.references.values(), key=lambda r: r.sort_key):
        citing = site.citing_concepts.get(reference.key, ())
        links = tuple(link_concept(site, c) for c in citing[:MAX_ENTRIES])
        entries.append((reference, LinkList(links, len(citing) - len(links), _link_a_to_z(site))))
    return ReferenceIndexPage(tuple(entries))


def group_by_letter(site: Site) -> dict[str, tuple[PageLink, ...]]:
    """Return links to all concepts and stubs by first letter; letters and titles are sorted.

    A concept is also listed under each of its other names, which is then the note of the link.
    """
    links = [link_concept(site, i) for i in (*site.catalogue.concepts, *site.catalogue.stubs)]
    links += [link_concept(site, c.id, note=n) for c in site.catalogue.concepts.values() for n in other_names(c)]
    letters: dict[str, list[PageLink]] = defaultdict(list)
    language = site.messages.language
    for link in sorted(links, key=lambda link: (collation_key(link.note or link.title, language), link.uri)):
        letters[find_initial(link.note or link.title, language)].append(link)
    return {letter: tuple(letters[letter]) for letter in sorted(letters, key=lambda one: collation_key(one, language))}


def letter_uri(site: Site, letter: str) -> str:
    """Return the page path of a letter's page, for sites that have one; no id contains a `_`, so it is unique."""
    return f"{site.folder}/letter_{slug(letter) or 'other'}.md"
