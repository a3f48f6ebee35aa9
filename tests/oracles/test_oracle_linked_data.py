# SPDX-License-Identifier: MIT
"""Linked data of the example course and of hostile names is read by rdflib, and its feed by feedparser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cairn.exporting.published import URL, document, publish

from cairn.exporting.linked_data.atom import write_atom
from cairn.exporting.linked_data.json_ld import write_json_ld
from cairn.exporting.linked_data.skos import write_skos

from .oracles import run_python

if TYPE_CHECKING:
    from cairn.exporting.published_site import PublishedSite

NAMES = ["Plain", 'Quotes "and" \\ slashes', "Ünïcode – 漢字", "<b>Tag</b> & more", "Two\u2028lines", "# Hash: ;,."]
COUNT = """
import json, sys
from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF, SKOS
graph = Graph().parse(data=sys.stdin.read(), format="turtle")
labels = {str(s): str(o) for s, o in graph.subject_objects(SKOS.prefLabel)}
languages = sorted({o.language for o in graph.objects(None, SKOS.prefLabel)})
print(json.dumps({
    "labels": labels, "languages": languages, "concepts": len(set(graph.subjects(RDF.type, SKOS.Concept))),
    "schemes": len(set(graph.subjects(RDF.type, SKOS.ConceptScheme))),
    "requires": sorted([str(s), str(o)] for s, o in graph.subject_objects(DCTERMS.requires)),
    "broader": len(list(graph.triples((None, SKOS.broader, None)))),
    "definitions": len(list(graph.triples((None, SKOS.definition, None)))),
}))
"""
TRIPLES = """
import json, sys
from rdflib import Graph, Namespace
S = Namespace("https://schema.org/")
data = json.loads(sys.stdin.read()) | {"@context": {"@vocab": "https://schema.org/"}}
graph = Graph().parse(data=json.dumps(data), format="json-ld")
print(json.dumps({
    "names": sorted(str(o) for o in graph.objects(None, S.name)),
    "required": sorted(str(o) for o in graph.objects(None, S.competencyRequired)), "triples": len(graph),
}))
"""
ENTRIES = """
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
    "bozo": feed.bozo, "version": feed.version, "title": feed.feed.title,
    "entries": [[e.title, e.link, e.summary, list(e.updated_parsed[:6])] for e in feed.entries],
}))
"""


@pytest.fixture(scope="module")
def published() -> PublishedSite:
    """A concept with each name, which requires the one before it."""
    pages = []
    for number, name in enumerate(NAMES):
        before = f"learn_before: [c{number - 1}]\n" if number else ""
        head = f"id: c{number}\ntitle: {json.dumps(name)}\n{before}tags: [Names/Hard]\ndate: 2026-01-0{number + 1}\n"
        pages.append(document(f"concepts/c{number}.md", f"---\n{head}---\nThe text of {name.replace('#', 'no.')}\n"))
    return publish(*pages, document("concepts/last.md", "---\nlearn_before: [c0, Stub]\n---\nThe end.\n"))


def test_rdflib_reads_each_concept_each_label_and_each_prerequisite(published: PublishedSite):
    found = json.loads(run_python(COUNT, data=write_skos(published)))
    concepts = published.site.page_links
    expected = {f"{URL}concepts/{link.uri.removeprefix('concepts/')[:-3]}/": link.title for link in concepts.values()}
    assert {iri: label for iri, label in found["labels"].items() if "/tags/" not in iri} == expected
    assert (found["schemes"], found["broader"], found["languages"]) == (2, 1, ["en"])
    assert found["concepts"] == len(concepts) + len(published.site.tags.tags)
    assert found["definitions"] == len(NAMES) + 1
    assert len(found["requires"]) == sum(map(len, published.site.graph.before.values())) == len(NAMES) + 1


def test_rdflib_reads_the_data_of_a_page(published: PublishedSite):
    found = json.loads(run_python(TRIPLES, data=write_json_ld(published, "last")))
    assert found["names"] == ["Last", "Last", NAMES[0], "Stub"]
    assert found["required"] == [f"{URL}concepts/c0/", f"{URL}concepts/stub/"]
    # of the page: type, name, url, language, teaches and two that it requires; of each of three terms: type and name
    assert found["triples"] == 7 + 3 * 2


def test_feedparser_reads_each_entry(published: PublishedSite):
    feed, _ = write_atom(published)
    assert feed is not None
    found = json.loads(run_python(ENTRIES, data=feed.decode()))
    assert (found["bozo"], found["version"], found["title"]) == (False, "atom10", "Bread & Co")
    assert [link for _, link, _, _ in found["entries"]] == [f"{URL}concepts/c{n}/" for n in reversed(range(len(NAMES)))]
    assert [date for *_, date in found["entries"]][-1] == [2026, 1, 1, 0, 0, 0]
