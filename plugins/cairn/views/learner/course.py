# SPDX-License-Identifier: MIT
"""The course as the learner layer needs it: what there is to learn, in learning order, and what can be answered.

`cairn.views.learner.graph_file` writes it. A concept that nobody has written has no questions here, since nothing about
it can be learned on the site; so it never keeps readers from what follows it. The same holds for a concept that has
drafts of questions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cairn.content.document import page_path
from cairn.graph.chapters import with_parents
from cairn.questions.question import Case
from cairn.site import Site

QuestionIds = tuple[str, ...]
"""The id of a question and its former ids, the current one first."""
QuestionGroup = tuple[QuestionIds, ...]
"""A question, or the questions of one case."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: a tag that is the first one of some concept, or a tag above one."""

    titles: tuple[str, ...]
    """The tag, from the subject down to the chapter itself. A chapter also has the concepts of those below it."""
    path: str
    """The address of its page, relative to the root of the site."""


@dataclass(frozen=True, slots=True)
class CourseConcept:
    """One concept. Others refer to it by its position in the course."""

    id: str
    """The id under which marks and goals are recorded."""
    title: str
    """Its title, as plain text."""
    path: str
    """The address of its page, relative to the root of the site."""
    chapter: int
    """The position of its chapter; -1 if it has none."""
    before: tuple[int, ...]
    """The positions of its direct prerequisites, in its author's order; in a cycle, some are not before its own."""
    groups: tuple[QuestionGroup, ...]
    """What can be answered about it, in file order."""


@dataclass(frozen=True, slots=True)
class Course:
    """The graph of a site."""

    concepts: tuple[CourseConcept, ...]
    """The concepts in learning order. A stub is among them if it is a prerequisite: directly before the first concept
    that needs it."""
    chapters: tuple[Chapter, ...]
    """The chapters in the order of tags."""
    question_ids: tuple[str, ...]
    """All ids of questions on the site, former ones too, sorted."""


def build_course(site: Site, find_path: Callable[[str], str]) -> Course:
    """Return the course of a site; `find_path` returns the address of the page with a page path."""
    addresses = [address for address in site.tags.tags if site.tag_concepts[address].own]
    chapters = {concept: n for n, a in enumerate(addresses) for concept in site.chapters.get(a, ())}
    order = {concept: n for n, concept in enumerate(order_concepts(site))}
    concepts = (
        CourseConcept(
            id=concept,
            title=site.catalogue.title(concept),
            path=find_path(site.catalogue.uri(concept)),
            chapter=chapters.get(concept, -1),
            before=tuple(order[p.id] for p in site.graph.before.get(concept, ())),
            groups=tuple(find_groups(site, concept)),
        )
        for concept in order
    )
    return Course(
        concepts=tuple(concepts),
        chapters=tuple(_make_chapter(site, address, find_path) for address in addresses),
        question_ids=_list_question_ids(site),
    )


def order_concepts(site: Site) -> tuple[str, ...]:
    """Return the ids of the concepts of the course, in its order."""
    return tuple(dict.fromkeys(_with_stubs(site)))


def _with_stubs(site: Site) -> Iterator[str]:
    """Yield the concepts in learning order, each after the stubs among its prerequisites."""
    for concept in site.order:
        yield from (p.id for p in site.graph.before.get(concept, ()) if p.id in site.catalogue.stubs)
        yield concept


def _make_chapter(site: Site, address: str, find_path: Callable[[str], str]) -> Chapter:
    titles = tuple(site.tags.tags[above].title for above in with_parents(address))
    return Chapter(titles, find_path(site.page_at(page_path(f"tags/{address}"))))


def find_groups(site: Site, concept: str) -> Iterator[QuestionGroup]:
    """Yield the questions that check a concept and can be answered."""
    questions = site.questions.questions
    for question_id in site.questions.by_concept.get(concept, ()) if site.catalogue.is_written(concept) else ():
        question = questions[question_id]
        singles = question.parts if isinstance(question.exercise, Case) else (question,)
        answerable = (q for q in singles if q.exercise and questions[q.id] is q)
        if group := tuple(tuple(dict.fromkeys((q.id, *q.aliases))) for q in answerable):
            yield group


def _list_question_ids(site: Site) -> QuestionIds:
    questions = site.questions.questions.values()
    return tuple(sorted({found for question in questions for found in (question.id, *question.aliases)}))
