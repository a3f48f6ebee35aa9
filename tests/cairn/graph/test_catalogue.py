# SPDX-License-Identifier: MIT
"""A name is found at the first of several stages, and a new document gets an address that nobody has."""

from __future__ import annotations

import pytest

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source

HEAD = "---\nid: {}\ntitle: {}\nlearn_before: [Some Gap]\n---\nText.\n"
PAGES = {"x": HEAD.format("the-x", "X Ray"), "b": HEAD.format("b", "B"), "sub/c": HEAD.format("c-id", "Cé")}
SITE = compile_site(Sources(tuple(Source(f"docs/concepts/{n}.md", t, f"concepts/{n}.md") for n, t in PAGES.items())))


@pytest.mark.parametrize(
    ("name", "found", "stage"),
    [
        ("the-x", "the-x", "id"),
        ("X Ray", "the-x", "exact"),
        ("x  ray", "the-x", "folded"),
        ("sub/c", "c-id", "path"),
        ("ce", "c-id", "slug"),
        ("some-gap", "some-gap", "id"),
        ("some GAP", "some-gap", "folded"),
        ("nothing", "", "nothing"),
    ],
)
def test_a_name_is_found_at_the_first_stage_that_has_it(name: str, found: str, stage: str):
    match = SITE.catalogue.look_up(name)
    assert (match.id, match.stage.value) == (found, stage)


@pytest.mark.parametrize(
    ("title", "new_id"), [("X-Ray", "x-ray"), ("B?", "b-question"), ("Some gap", "some-gap"), ("New", "new")]
)
def test_a_renamed_concept_keeps_its_own_address_free_and_takes_no_others(title: str, new_id: str):
    assert SITE.catalogue.without("the-x").new_segment(title) == new_id
