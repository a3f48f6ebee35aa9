# SPDX-License-Identifier: MIT
"""Findings cost in proportion to the site, whatever the shape of its graph; what they rank is bounded."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cairn.check.check import check_site
from cairn.check.graph_statistics import Layer, build_layers
from cairn.check.rules.long_chains import build_depths
from cairn.check.rules.registry import RULES, run_rules
from cairn.check.rules.thresholds import Thresholds
from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.problem import Code
from cairn.text.source import Source

if TYPE_CHECKING:
    from cairn.site import Site

SMALL = 150


def concept(name: str, *before: str, text: str = "Text.", related: str = "") -> Source:
    head = f"---\nlearn_before: [{', '.join(before)}]\nrelated: [{related}]\ntags: [Ch.{len(name)}]\n---\n"
    return Source(f"docs/concepts/{name}.md", head + text + "\n", f"concepts/{name}.md")


def chain(size):
    return [concept(f"c{n}", *([f"c{n - 1}"] if n else [])) for n in range(size)]


def star(size):
    text = "## Next\n\n[[hub]]"
    return [concept("hub"), *(concept(f"c{n}", "hub", text=text, related="rim") for n in range(size)), concept("rim")]


def circles(size):
    return [concept(f"c{n}", f"c{(n + 1) % size}", f"c{n ^ 1 if n ^ 1 < size else 0}") for n in range(size)]


def wished(size):
    return [concept(f"c{n}", f"wish {n // 3}", text=f"See [[gap {n % 7}]].") for n in range(size)]


def titled(size):
    words = ("vector", "vectors", "factor", "tensor")
    return [
        Source(f"docs/concepts/t{n}.md", f"---\ntitle: A {words[n % 4]} of {n // 4}\n---\nText.\n", f"concepts/t{n}.md")
        for n in range(size)
    ]


def compiled(documents) -> Site:
    return compile_site(Sources(tuple(documents)))


def calls(site: Site) -> int:
    """How many functions are called to find everything: the same at every run, unlike the time that it takes."""
    count = 0

    def look(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(look)
    try:
        list(run_rules(site))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", [chain, star, circles, wished, titled], ids=lambda shape: shape.__name__)
def test_twice_the_concepts_cost_about_twice_the_work(shape):
    small, large = compiled(shape(SMALL)), compiled(shape(2 * SMALL))
    assert calls(large) <= 2.4 * calls(small)


def test_what_is_ranked_is_bounded():
    found = Counter(problem.code for problem in run_rules(compiled(wished(300)), Thresholds(wanted=4)))
    assert found[Code.STUB_WANTED] == 4
    assert found[Code.CONCEPT_BOTTLENECK] <= 10


def test_the_length_of_a_long_chain_can_be_moved():
    site = compiled(chain(8))
    assert not any(p.code is Code.CHAIN_LONG for p in check_site(site))
    (found,) = (p for p in check_site(site, Thresholds(chain=8)) if p.code is Code.CHAIN_LONG)
    assert "c0 -> c1 -> c2 -> c3 -> c4 -> c5 -> c6 -> c7. 1 concept is at depth 8 or more." in found.message


def test_in_a_circle_depths_end():
    depths = build_depths(compiled([concept("a", "b"), concept("b", "a"), concept("c", "b")]))
    assert sorted(depths.layer) == ["a", "b", "c"]
    assert len(depths.path_to("c")) <= 3


def test_layers_count_what_is_written_asked_and_missing():
    quiz = Source("quizzes/a.yml", "concepts: [a]\nquestions:\n  - stem: Is it?\n    is_true: yes\n")
    documents = (concept("a"), concept("b", "a", "gap"), concept("c", "b", text=""))
    assert build_layers(compile_site(Sources(documents, (quiz,)))) == (
        Layer(1, 1, 0, 1),
        Layer(2, 0, 1, 0),
        Layer(3, 0, 0, 1),
    )


def test_an_empty_site_has_no_findings_and_no_layers():
    assert list(run_rules(compiled([]))) == []
    assert build_layers(compiled([])) == ()


def test_each_finder_is_registered_once():
    assert len(set(RULES)) == len(RULES)
