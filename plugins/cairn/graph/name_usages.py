# SPDX-License-Identifier: MIT
"""Every name by which any source refers to a concept: used to find wanted concepts and typos."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cairn.content.concept import Concept
from cairn.content.link import Link, find_wikilinks
from cairn.content.name_reference import NameReference
from cairn.content.tag_metadata import TagMetadata
from cairn.questions.question import Quiz
from cairn.text.problem import Code


@dataclass(frozen=True, slots=True)
class NameUsage:
    """A reference to a concept in any source."""

    reference: NameReference
    """The name and where it is; for a wikilink, the remark is the heading."""
    unknown_code: Code
    """The problem code to use if the name is unknown."""


class NameUsages:
    """The references in front matter, bodies, questions and tag descriptions.

    Nearly all of them refer to existing concepts and need no further work. So a `NameUsage` is created only for the
    names that `find` is asked for.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        links: Mapping[str, tuple[Link, ...]],
        quizzes: Iterable[Quiz],
        metadata_by_tag: Iterable[TagMetadata],
    ) -> None:
        """Collect the references; `links` are the links of each page, by page path."""
        concepts, questions = tuple(concepts), [question for quiz in quizzes for question in quiz.questions]
        self._references = {
            Code.PREREQUISITE_UNKNOWN: [m for concept in concepts for m in concept.learn_before],
            Code.RELATED_UNKNOWN: [m for concept in concepts for group in concept.related for m in group],
            Code.QUESTION_CONCEPT_UNKNOWN: [m for q in questions for found in (q.concepts, q.seen_on) for m in found],
            Code.WIKILINK_UNKNOWN: [m for q in questions for single in (q, *q.parts) for m in single.links],
        }
        self._wikilinks = [(k.name, k.anchor, k.span) for found in links.values() for k in found if k.is_wikilink]
        self._wikilinks += [
            (k.name, k.anchor, metadata.span)
            for metadata in metadata_by_tag
            for k in find_wikilinks(metadata.description)
        ]

    def names(self) -> set[str]:
        """Return each name as typed, except ambiguous ones."""
        names = {m.name for found in self._references.values() for m in found if not m.is_ambiguous}
        return names.union(name for name, _, _ in self._wikilinks)

    def find(self, names: Container[str]) -> Iterator[NameUsage]:
        """Yield the usages of these names, and all ambiguous ones."""
        for code, references in self._references.items():
            yield from (NameUsage(m, code) for m in references if m.name and (m.name in names or m.is_ambiguous))
        for name, anchor, span in self._wikilinks:
            if name and name in names:
                yield NameUsage(NameReference(name, anchor, span), Code.WIKILINK_UNKNOWN)
