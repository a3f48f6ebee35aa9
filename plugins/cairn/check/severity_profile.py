# SPDX-License-Identifier: MIT
"""How much each kind of problem weighs, in checks and builds: by a profile, and by what is said of single codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RELAXED, STANDARD, STRICT = PROFILES = ("relaxed", "standard", "strict")
LEVELS: Mapping[str, Severity | None] = {**{s.name.lower(): s for s in reversed(Severity)}, "off": None}
"""What an author may say of a code."""
_NO_FAULTS = frozenset({Code.CONCEPT_BOTTLENECK, Code.PREREQUISITE_IMPLIED, Code.STUB_WANTED})
"""What stays an information in every profile: it tells of a site, and need not change."""


@dataclass(frozen=True, slots=True)
class SeverityProfile:
    """The weights of one project."""

    name: str = STANDARD
    """`relaxed` leaves out what is only worth knowing; `strict` makes a warning of it."""
    levels: Mapping[Code, Severity | None] = field(default_factory=dict)
    """What the author says of single codes; None where one is not to be reported."""

    def weigh(self, code: Code) -> Severity | None:
        """Return how much a problem of that code weighs; None where it is not to be reported."""
        if code in self.levels:
            return self.levels[code]
        if code.severity is Severity.INFO and self.name == RELAXED:
            return None
        is_raised = code.severity is Severity.INFO and self.name == STRICT and code not in _NO_FAULTS
        return Severity.WARNING if is_raised else code.severity

    def is_error(self, code: Code) -> bool:
        """Say whether a problem of that code fails every build, whatever its author says beside it."""
        return code.severity is Severity.ERROR and self.weigh(code) is Severity.ERROR

    @property
    def raises_advice(self) -> bool:
        """Whether anything that is otherwise only worth knowing fails a strict build here."""
        return any((self.weigh(code) or 0) > Severity.INFO for code in Code if code.severity is Severity.INFO)


@dataclass(frozen=True, slots=True)
class RatedProblem:
    """A problem with its weight in this project."""

    problem: Problem
    """What is wrong."""
    severity: Severity
    """How much it weighs here."""


def rate_problems(problems: Iterable[Problem], profile: SeverityProfile) -> Iterator[RatedProblem]:
    """Yield the problems that are to be reported, with their weights, in the same order."""
    for problem in problems:
        severity = profile.weigh(problem.code)
        if severity is not None:
            yield RatedProblem(problem, severity)
