# SPDX-License-Identifier: MIT
"""Every question by id, and which of them belong to a concept, beside a concept or in a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cairn.content.name_reference import NameReference
    from cairn.graph.catalogue import Catalogue
    from cairn.questions.question import Question, Quiz


@dataclass(frozen=True, slots=True)
class QuestionIndex:
    """All questions of the site."""

    questions: Mapping[str, Question]
    """By id, sorted."""
    by_concept: Mapping[str, tuple[str, ...]]
    """The questions that check a concept, in the order of their files."""
    seen_on: Mapping[str, tuple[str, ...]]
    """The questions that an import met beside a concept."""
    in_fences: Mapping[str, tuple[tuple[str, ...], ...]]
    """The questions of each `quiz` fence of a page, by the page's place."""
    fences: Mapping[str, tuple[str, ...]]
    """The questions of each `quiz` fence of the site, by the digest of what stands in it."""
    paths: tuple[NameReference, ...]
    """The relative paths to which questions link, each with its line."""
    homes: Mapping[str, str]
    """The place of the page on which a question is first to be found, by question id."""


def build_question_index(
    quizzes: Sequence[Quiz], fences: Mapping[str, tuple[Quiz, ...]], catalogue: Catalogue
) -> tuple[QuestionIndex, list[Problem]]:
    """Index all questions, of which some stand in the `fences` of a page, by its place; an id counts once."""
    questions: dict[str, Question] = {}
    problems = []
    in_fences = {uri: tuple(tuple(q.id for q in quiz.questions) for quiz in found) for uri, found in fences.items()}
    whole = [question for quiz in quizzes for question in quiz.questions]
    for question in (single for each in whole for single in (each, *each.parts)):
        other = questions.setdefault(question.id, question)
        if other is not question:
            problems.append(_fault_taken(question, other))
    problems += _find_taken_aliases(questions)
    by_concept, seen_on = _by_concept((q for q in whole if questions[q.id] is q), catalogue)
    homes = {q: uri for uri, found in in_fences.items() for ids in found for q in ids}
    for concepts in (by_concept, seen_on):
        for concept, ids in concepts.items():
            uri = catalogue.uri(concept)
            for question_id in ids:
                homes.setdefault(question_id, uri)
    index = QuestionIndex(
        questions={q: questions[q] for q in sorted(questions)},
        by_concept=by_concept,
        seen_on=seen_on,
        in_fences=in_fences,
        fences={quiz.digest: tuple(q.id for q in quiz.questions) for found in fences.values() for quiz in found},
        paths=tuple(path for quiz in quizzes for path in quiz.paths),
        homes=homes,
    )
    return index, problems


def _by_concept(
    questions: Iterable[Question], catalogue: Catalogue
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    checks: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        for references, found in ((question.concepts, checks), (question.seen_on, beside)):
            for reference in references:
                concept = catalogue.find(reference.name)
                if concept and found[concept][-1:] != [question.id]:
                    found[concept].append(question.id)
    by_concept = {c: tuple(ids) for c, ids in checks.items()}
    related = {c: tuple(_without(ids, by_concept.get(c, ()))) for c, ids in beside.items()}
    return by_concept, related


def _without(ids: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    known = set(others)
    return (i for i in ids if i not in known)


def _find_taken_aliases(questions: Mapping[str, Question]) -> list[Problem]:
    """Report former ids that are in use: progress would be kept for two questions."""
    owners = dict(questions)
    problems = []
    for question in questions.values():
        for alias in question.aliases:
            owner = owners.setdefault(alias, question)
            if owner is not question:
                fault = f"The alias '{alias}' already belongs to the question at {_place(owner)}. Remove it here."
                problems.append(Problem(Code.QUESTION_ID_TAKEN, question.span, fault))
    return problems


def _place(question: Question) -> str:
    return f"{question.span.path}:{question.span.line}"


def _fault_taken(question: Question, other: Question) -> Problem:
    place = _place(other)
    if question.has_explicit_id:
        fault = f"The id '{question.id}' already belongs to the question at {place}. Give one of them another id."
    else:
        fault = f"This question has the same stem as the one at {place}. Give one of them an id."
    return Problem(Code.QUESTION_ID_TAKEN, question.span, fault)
