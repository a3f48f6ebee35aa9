# SPDX-License-Identifier: MIT
"""What previews of links show, and how they are divided into files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.previews import MAX_IN_SHARD, count_shards, find_shard, write_previews

if TYPE_CHECKING:
    from cairn.site import Site

PATHS = {"concepts/vectors/": 3, "": 0, "concepts/%C3%BC/": 2, "concepts/" + "long-" * 99: 5}
"""The shards of some pages, of eight. `previews.test.ts` has the same."""


def concept(name: str, body: str = "", before: str = "") -> Source:
    front_matter = f"---\ntitle: {name.title()}\nlearn_before: [{before}]\n---\n"
    return Source(f"docs/concepts/{name}.md", front_matter + body, f"concepts/{name}.md")


def read(site: Site) -> list[dict[str, Any]]:
    return [json.loads(shard) for shard in write_previews(site, lambda uri: uri)]


def test_a_preview_has_the_title_the_first_sentence_questions_and_prerequisites():
    quiz = Source("quizzes/a.yml", "concepts: [e]\nquestions:\n  - {id: q, stem: So?, is_true: yes}\n")
    pages = tuple(concept(name, "Text.") for name in "abcd")
    site = compile_site(Sources((*pages, concept("e", "It is **so**. More.", "a, b, c, d"), concept("f")), (quiz,)))
    [shard] = read(site)
    assert shard["concepts/e.md"] == ["E", "It is so.", 1, ["A", "B", "C"], 1]
    assert shard["concepts/f.md"] == ["F", "", -1, [], 0]
    assert list(shard) == sorted(shard)


def test_a_page_that_is_left_out_of_the_site_has_no_preview():
    site = compile_site(Sources((concept("a", "Text."),)))
    assert write_previews(site, lambda _: "") == ("{\n\n}\n",)


@pytest.mark.parametrize(("path", "shard"), PATHS.items())
def test_the_shard_of_a_page_is_the_one_where_scripts_look(path: str, shard: int):
    assert find_shard(path, 8) == shard


@pytest.mark.parametrize(("concepts", "shards"), [(0, 1), (64, 1), (65, 2), (128, 2), (129, 4), (10_000, 256)])
def test_the_number_of_shards_is_a_power_of_two(concepts: int, shards: int):
    assert count_shards(concepts) == shards
    assert concepts <= shards * MAX_IN_SHARD


def test_concepts_are_spread_over_the_shards():
    site = compile_site(Sources(tuple(concept(f"concept-{n}", "Text.") for n in range(1000))))
    sizes = [len(shard) for shard in read(site)]
    assert sum(sizes) == 1000
    assert max(sizes) < 2 * MAX_IN_SHARD
