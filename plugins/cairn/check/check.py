# SPDX-License-Identifier: MIT
"""Everything a check reports about a site: its problems, the results of the check rules, and advice on questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cairn.check.question_placement import find_anchor_clashes, find_shown_twice
from cairn.check.rules.registry import run_rules
from cairn.check.rules.thresholds import Thresholds
from cairn.check.severity_profile import RatedProblem, SeverityProfile, rate_problems
from cairn.check.suppressions import Suppressions, find_suppressions
from cairn.questions.lint import lint_questions
from cairn.questions.placement import hide_fences
from cairn.site import Site
from cairn.sources import Sources
from cairn.text.problem import Problem, sort_problems

_DEFAULT_THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check."""

    rated_problems: tuple[RatedProblem, ...]
    """All reported problems, sorted by location."""
    concepts: int
    """The number of concepts with content."""
    questions: int
    """The number of questions."""


@dataclass(frozen=True, slots=True)
class CheckRules:
    """A project's settings for checks."""

    profile: SeverityProfile = SeverityProfile()  # noqa: RUF009 - it is frozen
    """The severity of each kind of problem."""
    limits: Thresholds = _DEFAULT_THRESHOLDS
    """The thresholds of the check rules."""


def check_site(site: Site, limits: Thresholds = _DEFAULT_THRESHOLDS) -> tuple[Problem, ...]:
    """Return all problems of a site, sorted by location. Problems in the output of macros are found only by a build."""
    fenced = ((uri, hide_fences(page.body)) for uri, page in site.documents.items())
    twice = (p for uri, body in fenced for p in find_shown_twice(site, uri, body))
    anchors = (p for uri in site.documents for p in find_anchor_clashes(site, uri))
    found = (*site.problems, *twice, *anchors, *run_rules(site, limits))
    return sort_problems([*found, *lint_questions(site.questions.questions.values())])


def check_sources(
    site: Site, sources: Sources, rules: CheckRules, others: Iterable[Problem] = (), *, is_build: bool = False
) -> CheckResult:
    """Check a site and apply the suppressions in its sources; `others` are problems that the host has found.

    A build skips the check rules and the advice, unless the profile raises them to warnings or a source contains
    suppressions, which might be unused.
    """
    suppressions = Suppressions(find_suppressions(site, sources), rules.profile)
    is_brief = is_build and not suppressions and not rules.profile.raises_advice
    found = site.problems if is_brief else check_site(site, rules.limits)
    remaining = sort_problems(suppressions.apply((*others, *found)))
    written = sum(concept.is_written for concept in site.catalogue.concepts.values())
    return CheckResult(tuple(rate_problems(remaining, rules.profile)), written, len(site.questions.questions))
