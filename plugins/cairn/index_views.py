# SPDX-License-Identifier: MIT
"""The pages that nobody writes: tags, A to Z, wanted concepts, references, and a page for each stub.

Each is a source place with a title and a view; the host makes a page of it, or adds the view to the
document that its author has put there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from cairn.markdown import escape, plain_text
from cairn.page import (
    ConceptEntry,
    ConceptIndexPage,
    LinkList,
    PageLink,
    ReferenceIndexPage,
    TagIndexPage,
    TagPage,
    View,
    WantedPage,
)
from cairn.slug import natural_key, slug
from cairn.tag_path import tag_address
from cairn.views import MOST_NAMES, compile_concept, link_concept, link_question, tag_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cairn.site import Site
    from cairn.tags import Tag

MOST_ENTRIES = 500
"""So many entries a sheet of an index."""
_WANTED_LEAD = "Other pages point to these concepts, and nobody has written them yet. The most wanted come first."
TAGS, WANTED, REFERENCES = "tags/index.md", "wanted/index.md", "references/index.md"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that has no document."""

    title: str
    lead: str
    """Markdown that opens it; empty where there is nothing to say."""
    compile_view: Callable[[], View]
    """Makes what follows, when it is asked for."""

    @property
    def markdown(self) -> str:
        """The whole page as Markdown, apart from its view."""
        return f"# {escape(self.title)}\n\n{self.lead}\n"


def compile_indexes(site: Site) -> dict[str, GeneratedPage]:
    """Return every page that is generated, by place."""
    pages = {
        TAGS: GeneratedPage("Tags", "", partial(_tag_index, site)),
        f"{site.folder}/index.md": GeneratedPage("Concepts from A to Z", "", partial(_concept_index, site, "")),
        WANTED: GeneratedPage("Wanted concepts", _WANTED_LEAD, partial(_wanted, site)),
        REFERENCES: GeneratedPage("References", "", partial(_references, site)),
    }
    for stub in site.catalogue.stubs.values():
        pages[stub.uri] = GeneratedPage(stub.title, "", partial(compile_concept, site, stub.id))
    for tag in site.tags.tags.values():
        for number, place in enumerate(_sheet_uris(tag)):
            title = f"{tag.title}, sheet {number + 1}" if number else tag.title
            lead = "" if number else tag.note.description
            pages[place] = GeneratedPage(title, lead, partial(_tag_page, site, tag, number))
    for letter in _letters(site) if _is_split(site) else ():
        view = partial(_concept_index, site, letter)
        pages[_letter_uri(site, letter)] = GeneratedPage(f"Concepts: {letter}", "", view)
    return pages


def parent_tag(site: Site, uri: str) -> str | None:
    """Return the place of the page above that of a tag; None where the page is no tag's."""
    if uri == TAGS or not uri.startswith("tags/"):
        return None
    address = uri.removeprefix("tags/").removesuffix(".md").partition("/page_")[0]
    if address not in site.tags.tags:
        return None
    above = address.rpartition("/")[0]
    return f"tags/{above}.md" if above else TAGS


def _tag_concepts(site: Site, tag: Tag) -> list[str]:
    address = tag_address(tag.path)
    rank = {c: n for n, c in enumerate(site.chapters.get(address, ()))}
    last = len(rank)
    return sorted(tag.concepts, key=lambda c: (rank.get(c, last), natural_key(site.catalogue.title(c)), c))


def _sheet_uris(tag: Tag) -> list[str]:
    place = tag_uri(tag.path)
    sheets = max(1, -(-len(tag.concepts) // MOST_ENTRIES))
    return [place, *(f"{place.removesuffix('.md')}/page_{n}.md" for n in range(2, sheets + 1))]


def _tag_page(site: Site, tag: Tag, sheet: int) -> TagPage:
    concepts = _tag_concepts(site, tag)
    shown = concepts[sheet * MOST_ENTRIES : (sheet + 1) * MOST_ENTRIES]
    questions = list(dict.fromkeys(q for c in concepts for q in site.questions.by_concept.get(c, ())))
    uris = _sheet_uris(tag)
    sheets = (PageLink(str(n), uri) for n, uri in enumerate(uris, 1))
    links = tuple(link_question(site, q) for q in questions[:MOST_NAMES])
    return TagPage(
        title=tag.title,
        course=tag.note.course,
        concept_count=tag.count,
        question_count=len(questions),
        children=() if sheet else tuple(_tag_entry(site, address) for address in tag.children),
        concepts=tuple(_concept_entry(site, c) for c in shown),
        questions=LinkList(links, len(questions) - len(links)),
        sheets=tuple(sheets) if len(uris) > 1 else (),
    )


def _tag_entry(site: Site, address: str) -> ConceptEntry:
    tag = site.tags.tags[address]
    return ConceptEntry(PageLink(tag.title, tag_uri(tag.path), note=plain_text(tag.note.description)), tag.count)


def _concept_entry(site: Site, concept_id: str) -> ConceptEntry:
    note = site.catalogue.concepts[concept_id].summary
    count = len(site.questions.by_concept.get(concept_id, ()))
    return ConceptEntry(link_concept(site, concept_id, note=note), count)


def _tag_index(site: Site) -> TagIndexPage:
    tags = site.tags.tags.items()
    return TagIndexPage(tuple((len(tag.path), _tag_entry(site, address)) for address, tag in tags))


def _all_concepts(site: Site) -> list[PageLink]:
    ids = [*site.catalogue.concepts, *site.catalogue.stubs]
    return sorted((link_concept(site, i) for i in ids), key=lambda link: (natural_key(link.title), link.uri))


def _letter(title: str) -> str:
    first = slug(title)[:1].upper()
    return first if first.isalpha() else "#"


def _by_letter(site: Site) -> Iterator[tuple[str, tuple[PageLink, ...]]]:
    links = sorted(_all_concepts(site), key=lambda link: _letter(link.title))
    for letter, group in groupby(links, key=lambda link: _letter(link.title)):
        yield letter, tuple(group)


def _letters(site: Site) -> Sequence[str]:
    return sorted({_letter(site.catalogue.title(i)) for i in (*site.catalogue.concepts, *site.catalogue.stubs)})


def _is_split(site: Site) -> bool:
    return len(site.catalogue.concepts) + len(site.catalogue.stubs) > MOST_ENTRIES


def _letter_uri(site: Site, letter: str) -> str:
    return f"{site.folder}/letter_{slug(letter) or 'other'}.md"


def _concept_index(site: Site, letter: str) -> ConceptIndexPage:
    """List all concepts, or those of one letter; a site with many has only links to the letters here."""
    is_split = _is_split(site)
    chosen = [g for g in _by_letter(site) if g[0] == letter or not letter] if letter or not is_split else []
    sheets = (PageLink(s, _letter_uri(site, s)) for s in _letters(site)) if is_split else ()
    return ConceptIndexPage(tuple(chosen), tuple(sheets))


def _wanted(site: Site) -> WantedPage:
    demand = site.catalogue.demand
    unwritten = [i for i, c in site.catalogue.concepts.items() if not c.is_written]
    ids = [*site.catalogue.stubs, *unwritten]
    ids.sort(key=lambda i: (-demand.get(i, 0), natural_key(site.catalogue.title(i)), i))
    return WantedPage(tuple((link_concept(site, i), demand.get(i, 0)) for i in ids))


def _references(site: Site) -> ReferenceIndexPage:
    entries = []
    for reference in sorted(site.references.values(), key=lambda r: r.sort_key):
        citing = site.citing.get(reference.key, ())
        links = tuple(link_concept(site, c) for c in citing[:MOST_NAMES])
        entries.append((reference, LinkList(links, len(citing) - len(links))))
    return ReferenceIndexPage(tuple(entries))
