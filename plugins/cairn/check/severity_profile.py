# SPDX-License-Identifier: MIT
"""The severity of each kind of problem in checks and builds, set by a profile and by settings for individual codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cairn.text.problem import Code, Problem, Severity

RELAXED, STANDARD, STRICT = PROFILES = ("relaxed", "standard", "strict")
LEVELS: Mapping[str, Severity | None] = {**{s.name.lower(): s for s in reversed(Severity)}, "off": None}
"""The severities an author can set for a code."""
_ALWAYS_INFO = frozenset({Code.CONCEPT_BOTTLENECK, Code.PREREQUISITE_IMPLIED, Code.STUB_WANTED})
"""Codes that stay informational in every profile: they describe the site and need no correction."""


@dataclass(frozen=True, slots=True)
class SeverityProfile:
    """A project's severity settings."""

    name: str = STANDARD
    """`relaxed` hides problems of severity INFO; `strict` raises them to warnings."""
    levels: Mapping[Code, Severity | None] = field(default_factory=dict)
    """The author's settings for individual codes; None if a code is not reported."""

    def severity_of(self, code: Code) -> Severity | None:
        """Return the severity of problems with this code, or None if they are not reported."""
        if code in self.levels:
            return self.levels[code]
        if code.severity is Severity.INFO and self.name == RELAXED:
            return None
        is_raised = code.severity is Severity.INFO and self.name == STRICT and code not in _ALWAYS_INFO
        return Severity.WARNING if is_raised else code.severity

    def is_error(self, code: Code) -> bool:
        """Return whether a problem with this code fails every build and cannot be suppressed."""
        return code.severity is Severity.ERROR and self.severity_of(code) is Severity.ERROR

    @property
    def raises_advice(self) -> bool:
        """Whether any code of severity INFO is raised in this project."""
        return any((self.severity_of(code) or 0) > Severity.INFO for code in Code if code.severity is Severity.INFO)


@dataclass(frozen=True, slots=True)
class RatedProblem:
    """A problem with its severity in this project."""

    problem: Problem
    """The problem."""
    severity: Severity
    """Its severity in this project."""


def rate_problems(problems: Iterable[Problem], profile: SeverityProfile) -> Iterator[RatedProblem]:
    """Yield the problems to report with their severities, in the same order."""
    for problem in problems:
        severity = profile.severity_of(problem.code)
        if severity is not None:
            yield RatedProblem(problem, severity)
