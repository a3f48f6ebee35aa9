# SPDX-License-Identifier: MIT
"""What a site says to programs about its concepts: JSON-LD, SKOS and an Atom feed."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.exporting.linked_data.atom import MAX_ENTRIES, parse_date, write_atom
from cairn.exporting.linked_data.json_ld import MAX_BYTES, write_json_ld
from cairn.exporting.linked_data.skos import write_skos
from cairn.exporting.linked_data.turtle import write_iri, write_text

from .published import URL, document, publish

YEAST = document(
    "concepts/yeast.md", "---\ntitle: Yeast\naliases: [levain]\ntags: [Baking/Bread]\n---\nYeast is alive.\n"
)
DOUGH = document(
    "concepts/dough.md",
    "---\ntitle: Dough\nlearn_before: [yeast, flour]\nrelated: [Batter]\ntags: [Baking]\n---\nDough rises.\n",
)
ATOM = "{http://www.w3.org/2005/Atom}"


# --- JSON-LD -----------------------------------------------------------------------------------------------


def read_json_ld(concept: str, **how: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(write_json_ld(publish(YEAST, DOUGH, **how), concept))
    return data


def test_a_page_says_what_it_teaches_and_what_it_requires():
    found = read_json_ld("dough")
    assert (found["@type"], found["name"], found["url"]) == ("LearningResource", "Dough", f"{URL}concepts/dough/")
    assert found["inLanguage"] == "en"
    assert found["teaches"] == {"@type": "DefinedTerm", "@id": f"{URL}concepts/dough/", "name": "Dough"}
    assert [(term["name"], term["@id"]) for term in found["competencyRequired"]] == [
        ("Yeast", f"{URL}concepts/yeast/"),
        ("flour", f"{URL}concepts/flour/"),
    ]
    assert found["isPartOf"] == {"@type": "LearningResource", "name": "Baking", "url": f"{URL}tags/baking/"}


def test_without_the_address_of_the_site_it_names_no_address():
    assert "http" not in json.dumps({**read_json_ld("dough", url=""), "@context": ""})


def test_a_concept_that_nobody_has_written_says_nothing():
    assert write_json_ld(publish(YEAST, DOUGH), "flour") == ""


@settings(max_examples=50, derandomize=True)
@given(st.text(st.sampled_from("</script>!-[]\"'\\ äß{}"), min_size=1, max_size=40))
def test_no_title_can_end_the_element_around_the_data(title: str):
    page = document("concepts/x.md", f"---\nid: x\ntitle: {json.dumps(f'x{title}x')}\n---\nText.\n")
    written = write_json_ld(publish(page), "x")
    assert "<" not in written
    assert json.loads(written)["name"] == " ".join(f"x{title}x".split())


@pytest.mark.parametrize("length", [5, 60, 400, 3000])
def test_the_data_of_a_page_is_small_whatever_the_page_requires(length: int):
    names = [f"{n:03} {'ü' * length}" for n in range(40)]
    text = f"---\nlearn_before: {json.dumps(names, ensure_ascii=False)}\n---\nText.\n"
    written = write_json_ld(publish(document("concepts/x.md", text)), "x")
    assert len(written.encode()) <= MAX_BYTES
    found = json.loads(written).get("competencyRequired", [])
    assert [term["name"] for term in found] == names[: len(found)]


# --- SKOS --------------------------------------------------------------------------------------------------


def test_skos_has_the_names_the_definition_and_the_relations_of_a_concept():
    written = write_skos(publish(YEAST, DOUGH))
    [dough] = [part for part in written.split("\n\n") if part.startswith(f"<{URL}concepts/dough/>\n")]
    assert f"dcterms:requires <{URL}concepts/yeast/>, <{URL}concepts/flour/> ;" in dough
    assert f"skos:related <{URL}concepts/batter/> ;" in dough
    assert f"dcterms:subject <{URL}tags/baking/> ." in dough
    assert 'skos:definition "Dough rises."@en ;' in dough
    assert 'skos:altLabel "levain"@en ;' in written
    assert f"<{URL}tags/baking/bread/>\n    a skos:Concept ;\n" in written
    assert f"    skos:broader <{URL}tags/baking/> .\n" in written


def test_skos_is_the_same_from_run_to_run_and_needs_no_address_of_the_site():
    written = write_skos(publish(YEAST, DOUGH, url=""))
    assert written == write_skos(publish(DOUGH, YEAST, url=""))
    assert "<concepts/dough/>\n    a skos:Concept ;" in written


def test_a_text_or_an_address_cannot_end_its_literal():
    assert write_text('a"b\\c\nd', "de") == r'"a\"b\\c\nd"@de'
    assert write_text("a", "not a tag") == '"a"'
    assert write_iri('https://x/a b>"{ü') == "<https://x/a%20b%3E%22%7B%C3%BC>"


# --- Atom --------------------------------------------------------------------------------------------------


def dated(name: str, front_matter: str) -> Any:
    return document(f"{name}.md", f"---\ntitle: {name.title()}\n{front_matter}\n---\nText of {name}.\n")


def read_feed(*documents: Any) -> tuple[ET.Element | None, list[str]]:
    feed, faults = write_atom(publish(*documents))
    return None if feed is None else ET.fromstring(feed), [str(fault) for fault in faults]


def test_a_feed_has_the_pages_with_a_date_the_latest_first():
    feed, faults = read_feed(
        dated("a", "date: 2026-01-01"),
        dated("b", "date: 2025-01-01\nupdated: 2026-02-01 10:30"),
        dated("c", "date:\n  created: 2026-01-31T23:30:00-02:00"),
        dated("d", ""),
    )
    assert feed is not None
    assert faults == []
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["B", "C", "A"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2026-02-01T10:30:00Z",
        "2026-01-31T23:30:00-02:00",
        "2026-01-01T00:00:00Z",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-02-01T10:30:00Z"
    assert entries[0].findtext(f"{ATOM}published") == "2025-01-01T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}summary") == "Text of b."
    assert entries[0].findtext(f"{ATOM}id") == f"{URL}b/"


def test_without_a_date_there_is_no_feed():
    assert read_feed(dated("a", "")) == (None, [])


def test_a_value_that_is_no_date_is_reported_with_its_line():
    feed, faults = read_feed(dated("a", "date: spring"))
    assert feed is None
    assert [fault.split(": ")[0] for fault in faults] == ["docs/a.md:3"]
    assert "'spring' is not a date" in faults[0]


def test_a_feed_has_a_limited_number_of_entries():
    feed, _ = read_feed(*(dated(f"page-{n}", f"date: 2026-01-01T00:{n % 60:02}") for n in range(MAX_ENTRIES + 5)))
    assert feed is not None
    assert len(feed.findall(f"{ATOM}entry")) == MAX_ENTRIES


@pytest.mark.parametrize(
    "value",
    [
        "",
        "1",
        "2026-1-1",
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "0000-01-01",
        "2026-01-01T24:00",
        "2026-01-01 10:60+25:00",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(value: str):
    assert parse_date(value) is None
