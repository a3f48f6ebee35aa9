# SPDX-License-Identifier: MIT
"""The generated pages: tags, A to Z, wanted concepts, references, and a page for each stub.

Each has a page path, a title and a view model. The host creates the page, or adds the view to the document that the
author has written at that path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from cairn.content.document import address
from cairn.content.page_link import PageLink
from cairn.graph.tag_index import Tag
from cairn.links.page_parts import MAX_NAMES
from cairn.site import Site
from cairn.text.prose import plain_text
from cairn.text.slug import natural_key, slug
from cairn.views.concept.concept_page import compile_concept
from cairn.views.generated_page import REFERENCES, TAGS, WANTED, GeneratedPage
from cairn.views.indexes.index_models import ConceptIndexPage, ReferenceIndexPage, TagIndexPage, TagPage, WantedPage
from cairn.views.links import ConceptEntry, LinkList, link_concept, link_question, link_tag, tag_uri
from cairn.views.view import View

MAX_ENTRIES = 500
"""The maximum number of entries on one page of an index."""
_WANTED_LEAD = "These concepts are named on other pages but not written yet. The most wanted come first."
_A_TO_Z = "Concepts from A to Z"
OTHER = "#"
"""The group of titles that do not begin with a letter."""


def compile_indexes(site: Site) -> dict[str, GeneratedPage]:
    """Return all generated pages by page path; if a document has the same address, its page path is used."""
    pages = {
        TAGS: GeneratedPage("Tags", "", _tag_index),
        WANTED: GeneratedPage("Wanted concepts", _WANTED_LEAD, _wanted),
        REFERENCES: GeneratedPage("References", "", _references),
        **_stub_pages(site),
        **_tag_pages(site),
        **_letter_pages(site),
    }
    return {site.page_at(uri): page for uri, page in pages.items()}


def _stub_pages(site: Site) -> dict[str, GeneratedPage]:
    stubs = site.catalogue.stubs.values()
    return {stub.uri: GeneratedPage(stub.title, "", partial(compile_concept, concept_id=stub.id)) for stub in stubs}


def _tag_pages(site: Site) -> dict[str, GeneratedPage]:
    pages = {}
    for tag in site.tags.tags.values():
        for number, uri in enumerate(_sheet_uris(site, tag)):
            title = f"{tag.title}, sheet {number + 1}" if number else tag.title
            view = partial(_tag_page, tag=tag, sheet=number)
            pages[uri] = GeneratedPage(title, "" if number else tag.description, view)
    return pages


def _letter_pages(site: Site) -> dict[str, GeneratedPage]:
    """Return the A to Z index; on a large site it only links to one page per letter."""
    letters = group_by_letter(site)
    index = f"{site.folder}/index.md"
    if sum(map(len, letters.values())) <= MAX_ENTRIES:
        return {index: GeneratedPage(_A_TO_Z, "", _letters(tuple(letters.items()), ()))}
    sheets = tuple(PageLink(letter, letter_uri(site, letter)) for letter in letters)
    pages = {index: GeneratedPage(_A_TO_Z, "", _letters((), sheets))}
    for sheet, group in zip(sheets, letters.items(), strict=True):
        view = _letters((group,), sheets)
        pages[sheet.uri] = GeneratedPage(f"Concepts: {sheet.title}", "", view)
    return pages


def _letters(
    letters: tuple[tuple[str, tuple[PageLink, ...]], ...], sheets: tuple[PageLink, ...]
) -> Callable[[Site], View]:
    return lambda _: ConceptIndexPage(letters, sheets)


def parent_tag(site: Site, uri: str) -> str | None:
    """Return the page path of the parent of a tag page, or None if the page is not a tag page."""
    tag_address = address(uri).removeprefix("tags/").partition("/page_")[0].strip("/")
    if not uri.startswith("tags/") or tag_address not in site.tags.tags:
        return None
    path = site.tags.tags[tag_address].path
    return site.page_at(tag_uri(site, path[:-1]) if len(path) > 1 else TAGS)


def _tag_concepts(site: Site, tag: Tag) -> list[str]:
    tag_address = set(site.chapters.get(site.tags.address(tag.path), ()))
    return sorted(tag.concepts, key=lambda c: (c not in tag_address, site.positions[c]))


def _sheet_uris(site: Site, tag: Tag) -> list[str]:
    sheets = max(1, -(-len(tag.concepts) // MAX_ENTRIES))
    return [tag_uri(site, tag.path), *(f"tags/{site.tags.address(tag.path)}/page_{n}.md" for n in range(2, sheets + 1))]


def _tag_page(site: Site, tag: Tag, sheet: int) -> TagPage:
    concepts = _tag_concepts(site, tag)
    shown = concepts[sheet * MAX_ENTRIES : (sheet + 1) * MAX_ENTRIES]
    questions = list(dict.fromkeys(q for c in concepts for q in site.questions.by_concept.get(c, ())))
    sheets = tuple(PageLink(str(n), site.page_at(uri)) for n, uri in enumerate(_sheet_uris(site, tag), 1))
    links = tuple(link_question(site, q) for q in questions[:MAX_NAMES])
    return TagPage(
        title=tag.title,
        course=tag.course,
        concept_count=tag.count,
        question_count=len(questions),
        children=() if sheet else tuple(_tag_entry(site, child) for child in tag.children),
        concepts=tuple(_concept_entry(site, c) for c in shown),
        questions=LinkList(links, len(questions) - len(links)),
        sheets=sheets if len(sheets) > 1 else (),
    )


def _tag_entry(site: Site, tag_address: str) -> ConceptEntry:
    tag = site.tags.tags[tag_address]
    return ConceptEntry(link_tag(site, tag.path, note=plain_text(tag.description)), tag.count)


def _concept_entry(site: Site, concept_id: str) -> ConceptEntry:
    note = site.documents[site.catalogue.uri(concept_id)].summary
    count = len(site.questions.by_concept.get(concept_id, ()))
    return ConceptEntry(link_concept(site, concept_id, note=note), count)


def _tag_index(site: Site) -> TagIndexPage:
    return TagIndexPage(
        tuple((len(tag.path), _tag_entry(site, tag_address)) for tag_address, tag in site.tags.tags.items())
    )


def _wanted(site: Site) -> WantedPage:
    demand = site.catalogue.demand
    unwritten = [i for i, c in site.catalogue.concepts.items() if not c.is_written]
    ids = [*site.catalogue.stubs, *unwritten]
    ids.sort(key=lambda i: (-demand.get(i, 0), natural_key(site.catalogue.title(i)), i))
    return WantedPage(tuple((link_concept(site, i), demand.get(i, 0)) for i in ids))


def _references(site: Site) -> ReferenceIndexPage:
    entries = []
    for reference in sorted(site.references.values(), key=lambda r: r.sort_key):
        citing = site.citing_concepts.get(reference.key, ())
        links = tuple(link_concept(site, c) for c in citing[:MAX_NAMES])
        entries.append((reference, LinkList(links, len(citing) - len(links))))
    return ReferenceIndexPage(tuple(entries))


def group_by_letter(site: Site) -> dict[str, tuple[PageLink, ...]]:
    """Return links to all concepts and stubs by first letter; letters and titles are sorted."""
    links = [link_concept(site, i) for i in (*site.catalogue.concepts, *site.catalogue.stubs)]
    letters: dict[str, list[PageLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (natural_key(link.title), link.uri)):
        letters[_letter(link.title)].append(link)
    return {letter: tuple(group) for letter, group in sorted(letters.items())}


def letter_uri(site: Site, letter: str) -> str:
    """Return the page path of a letter's page, for sites that have one; no id contains a `_`, so it is unique."""
    return f"{site.folder}/letter_{slug(letter) or 'other'}.md"


def _letter(title: str) -> str:
    first = slug(title)[:1].upper()
    return first if first.isalpha() else OTHER
