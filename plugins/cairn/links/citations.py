# SPDX-License-Identifier: MIT
"""Write citations in running text as links: to the list of references of their page, or to the page with all of them.

They look like `(see Noether & Lovelace, 1921, p. 3)`: authors and year, as the lists of references name them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cairn.content.bibliography import Reference
from cairn.content.citation_text import write_group, write_label
from cairn.content.in_text_citation import CitationGroup, CitedWork, find_citation_groups, replace_citations
from cairn.content.link import write_link
from cairn.site import Site
from cairn.text.markdown import escape

ALL_REFERENCES = "references/index.md"
"""The page path of the list of all references."""
ANCHOR = "cairn-ref-"
"""What the id of an entry in the list of a page begins with; the key follows."""


def write_citations(site: Site, uri: str, text: str, finish: Callable[[str], str] = str) -> str:
    """Return a text of the page `uri` with its citations as links; those of unknown works stay as they are.

    `finish` is applied to each link.
    """
    if not site.has_citations:
        return text
    linked = _Linked(site, uri, finish)

    def write(group: CitationGroup) -> str:
        return write_group(text, group, site.references, write_label if group.is_in_label else linked)

    return replace_citations(text, write)


def link_reference(site: Site, uri: str, key: str, *, label: str = "") -> str:
    """Return a link from the page `uri` to the entry of a reference, without the title of the work."""
    own = site.citations.get(site.concept_ids.get(uri, ""), ())
    if any(citation.key == key for citation in own):
        return write_link(key, uri, uri, label=label, anchor=ANCHOR + key)
    page_path = site.page_at(ALL_REFERENCES)
    return write_link(key, uri, page_path, label=label, anchor="" if page_path in site.documents else key)


def cited_forms(site: Site, uri: str, text: str, keys: Iterable[str] = ()) -> Iterator[object]:
    """Yield what the page `uri` shows for citations in its text, and for other `keys`, besides what was typed."""
    if site.has_citations:
        in_text = (work.key for group in find_citation_groups(text) for work in group.works)
        for reference in map(site.references.get, dict.fromkeys((*in_text, *keys))):
            yield reference and (reference.short, reference.title, link_reference(site, uri, reference.key))


def add_reference_anchors(site: Site) -> None:
    """Tell the pages with references which of their ids links may lead to."""
    if not site.has_citations:
        return
    site.headings.sections[ALL_REFERENCES].update(site.references)
    for concept_id, citations in site.citations.items():
        anchors = (ANCHOR + citation.key for citation in citations if citation.key in site.references)
        site.headings.sections[site.catalogue.concepts[concept_id].uri].update(anchors)


def show_citations(site: Site, text: str) -> str:
    """Return a text, such as a heading, in which citations are written without links."""
    if not site.has_citations:
        return text
    return replace_citations(text, lambda group: write_group(text, group, site.references, write_label))


class _Linked:
    """Writes a citation as a link, whose title is that of the work."""

    def __init__(self, site: Site, uri: str, finish: Callable[[str], str]) -> None:
        self._site, self._uri, self._finish = site, uri, finish

    def __call__(self, work: CitedWork, reference: Reference) -> str:
        label = write_label(work, reference)
        link = self._finish(link_reference(self._site, self._uri, work.key, label=label))
        title = escape(reference.title).replace('"', "&quot;")
        return f'{link.removesuffix(")")} "{title}")'
