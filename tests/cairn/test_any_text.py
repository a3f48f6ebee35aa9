# SPDX-License-Identifier: MIT
"""Whatever stands in the sources, the engine makes a site of it and points at lines that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.questions.placement import hide_fences
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.concept.body import compile_body
from cairn.views.concept.concept_page import compile_concept
from cairn.views.indexes.index_pages import compile_indexes

if TYPE_CHECKING:
    from cairn.site import Site

WORDS = ("a", "Vectors", "vectros", "12:30", "no", "é", "集合", "C#", "…", "\u2028", "\x85", "\x0b", "\0", "\ufeff")
SIGNS = (
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    "- ",
    "> ",
    ": ",
    "#",
    "*",
    "_",
    "`",
    "|",
    "\\",
    "/",
    "&a ",
    "*a ",
    "'",
    '"',
)
MARKS = (
    "[[",
    "]]",
    "](a.md)",
    "[",
    "{",
    "}",
    "---\n",
    "```",
    "```quiz\n",
    "~~~\n",
    "<!--",
    "-->",
    "$$",
    "<pre>",
    "|\n  ",
)
KEYS = ("title: ", "id: ", "learn_before:", "related: ", "tags: ", "references: ", "votes: ", "stem: ", "is_true: ")
MORE = (
    "questions:\n",
    "concepts: [a]\n",
    "choices: |\n  ",
    "- [x] ",
    "hints: ",
    "order: ",
    "@book{a, year = ",
    ",\n",
    "}\n",
)
text = st.lists(st.sampled_from(WORDS + SIGNS + MARKS + KEYS + MORE), max_size=25).map("".join) | st.text(max_size=40)
front_matter = text.map(lambda inside: f"---\n{inside}\n---\n")


def show(site: Site) -> None:
    """Make everything that a rim would ask for."""
    for uri, document in site.documents.items():
        compile_body(site, uri, hide_fences(document.body), lambda shown: shown.question.label)
    for concept in site.concept_ids.values():
        compile_concept(site, concept)
    for page in compile_indexes(site).values():
        assert page.markdown
        page.compile_view(site)


def check(sources: Sources) -> None:
    site = compile_site(sources)
    show(site)
    given_sources = (*sources.documents, *sources.quizzes, sources.tags, sources.references)
    lengths = {source.path: len(source.text.split("\n")) for source in given_sources if source}
    for problem in site.problems:
        assert 1 <= problem.span.line <= lengths[problem.span.path], str(problem)
        assert problem.message.endswith((".", "?")), str(problem)


@given(front_matter, text)
@settings(max_examples=150)
def test_any_document_makes_a_site(fields: str, body: str):
    check(Sources((Source("docs/concepts/a.md", fields + body, "concepts/a.md"), Source("docs/i.md", body, "i.md"))))


@given(text)
@settings(max_examples=150)
def test_any_question_file_makes_a_site(quiz: str):
    check(Sources((Source("docs/concepts/a.md", "Text.", "concepts/a.md"),), (Source("quizzes/a.yml", quiz),)))


@given(text)
@settings(max_examples=60)
def test_any_notes_on_tags_make_a_site(notes: str):
    document = Source("docs/concepts/a.md", "---\ntags: [a, Vectors/é]\n---\nText.", "concepts/a.md")
    check(Sources((document,), tags=Source("docs/tags.yml", notes)))


@given(text)
@settings(max_examples=60)
def test_any_bibliography_makes_a_site(bibliography: str):
    document = Source("docs/concepts/a.md", "---\nreferences: [a]\n---\nText.", "concepts/a.md")
    check(Sources((document,), references=Source("docs/references.bib", bibliography)))


@pytest.mark.parametrize("inside", ["[" * 3000, "- " * 3000, "{a: " * 3000, "[" * 3000 + "]" * 3000])
def test_no_depth_of_nesting_is_too_much(inside: str):
    document = Source("docs/concepts/a.md", f"---\nlearn_before: {inside}\n---\n{inside}", "concepts/a.md")
    check(Sources((document,), (Source("quizzes/a.yml", inside),), Source("docs/tags.yml", inside)))


@pytest.mark.parametrize("digits", ["9" * 5000, "٣" * 5000])
def test_no_number_is_too_long(digits: str):
    fields = f"---\ntitle: {digits}\nvotes: {{helpful: {digits}}}\n---\nText."
    check(Sources((Source("docs/concepts/a.md", fields, "concepts/a.md"),)))


def test_an_empty_site_is_a_site():
    check(Sources(()))


def test_a_byte_order_mark_is_no_text():
    site = compile_site(Sources((Source("docs/concepts/a.md", "\ufeff---\ntitle: B\n---\nText.", "concepts/a.md"),)))
    assert site.catalogue.title("a") == "B"
