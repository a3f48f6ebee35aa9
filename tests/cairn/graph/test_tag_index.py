# SPDX-License-Identifier: MIT
"""A tag is found by its path, or by one that differs from it by a sign or an accent alone."""

from __future__ import annotations

import pytest

from cairn.compile import compile_site
from cairn.content.tag_path import parse_tag
from cairn.sources import Sources
from cairn.text.source import Source

TAGS = ("Maths/Álgebra", "Maths/C", "Maths/C++", "Física")


@pytest.fixture(scope="module")
def tags():
    texts = (f"---\ntags: ['{tag}']\n---\nText.\n" for tag in TAGS)
    pages = (Source(f"docs/concepts/c{n}.md", text, f"concepts/c{n}.md") for n, text in enumerate(texts))
    return compile_site(Sources(tuple(pages))).tags


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *((tag, tag) for tag in TAGS),
        ("maths / álgebra", "Maths/Álgebra"),
        ("Maths/Algebra", "Maths/Álgebra"),
        ("fisica", "Física"),
        ("Maths", "Maths"),
        ("Maths/C+", ""),
        ("Algebra", ""),
        ("Maths/Algebra/C", ""),
    ],
)
def test_a_tag_is_found_by_its_path_without_its_accents_too_unless_several_read_so(tags, typed: str, found: str):
    tag = tags.find(parse_tag(typed))
    assert (tag.path if tag else ()) == (parse_tag(found) if found else ())


def test_the_concepts_of_a_tag_stand_in_the_order_of_their_ids():
    pages = (Source(f"docs/concepts/c{n}.md", "---\ntags: [T]\n---\nText.\n", f"concepts/c{n}.md") for n in range(30))
    [tag] = compile_site(Sources(tuple(pages))).tags.tags.values()
    assert list(tag.concepts) == sorted(f"c{n}" for n in range(30))


def test_a_tag_has_what_is_noted_of_it_and_nothing_else():
    page = Source("docs/concepts/a.md", "---\ntags: [One, Two, Three]\n---\nText.\n", "concepts/a.md")
    deep = "/".join("abcdefghijklmnopq")
    notes = Source("docs/tags.yml", f"{deep}: Too deep.\nOne: {{order: 1}}\nTwo: ' Of two. '\n")
    tags = compile_site(Sources((page,), tags=notes)).tags.tags
    assert [(tag.description, tag.course) for tag in tags.values()] == [("", ""), ("", ""), ("Of two.", "")]
    assert [tag.title for tag in tags.values()] == ["One", "Three", "Two"]
