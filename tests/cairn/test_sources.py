# SPDX-License-Identifier: MIT
"""What a source says by itself, and when an edit says nothing new to the others."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cairn.compile import derive_site
from cairn.site import Site, with_bodies
from cairn.sources import Sources, parse_page, parse_sources, same_facts
from cairn.text.source import Source
from cairn.views.concept.concept_page import compile_concept
from cairn.views.indexes.index_pages import compile_indexes

if TYPE_CHECKING:
    from cairn.sources import ParsedPage

FOLDER = "concepts"
HEADS = (
    "---\ntitle: A\nlearn_before: [b]\ntags: [T]\n---\n",
    "---\ntitle: A\nlearn_before: [b, c]\ntags: [T]\n---\n",
    "---\ntitle: A\nlearn_before:\n  - b: its reason\ntags: [T]\n---\n",
    "---\ntitle: Other\naliases: [gap]\ntags: [T/U, V]\nreferences: [r]\n---\n",
    "---\n# A note.\n\ntitle: A\nlearn_before: [b]\ntags: [T]\n---\n",
    "",
)
PARTS = (
    "A thing is what it is.",
    "A thing is what it is, or was.",
    "# A",
    "# Another\n\nIt is another.",
    "## Part\n\nSome more.",
    "See [[b]] and [[gap]].",
    "See [[b|it]], which is new.",
    "See [it](b.md) here.",
    "```quiz\nid: q\nstem: Why?\nis_true: yes\n```",
    "```quiz\nid: q\nstem: Why not?\nis_true: no\n```",
    "```quiz\nid: p\nconcepts: [b, c]\nstem: Which?\n```",
    "```\n[[no link]]\n```",
    "![](a.png) and $x^2$.",
    "",
)
texts = st.builds(
    lambda head, parts: head + "\n\n".join(parts) + "\n",
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=4),
)
OTHERS = (
    Source("docs/concepts/b.md", "---\ntitle: B\nlearn_before: [gap]\ntags: [T]\n---\nSee [[a]].\n", "concepts/b.md"),
    Source("docs/concepts/c.md", "---\ntags: [T/U]\nrelated: [a]\n---\nC.\n", "concepts/c.md"),
)
QUIZ = Source("quizzes/a.yml", "- {id: z, concepts: [a], stem: 'What of [[a]]?', is_true: yes}\n")
BIBLIOGRAPHY = Source("docs/references.bib", "@book{r, author={A, B}, title={T}, year={2000}}\n")


def sources(text: str) -> Sources:
    return Sources((Source("docs/concepts/a.md", text, "concepts/a.md"), *OTHERS), (QUIZ,), None, BIBLIOGRAPHY)


def indexes(kept: Site, shown: Site) -> list[object]:
    """Return what all lists show of a site, when those of another are kept, as a host keeps them."""
    return [(uri, page.title, page.markdown, page.compile_view(shown)) for uri, page in compile_indexes(kept).items()]


def concepts(site: Site) -> list[object]:
    """Return what the pages of all concepts show."""
    return [compile_concept(site, concept) for concept in site.concept_ids.values()]


@given(before=texts, after=texts)
@example(before=f"{HEADS[0]}A thing is. Or was.\n", after=f"{HEADS[0]}A thing is. Or has been.\n")
@example(before=f"{HEADS[0]}A thing is.\n", after=f"{HEADS[0]}A thing was.\n")
@example(before=f"{HEADS[0]}A thing.\n\nOf [[b]].\n", after=f"{HEADS[0]}A thing.\n\nIt is of [[b]], they say.\n")
@settings(max_examples=100, derandomize=True)
def test_an_edit_that_says_nothing_new_leaves_the_site_as_a_whole_derivation_would(before: str, after: str):
    old, new = (parse_sources(sources(text), FOLDER) for text in (before, after))
    page, edited = old.pages["concepts/a.md"], new.pages["concepts/a.md"]
    if not same_facts(page, edited) or page.document.body_line != edited.document.body_line:
        return
    site = derive_site(old, FOLDER)
    short, whole = with_bodies(site, [edited]), derive_site(new, FOLDER)
    assert indexes(site, short) == indexes(whole, whole)
    assert concepts(short) == concepts(whole)
    for field in fields(Site):
        if field.name not in ("problems", "questions", "backlinks", "catalogue"):  # which hold lines
            assert getattr(short, field.name) == getattr(whole, field.name), field.name


BASE = f"{HEADS[0]}A thing is. It was.\n\n## Part\n\nSee [[b]].\n"


def parse(text: str) -> ParsedPage:
    return parse_page(Source("docs/concepts/a.md", text, "concepts/a.md"), FOLDER)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It was.", "It has been.\n\nLong."),
        ("A thing is.", "A thing may be."),
        ("See", "\n\nSee"),
        ("See", "They say, see"),
    ],
)
def test_words_are_no_fact_for_other_pages(old: str, new: str):
    assert same_facts(parse(BASE), parse(BASE.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Part", "## Section"),  # others may link to it
        *(("[[b]]", "[[c]]"), ("See [[b]].", "See."), ("title: A", "title: Z")),
        *(("[b]", "[b, c]"), ("[T]", "[T, U]"), ("tags:", "hide: [toc]\ntags:"), ("See [[b]].", "See [[b]], [[c]].")),
        ("It was.", "It was.\n\n```quiz\nstem: Why?\nis_true: yes\n```"),
    ],
)
def test_whatever_another_page_may_show_is_a_fact(old: str, new: str):
    assert old in BASE
    assert not same_facts(parse(BASE), parse(BASE.replace(old, new)))


def test_a_page_with_a_problem_is_looked_at_as_a_whole():
    broken = parse(BASE.replace("learn_before:", "learn_befor:"))
    assert broken.problems
    assert not same_facts(broken, broken)
