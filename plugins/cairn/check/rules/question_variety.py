# SPDX-License-Identifier: MIT
"""Find concepts that have no question, fewer than reviews need, or many questions of a single type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cairn.check.rules.thresholds import Thresholds
from cairn.content.concept import Concept
from cairn.site import Site
from cairn.text.problem import Code, Problem

_MIN_FOR_REVIEWS = 3
"""The minimum number of questions of a concept that can be asked again without showing the same one soon."""
_UNREAD = frozenset((Code.QUIZ_BROKEN, Code.QUESTION_WITHOUT_STEM))
"""What keeps a question from being read. Advice to write questions waits until it is mended."""
_MIN_QUESTIONS = 6
"""The minimum number of questions of a concept before a single type is reported."""


def find_concepts_without_questions(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the concepts that have content but no question; on a site without any questions, yield nothing."""
    asked, may_have_more = site.questions.by_concept, _unread_questions(site)
    for concept_id, concept in site.catalogue.concepts.items() if asked else ():
        if concept.is_written and concept_id not in asked and not may_have_more(concept):
            fault = f"'{concept.title}' has no question. Write one that tests whether readers understand it."
            yield Problem(Code.CONCEPT_WITHOUT_QUESTION, concept.span, fault)


def find_concepts_with_few_questions(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the concepts with content that have a question to answer, but too few for reviews; drafts do not count."""
    may_have_more = _unread_questions(site)
    for concept_id in site.questions.by_concept:
        concept = site.catalogue.concepts.get(concept_id)
        count = len(site.questions.answerable(concept_id))
        if concept and concept.is_written and 0 < count < _MIN_FOR_REVIEWS and not may_have_more(concept):
            fault = f"'{concept.title}' has only {count} question{'s' if count > 1 else ''}, so reviews soon repeat."
            advice = f"Write {_MIN_FOR_REVIEWS - count} more."
            yield Problem(Code.CONCEPT_FEW_QUESTIONS, concept.span, f"{fault} {advice}")


def _unread_questions(site: Site) -> Callable[[Concept], bool]:
    """Return whether a concept may have unread questions: those of its page, or of any question file."""
    paths = {problem.span.path for problem in site.problems if problem.code in _UNREAD}
    is_file = not paths.issubset(document.source.path for document in site.documents.values())
    return lambda concept: is_file or concept.span.path in paths


def find_unvaried_questions(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the concepts that have many questions, all of one type."""
    for concept_id, ids in site.questions.by_concept.items():
        questions = [q for i in ids if (q := site.questions.questions[i]).exercise]
        types = {question.type for question in questions}
        if len(questions) >= _MIN_QUESTIONS and len(types) == 1:
            title = site.catalogue.title(concept_id)
            fault = f"All {len(questions)} questions of '{title}' are of the type '{types.pop()}'."
            yield Problem(Code.QUESTION_TYPES_ALIKE, questions[0].span, f"{fault} Use other types as well.")
