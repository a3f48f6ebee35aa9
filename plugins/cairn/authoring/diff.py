# SPDX-License-Identifier: MIT
"""Two states of a site to what lies between them: the concepts, prerequisites, questions and problems that changed.

Everything is compared by its id. What is only reworded or moved to another file is no change of the graph.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from cairn.text.prose import plain_text
from cairn.text.slug import natural_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cairn.site import Site
    from cairn.text.problem import Problem

_T = TypeVar("_T")
_LONGEST = 100
"""So many letters of a stem."""


@dataclass(frozen=True, slots=True)
class Change(Generic[_T]):
    """What one state has and the other has not."""

    added: tuple[_T, ...]
    """Only in the new one."""
    removed: tuple[_T, ...]
    """Only in the old one."""

    def __bool__(self) -> bool:
        """Say whether there is any difference."""
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class ConceptEdge:
    """A prerequisite by the titles of both ends."""

    prerequisite: str
    """What comes before."""
    concept: str
    """What comes after it."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in a list."""

    id: str
    """Its own."""
    stem: str
    """Its first words, as plain text."""


@dataclass(frozen=True, slots=True)
class SiteDiff:
    """What lies between two states of a site."""

    concepts: Change[str]
    """The titles of written concepts."""
    retitled: tuple[tuple[str, str], ...]
    """The old and the new title of concepts that kept their id."""
    edges: Change[ConceptEdge]
    """Prerequisites."""
    questions: Change[QuestionLine]
    """Questions."""
    problems: Change[Problem]
    """Problems, wherever in their file they stand now."""

    def __bool__(self) -> bool:
        """Say whether there is any difference."""
        return any((self.concepts, self.retitled, self.edges, self.questions, self.problems))


def diff_sites(before: Site, after: Site) -> SiteDiff:
    """Return what has changed from one state of a site to another."""
    old, new = _titles(before), _titles(after)
    return SiteDiff(
        concepts=_change(old, new),
        retitled=tuple(sorted((old[i], new[i]) for i in old.keys() & new.keys() if old[i] != new[i])),
        edges=_change(_edges(before), _edges(after)),
        questions=_change(_questions(before), _questions(after)),
        problems=Change(_beyond(after.problems, before.problems), _beyond(before.problems, after.problems)),
    )


def _change(old: Mapping[str, _T], new: Mapping[str, _T]) -> Change[_T]:
    added = sorted(new.keys() - old.keys(), key=natural_key)
    removed = sorted(old.keys() - new.keys(), key=natural_key)
    return Change(tuple(new[i] for i in added), tuple(old[i] for i in removed))


def _titles(site: Site) -> dict[str, str]:
    return {concept.id: concept.title for concept in site.catalogue.concepts.values() if concept.is_written}


def _edges(site: Site) -> dict[str, ConceptEdge]:
    title = site.catalogue.title
    found = ((p.id, concept) for concept, before in site.graph.before.items() for p in before)
    return {f"{concept} {first}": ConceptEdge(title(first), title(concept)) for first, concept in found}


def _questions(site: Site) -> dict[str, QuestionLine]:
    return {i: QuestionLine(i, _first_words(q.stem)) for i, q in site.questions.questions.items()}


def _first_words(stem: str) -> str:
    line = " ".join(plain_text(stem).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rpartition(" ")[0] + "…"


def _beyond(these: tuple[Problem, ...], those: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return those of the first that the second has not; one that has only moved to another line is in both."""
    left, found = Counter(map(_say, those)), []
    for problem in these:
        if left[_say(problem)]:
            left[_say(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _say(problem: Problem) -> tuple[str, str, str]:
    return problem.code.label, problem.span.path, problem.message
