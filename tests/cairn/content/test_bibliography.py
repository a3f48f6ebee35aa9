# SPDX-License-Identifier: MIT
"""What a bibliography says of a work: who wrote it, when, where, and at which address it can be read."""

from __future__ import annotations

import pytest

from cairn.compile import compile_site
from cairn.content.bibliography import Reference, parse_references
from cairn.sources import Sources
from cairn.text.collation import collation_key
from cairn.text.source import Source


def reference(fields: str) -> Reference:
    [found] = parse_references(Source("docs/references.bib", f"@misc{{key,\n{fields}\n}}\n"))[0].values()
    return found


@pytest.mark.parametrize(
    ("names", "named", "surname"),
    [
        ("author = {Noether, Emmy}", "Emmy Noether", "noether"),
        ("author = {Emmy Noether}", "Emmy Noether", "noether"),
        ("author = {Noether, Emmy and Ada Lovelace}", "Emmy Noether, Ada Lovelace", "noether"),
        ("author = {A. One and B. Two and C. Three}", "A. One, B. Two, C. Three", "one"),
        ("author = {A. One and B. Two and C. Three and D. Four}", "A. One", "one"),
        ("author = {A. One and others}", "A. One", "one"),
        ("editor = {Straße, {\\'E}mile}", "Émile Straße", "strasse"),
        ("AUTHOR = {{The {Cairn} Authors}}", "The Cairn Authors", "authors"),
        ("author = {King, Jr., Martin}", "Jr., Martin King", "king"),
        ("", "", "key"),
    ],
)
def test_up_to_three_authors_are_named_and_the_first_one_sorts(names: str, named: str, surname: str):
    found = reference(names)
    assert (", ".join(found.named_authors), found.sort_key[0]) == (named, collation_key(surname))


def test_works_of_one_author_sort_by_year_then_title_then_key():
    text = "".join(
        f"@misc{{{key}, author={{A. One}}, year={{{year}}}, title={{{title}}}}}\n"
        for key, year, title in (("d", 2000, "B"), ("c", 2000, "b"), ("b", 1999, "Z"), ("a", 2000, "C"))
    )
    found = parse_references(Source("docs/references.bib", text))[0].values()
    assert [r.key for r in sorted(found, key=lambda r: r.sort_key)] == ["b", "c", "d", "a"]


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("year = 1921", "1921"),
        ("date = {1921-03-01}", "1921"),
        ("year = {2001}, date = {1921}", "2001"),
        ("title = {T}", ""),
    ],
)
def test_a_year_is_that_of_the_date_where_there_is_no_other(fields: str, year: str):
    assert reference(fields).year == year


@pytest.mark.parametrize("field", ["journal", "booktitle", "publisher", "school", "institution"])
def test_a_work_appeared_in_what_its_entry_says(field: str):
    assert reference(f"{field} = {{Some {{Place}}}}, howpublished = {{Online}}").venue == "Some Place"
    assert reference("howpublished = {Online}").venue == "Online"
    assert reference("title = {T}").venue == ""


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("doi = {10.1/a_b}", "https://doi.org/10.1/a_b"),
        ("doi = {https://doi.org/10.1/a}, url = {https://example.org}", "https://doi.org/10.1/a"),
        ("eprint = {2101.00001}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {2101.00001}, archiveprefix = {arXiv}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {1}, archiveprefix = {HAL}, url = { http://example.org/a }", "http://example.org/a"),
        ("url = {javascript:alert(1)}", ""),
        ("url = {see https://example.org}", ""),
        ("title = {T}", ""),
    ],
)
def test_a_work_is_read_at_its_doi_its_preprint_or_its_address(fields: str, url: str):
    assert reference(fields).url == url


def test_signs_of_latex_are_read_as_the_text_that_they_stand_for():
    assert (
        reference("title = {100 % of {R&D}, 5 \\% more and Erd{\\H{o}}s}").title == "100 % of R&D, 5 % more and Erdős"
    )
    assert reference("year = 1921").title == "key"


def test_a_field_that_stands_twice_is_reported_with_each_name():
    text = "\n@misc{a, year = 1, title = {T}, year = 2, title = {U}}\n@misc{b,\n title = {B}}\n@misc{b, title = {C}}\n"
    found, problems = parse_references(Source("docs/references.bib", text))
    assert [(p.span.line, "'title, year'" in p.message) for p in problems] == [(2, True), (5, False)]
    assert (found["b"].title, found["b"].span.line) == ("B", 3)


def test_each_work_knows_the_concepts_that_cite_it_once():
    cited = {"b": "[one, two]", "a": "[one: chapter 1, one: chapter 2]", "c": "[two]"}
    pages = (
        Source(f"docs/concepts/{n}.md", f"---\nreferences: {keys}\n---\nText.\n", f"concepts/{n}.md")
        for n, keys in cited.items()
    )
    works = Source("docs/references.bib", "@misc{one, title={One}}\n@misc{two, title={Two}}\n")
    site = compile_site(Sources(tuple(pages), references=works))
    assert {key: tuple(ids) for key, ids in site.citing_concepts.items()} == {"one": ("a", "b"), "two": ("b", "c")}
