# SPDX-License-Identifier: MIT
"""Compare two states of a site: which concepts, prerequisites, tags, questions, references and problems changed.

Everything is compared by id. Moving something to another file is not a change, and rewording is one only where the
progress of readers depends on the words. A concept with another id is the same one if it answers to its old name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cairn.authoring.concept_renames import ConceptRename, find_renames, new_ids
from cairn.authoring.question_changes import (
    QuestionChange,
    QuestionLine,
    QuestionRename,
    describe_question,
    find_question_changes,
    find_question_renames,
)
from cairn.content.tag_path import write_tag
from cairn.site import Site
from cairn.text.collation import collation_key
from cairn.text.problem import Problem
from cairn.text.source import without_spans

_T = TypeVar("_T")


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
class TagMove:
    """A concept with other tags than before."""

    concept: str
    """Its title."""
    before: tuple[str, ...]
    """Its old tags, the chapter first."""
    after: tuple[str, ...]
    """Its new tags, the chapter first."""


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
    concept_ids: Change[str]
    """The ids of `concepts`, in the same order."""
    renamed: tuple[ConceptRename, ...]
    """Concepts that have a new id and answer to the old one."""
    tag_moves: tuple[TagMove, ...]
    """Concepts whose tags changed."""
    question_renames: tuple[QuestionRename, ...]
    """Questions that have a new id."""
    question_changes: tuple[QuestionChange, ...]
    """Questions that kept their id and changed."""
    references: Change[str]
    """The keys of bibliography entries."""
    references_changed: tuple[str, ...]
    """The keys of bibliography entries that say something else."""
    citations: Change[tuple[str, str]]
    """The titles of concepts, each with the key of a work that it cites."""

    def __bool__(self) -> bool:
        """Return whether the two states differ in more than the wording of questions."""
        changes = (self.concepts, self.prerequisites, self.questions, self.problems, self.references, self.citations)
        more = (self.retitled, self.renamed, self.tag_moves, self.question_renames, self.references_changed)
        return any((*changes, *more, any(change.is_more_than_wording for change in self.question_changes)))

    @property
    def losses(self) -> int:
        """The number of changes through which readers lose progress."""
        gone = len(self.concepts.removed) + len(self.questions.removed)
        renamed = sum(rename.loses for rename in self.question_renames)
        return gone + renamed + sum(change.loses for change in self.question_changes)


def diff_sites(before: Site, after: Site) -> SiteDiff:
    """Return the differences between two states of a site."""
    old, new = _titles(before), _titles(after)
    renames = find_renames(before, after)
    ids = new_ids(before, after, renames)
    known = {ids.get(i, i): title for i, title in old.items()}
    concepts, question_renames = _change_ids(known, new), find_question_renames(before, after)
    found = {rename.before: rename.question.id for rename in question_renames}
    old_questions = before.questions.questions
    questions = {found[i]: old_questions[i] for i in found}
    questions |= {i: q for i, q in old_questions.items() if i not in found}
    stays = [(known[i], new[i]) for i in known.keys() & new.keys() - {r.after for r in renames}]
    return SiteDiff(
        concepts=Change(tuple(new[i] for i in concepts.added), tuple(known[i] for i in concepts.removed)),
        concept_ids=concepts,
        retitled=tuple(sorted(titles for titles in stays if titles[0] != titles[1])),
        renamed=renames,
        prerequisites=_change(_prerequisites(before, ids), _prerequisites(after, {})),
        tag_moves=tuple(_tag_moves(before, after, ids)),
        questions=_change(
            {i: describe_question(q) for i, q in questions.items()},
            {i: describe_question(q) for i, q in after.questions.questions.items()},
        ),
        question_renames=question_renames,
        question_changes=tuple(find_question_changes(questions, after, ids)),
        references=_change_ids(before.references, after.references),
        references_changed=tuple(_changed_references(before, after)),
        citations=_change(_citations(before, ids), _citations(after, {})),
        problems=Change(_new_problems(after.problems, before.problems), _new_problems(before.problems, after.problems)),
    )


def _change(old: Mapping[str, _T], new: Mapping[str, _T]) -> Change[_T]:
    ids = _change_ids(old, new)
    return Change(tuple(new[i] for i in ids.added), tuple(old[i] for i in ids.removed))


def _change_ids(old: Mapping[str, object], new: Mapping[str, object]) -> Change[str]:
    added = sorted(new.keys() - old.keys(), key=collation_key)
    removed = sorted(old.keys() - new.keys(), key=collation_key)
    return Change(tuple(added), tuple(removed))


def _titles(site: Site) -> dict[str, str]:
    return {concept.id: concept.title for concept in site.catalogue.concepts.values() if concept.is_written}


def _prerequisites(site: Site, ids: Mapping[str, str]) -> dict[str, PrerequisiteTitles]:
    title = site.catalogue.title
    found = ((p.id, concept) for concept, before in site.graph.before.items() for p in before)
    return {
        f"{ids.get(concept, concept)} {ids.get(first, first)}": PrerequisiteTitles(title(first), title(concept))
        for first, concept in found
    }


def _tag_moves(before: Site, after: Site, ids: Mapping[str, str]) -> list[TagMove]:
    found = []
    for concept_id, concept in before.catalogue.concepts.items():
        now = after.catalogue.concepts.get(ids.get(concept_id, concept_id))
        if now and now.tags != concept.tags:
            tags = tuple(tuple(map(write_tag, each.tags)) for each in (concept, now))
            found.append(TagMove(now.title, *tags))
    return sorted(found, key=lambda move: collation_key(move.concept))


def _changed_references(before: Site, after: Site) -> list[str]:
    both = before.references.keys() & after.references.keys()
    pairs = ((key, before.references[key], after.references[key]) for key in sorted(both, key=collation_key))
    return [key for key, old, new in pairs if without_spans(old) != without_spans(new)]


def _citations(site: Site, ids: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {
        f"{ids.get(concept, concept)} {key}": (site.catalogue.title(concept), key)
        for key, concepts in site.citing_concepts.items()
        for concept in concepts
    }


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
