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
