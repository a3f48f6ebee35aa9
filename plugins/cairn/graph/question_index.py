# SPDX-License-Identifier: MIT
"""Index all questions by id, and by the concept or page that they belong to; leave out what names only drafts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cairn.content.concept import Concept
from cairn.content.name_reference import NameReference
from cairn.graph.catalogue import Catalogue
from cairn.graph.names import Names, build_names
from cairn.questions.question import Question, Quiz
from cairn.text.problem import Code, Problem


@dataclass(frozen=True, slots=True)
class QuestionIndex:
    """All questions of the site."""

    questions: Mapping[str, Question]
    """All questions by id, sorted."""
    by_concept: Mapping[str, tuple[str, ...]]
    """The ids of the questions that check a concept, by concept id, in file order."""
    seen_on: Mapping[str, tuple[str, ...]]
    """The ids of the questions that were on a concept's imported page, by concept id."""
    linking: Mapping[str, tuple[str, ...]]
    """The ids of the questions of other pages that link to a concept, by concept id, in file order. Their readers need
    the concept: where an answer is wrong, such links lead back to it."""
    in_fences: Mapping[str, tuple[tuple[str, ...], ...]]
    """The ids of the questions of each `quiz` fence of a page, by page path."""
    fences: Mapping[str, tuple[str, ...]]
    """The ids of the questions of each `quiz` fence of the site, by the digest of its content."""
    paths: tuple[NameReference, ...]
    """The relative paths that questions link to, each with its line."""
    homes: Mapping[str, str]
    """The page path of the first page that shows a question, by question id."""

    def answerable(self, concept_id: str) -> tuple[str, ...]:
        """Return the ids of the questions of a concept that can be answered: those of a case, but no drafts."""
        whole = (self.questions[question_id] for question_id in self.by_concept.get(concept_id, ()))
        single = (question for found in whole for question in (found.parts or (found,)))
        return tuple(dict.fromkeys(question.id for question in single if question.exercise))


def build_question_index(
    quizzes: Sequence[Quiz], fences: Mapping[str, tuple[Quiz, ...]], catalogue: Catalogue
) -> tuple[QuestionIndex, list[Problem]]:
    """Index all questions; `fences` are the `quiz` fences by page path. A duplicate id is a problem."""
    questions: dict[str, Question] = {}
    problems = []
    in_fences = {uri: tuple(tuple(q.id for q in quiz.questions) for quiz in found) for uri, found in fences.items()}
    top_level = [question for quiz in quizzes for question in quiz.questions]
    for question in (single for whole in top_level for single in (whole, *whole.parts)):
        other = questions.setdefault(question.id, question)
        if other is not question:
            problems.append(_duplicate_id_problem(question, other))
    problems += _find_taken_aliases(questions)
    by_concept, seen_on = _by_concept((q for q in top_level if questions[q.id] is q), catalogue)
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
        linking=_by_link((q for q in top_level if questions[q.id] is q), catalogue, homes),
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
    on_page: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        for references, found in ((question.concepts, checks), (question.seen_on, on_page)):
            for reference in references:
                concept = catalogue.find(reference.name)
                if concept and found[concept][-1:] != [question.id]:
                    found[concept].append(question.id)
    by_concept = {c: tuple(ids) for c, ids in checks.items()}
    related = {c: tuple(_without(ids, by_concept.get(c, ()))) for c, ids in on_page.items()}
    return by_concept, related


def _by_link(
    questions: Iterable[Question], catalogue: Catalogue, homes: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        links = (link for single in (question, *question.parts) for link in single.links)
        targets = dict.fromkeys(catalogue.find_link(link.name, link.remark) for link in links)
        own = {catalogue.find(reference.name) for reference in (*question.concepts, *question.seen_on)}
        home = homes.get(question.id)
        for concept in targets:
            if home and concept and concept not in own and home != catalogue.uri(concept):
                found[concept].append(question.id)
    return {concept: tuple(ids) for concept, ids in found.items()}


def _without(ids: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    known = set(others)
    return (i for i in ids if i not in known)


def _find_taken_aliases(questions: Mapping[str, Question]) -> list[Problem]:
    """Return a problem for each former id that is in use: two questions would share their progress."""
    owners = dict(questions)
    problems = []
    for question in questions.values():
        for alias in question.aliases:
            owner = owners.setdefault(alias, question)
            if owner is not question:
                fault = f"The alias '{alias}' already belongs to the question at {_location(owner)}. Remove it here."
                problems.append(Problem(Code.QUESTION_ID_TAKEN, question.span, fault))
    return problems


def _location(question: Question) -> str:
    return f"{question.span.path}:{question.span.line}"


def _duplicate_id_problem(question: Question, other: Question) -> Problem:
    location = _location(other)
    if question.has_explicit_id:
        fault = f"The id '{question.id}' already belongs to the question at {location}. Give one of them another id."
    else:
        fault = f"This question has the same stem as the one at {location}. Give one of them an id."
    return Problem(Code.QUESTION_ID_TAKEN, question.span, fault)


def find_drafts(drafts: Collection[Concept], names: Names) -> Callable[[str], Concept | None]:
    """Return a function that finds the draft with a name, unless a published concept has it, too; these are `names`."""
    by_id, draft_names, _ = build_names(drafts)
    return lambda name: None if names.look_up(name).id else by_id.get(draft_names.look_up(name).id)


def leave_out_drafts(quizzes: Iterable[Quiz], find_draft: Callable[[str], Concept | None]) -> list[Quiz]:
    """Return the quizzes without references to drafts.

    A question that refers only to drafts is not listed anywhere. A page that includes it by its id still shows it.
    """
    return [_without_drafts(quiz, find_draft) for quiz in quizzes]


def _without_drafts(quiz: Quiz, find_draft: Callable[[str], Concept | None]) -> Quiz:
    def published_only(references: tuple[NameReference, ...]) -> tuple[NameReference, ...]:
        return tuple(reference for reference in references if not find_draft(reference.name))

    questions = (
        replace(q, concepts=published_only(q.concepts), seen_on=published_only(q.seen_on)) for q in quiz.questions
    )
    return replace(quiz, questions=tuple(questions))
