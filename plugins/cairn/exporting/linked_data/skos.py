# SPDX-License-Identifier: MIT
"""Write the concepts and the tags of a site as two SKOS concept schemes, in Turtle.

The address of its page identifies a concept or a tag. A relation of a list of related concepts is written once, from
the concept whose document has the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from cairn.exporting.linked_data.turtle import write_iri, write_subject, write_text, write_turtle
from cairn.exporting.published_site import PublishedSite
from cairn.graph.names import other_names

_TAGS = "tags/index.md"
"""The page path of the index of tags."""
_PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "skos": "http://www.w3.org/2004/02/skos/core#"}


def write_skos(published: PublishedSite) -> str:
    """Return the concepts, sorted by id, and the tags, in their order, as Turtle."""
    return write_turtle(_PREFIXES, _subjects(published))


def _subjects(published: PublishedSite) -> Iterator[str]:
    concepts, site = write_iri(published.home), published.site
    tags = write_iri(published.address(site.page_at(_TAGS)) or f"{published.home}tags/")
    name = write_text(published.name, published.language)
    yield write_subject(concepts, [("a", ["skos:ConceptScheme"]), ("dcterms:title", [name])])
    for concept_id in sorted(site.page_links):
        if subject := _find_iri(published, site.catalogue.uri(concept_id)):
            yield _write_concept(published, concept_id, subject, concepts)
    if site.tags.tags:
        yield write_subject(tags, [("a", ["skos:ConceptScheme"]), ("dcterms:title", [name])])
    for address, tag in site.tags.tags.items():
        above = address.rpartition("/")[0]
        yield write_subject(
            _tag_iri(published, address),
            [
                ("a", ["skos:Concept"]),
                ("skos:inScheme", [tags]),
                ("skos:prefLabel", [write_text(tag.title, published.language)]),
                ("skos:broader", [_tag_iri(published, above)] if above else []),
                ("skos:topConceptOf", [] if above else [tags]),
            ],
        )


def _write_concept(published: PublishedSite, concept_id: str, subject: str, scheme: str) -> str:
    site = published.site
    concept = site.catalogue.concepts.get(concept_id)
    summary = site.documents[concept.uri].summary if concept and concept.is_written else ""
    groups = site.named_groups.get(concept_id, ())
    related = dict.fromkeys(m for group in groups if group.owner == concept_id for m in group.members)
    before = site.graph.before.get(concept_id, ())
    tags = concept.tags if concept else ()

    def text(value: str) -> str:
        return write_text(value, published.language)

    def find(ids: Iterator[str]) -> list[str]:
        return [iri for i in ids if (iri := _find_iri(published, site.catalogue.uri(i)))]

    return write_subject(
        subject,
        [
            ("a", ["skos:Concept"]),
            ("skos:inScheme", [scheme]),
            ("skos:prefLabel", [text(site.catalogue.title(concept_id))]),
            ("skos:altLabel", map(text, other_names(concept) if concept else ())),
            ("skos:definition", [text(summary)] if summary else []),
            ("dcterms:requires", find(p.id for p in before)),
            ("skos:related", find(i for i in related if i != concept_id)),
            ("dcterms:subject", [_tag_iri(published, site.tags.address(tag)) for tag in tags]),
        ],
    )


def _find_iri(published: PublishedSite, uri: str) -> str | None:
    address = published.address(uri)
    return None if address is None else write_iri(address)


def _tag_iri(published: PublishedSite, address: str) -> str:
    return write_iri(published.tag_address(address) or f"{published.home}tags/{address}/")
