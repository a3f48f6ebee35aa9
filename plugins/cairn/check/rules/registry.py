# SPDX-License-Identifier: MIT
"""The list of all check rules, and the function that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cairn.check.rules.bottlenecks import find_bottlenecks
from cairn.check.rules.chapter_order import find_late_roots, find_later_prerequisites
from cairn.check.rules.cycle_breakers import find_cycle_breakers
from cairn.check.rules.isolated_concepts import find_isolated_concepts
from cairn.check.rules.long_chains import find_long_chains
from cairn.check.rules.one_way_relations import find_one_way_next, find_one_way_related
from cairn.check.rules.question_variety import (
    find_concepts_with_few_questions,
    find_concepts_without_questions,
    find_unvaried_questions,
)
from cairn.check.rules.similar_titles import find_similar_titles
from cairn.check.rules.thresholds import Thresholds
from cairn.check.rules.unused_names import find_single_use_tags, find_unused_references
from cairn.check.rules.wanted_concepts import find_wanted
from cairn.site import Site
from cairn.text.problem import Problem

RULES: tuple[Callable[[Site, Thresholds], Iterable[Problem]], ...] = (
    find_bottlenecks,
    find_cycle_breakers,
    find_isolated_concepts,
    find_late_roots,
    find_later_prerequisites,
    find_single_use_tags,
    find_long_chains,
    find_unvaried_questions,
    find_one_way_next,
    find_one_way_related,
    find_similar_titles,
    find_concepts_with_few_questions,
    find_concepts_without_questions,
    find_unused_references,
    find_wanted,
)
"""All check rules: each takes a site and returns problems."""
_DEFAULT_THRESHOLDS = Thresholds()


def run_rules(site: Site, limits: Thresholds = _DEFAULT_THRESHOLDS) -> Iterator[Problem]:
    """Yield the problems of all check rules, rule by rule."""
    for rule in RULES:
        yield from rule(site, limits)
