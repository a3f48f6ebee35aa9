# SPDX-License-Identifier: MIT
"""Every name that any source uses for a concept: what makes stubs wanted, and slips findable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.catalogue import Use
from cairn.link import find_wikilinks
from cairn.mention import Mention
from cairn.problem import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cairn.concept import Concept
    from cairn.link import Link
    from cairn.quiz import Question, Quiz
    from cairn.source import Span
    from cairn.tags import TagNote


def find_uses(
    concepts: Iterable[Concept],
    links: Mapping[str, tuple[Link, ...]],
    quizzes: Iterable[Quiz],
    notes: Iterable[TagNote],
) -> Iterator[Use]:
    """Yield the names in front matter, bodies, questions and notes on tags."""
    for concept in concepts:
        yield from _concept_uses(concept)
    for on_page in links.values():
        yield from (_wikilink_use(link.name, link.span) for link in on_page if link.is_wikilink)
    for quiz in quizzes:
        for question in quiz.questions:
            yield from _question_uses(question)
    for note in notes:
        yield from _text_uses(note.description, note.span)


def _concept_uses(concept: Concept) -> Iterator[Use]:
    path = concept.span.path
    yield from (Use(m, path, Code.PREREQUISITE_UNKNOWN) for m in concept.learn_before)
    yield from (Use(m, path, Code.RELATED_UNKNOWN) for group in concept.related for m in group)


def _question_uses(question: Question) -> Iterator[Use]:
    path = question.span.path
    yield from (Use(m, path, Code.QUESTION_CONCEPT_UNKNOWN) for m in question.concepts + question.seen_on)
    for single in (question, *question.parts):
        yield from (Use(m, path, Code.WIKILINK_UNKNOWN) for m in single.links)


def _text_uses(text: str, span: Span) -> Iterator[Use]:
    return (_wikilink_use(wikilink.name, span) for wikilink in find_wikilinks(text))


def _wikilink_use(name: str, span: Span) -> Use:
    return Use(Mention(name, "", span), span.path, Code.WIKILINK_UNKNOWN)
