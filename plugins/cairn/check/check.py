# SPDX-License-Identifier: MIT
"""Everything that can be said of a site without building it: its problems, findings, and advice on its questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.check.question_placement import find_anchors_taken, find_shown_twice
from cairn.check.rules.registry import run_rules
from cairn.check.rules.thresholds import Thresholds
from cairn.check.severity_profile import RatedProblem, SeverityProfile, rate_problems
from cairn.check.suppressions import Suppressions, find_suppressions
from cairn.questions.lint import lint_questions
from cairn.questions.placement import hide_fences
from cairn.text.problem import sort_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cairn.site import Site
    from cairn.sources import Sources
    from cairn.text.problem import Problem

_STANDARD = Thresholds()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check tells of a project."""

    rated_problems: tuple[RatedProblem, ...]
    """Everything that is reported, by place."""
    concepts: int
    """How many concepts are written."""
    questions: int
    """How many questions there are."""


@dataclass(frozen=True, slots=True)
class CheckRules:
    """How a project wants to be checked."""

    profile: SeverityProfile = SeverityProfile()  # noqa: RUF009 - it is frozen
    """How much each kind of problem weighs."""
    limits: Thresholds = _STANDARD
    """From where on something is worth a word."""


def check_site(site: Site, limits: Thresholds = _STANDARD) -> tuple[Problem, ...]:
    """Return the problems, the findings and the advice, by place. What a macro writes is known to a build alone."""
    fenced = ((uri, hide_fences(page.body)) for uri, page in site.documents.items())
    twice = (p for uri, body in fenced for p in find_shown_twice(site, uri, body))
    anchors = (p for uri in site.documents for p in find_anchors_taken(site, uri))
    found = (*site.problems, *twice, *anchors, *run_rules(site, limits))
    return sort_problems([*found, *lint_questions(site.questions.questions.values())])


def check_sources(
    site: Site, sources: Sources, rules: CheckRules, others: Iterable[Problem] = (), *, is_build: bool = False
) -> CheckResult:
    """Return what is to be reported of a site, apart from what comments in its sources allow.

    `others` is what the rim has found. A build asks for advice only where it may fail for it: for what is raised by
    the profile, or for a comment that allows what is not there.
    """
    suppressions = Suppressions(find_suppressions(site, sources), rules.profile)
    is_brief = is_build and not suppressions and not rules.profile.raises_advice
    found = site.problems if is_brief else check_site(site, rules.limits)
    left = sort_problems(suppressions.apply((*others, *found)))
    written = sum(concept.is_written for concept in site.catalogue.concepts.values())
    return CheckResult(tuple(rate_problems(left, rules.profile)), written, len(site.questions.questions))
