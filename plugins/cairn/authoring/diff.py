# SPDX-License-Identifier: MIT
"""Compare two states of a site: which concepts, prerequisites, questions and problems changed.

Everything is compared by id. Rewording something or moving it to another file is not a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cairn.site import Site
from cairn.text.problem import Problem
from cairn.text.prose import plain_text
from cairn.text.slug import natural_key

_T = TypeVar("_T")
_MAX_LENGTH = 100
"""The maximum number of characters of a stem to show."""


@dataclass(frozen=True, slots=True)
class Change(Generic[_T]):
    """Items that are in only one of two states."""

    added: tuple[_T, ...]
    """Items that are only in the new state."""
    removed: tuple[_T, ...]
    """Items that are only in the old state."""

    def __bool__(self) -> bool:
        """Return whether the two states differ."""
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class PrerequisiteTitles:
    """A prerequisite relation, given by two titles."""

    prerequisite: str
    """The title of the concept to learn first."""
    concept: str
    """The title of the concept that requires it."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, as a list shows it."""

    id: str
    """The id of the question."""
    stem: str
    """The first words of its stem, as plain text."""


@dataclass(frozen=True, slots=True)
class SiteDiff:
    """The differences between two states of a site."""

    concepts: Change[str]
    """Titles of concepts with content."""
    retitled: tuple[tuple[str, str], ...]
    """The old and the new title of each concept that kept its id."""
    prerequisites: Change[PrerequisiteTitles]
    """Prerequisite relations."""
    questions: Change[QuestionLine]
    """Questions."""
    problems: Change[Problem]
    """Problems; a problem that only moved to another line is not listed."""

    def __bool__(self) -> bool:
        """Return whether the two states differ."""
        return any((self.concepts, self.retitled, self.prerequisites, self.questions, self.problems))


def diff_sites(before: Site, after: Site) -> SiteDiff:
    """Return the differences between two states of a site."""
    old, new = _titles(before), _titles(after)
    return SiteDiff(
        concepts=_change(old, new),
        retitled=tuple(sorted((old[i], new[i]) for i in old.keys() & new.keys() if old[i] != new[i])),
        prerequisites=_change(_prerequisites(before), _prerequisites(after)),
        questions=_change(_questions(before), _questions(after)),
        problems=Change(_new_problems(after.problems, before.problems), _new_problems(before.problems, after.problems)),
    )


def _change(old: Mapping[str, _T], new: Mapping[str, _T]) -> Change[_T]:
    added = sorted(new.keys() - old.keys(), key=natural_key)
    removed = sorted(old.keys() - new.keys(), key=natural_key)
    return Change(tuple(new[i] for i in added), tuple(old[i] for i in removed))


def _titles(site: Site) -> dict[str, str]:
    return {concept.id: concept.title for concept in site.catalogue.concepts.values() if concept.is_written}


def _prerequisites(site: Site) -> dict[str, PrerequisiteTitles]:
    title = site.catalogue.title
    found = ((p.id, concept) for concept, before in site.graph.before.items() for p in before)
    return {f"{concept} {first}": PrerequisiteTitles(title(first), title(concept)) for first, concept in found}


def _questions(site: Site) -> dict[str, QuestionLine]:
    return {i: QuestionLine(i, _first_words(q.stem)) for i, q in site.questions.questions.items()}


def _first_words(stem: str) -> str:
    line = " ".join(plain_text(stem).split())
    return line if len(line) <= _MAX_LENGTH else line[:_MAX_LENGTH].rpartition(" ")[0] + "…"


def _new_problems(these: tuple[Problem, ...], those: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems in `these` that are not in `those`; a problem on another line counts as the same."""
    remaining, found = Counter(map(_identity, those)), []
    for problem in these:
        if remaining[_identity(problem)]:
            remaining[_identity(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.code.label, problem.span.path, problem.message
