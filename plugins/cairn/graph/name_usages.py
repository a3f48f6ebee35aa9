# SPDX-License-Identifier: MIT
"""Every name that any source uses for a concept: what makes stubs wanted, and slips findable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.content.link import find_wikilinks
from cairn.content.name_reference import NameReference
from cairn.text.problem import Code

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from cairn.content.concept import Concept
    from cairn.content.link import Link
    from cairn.content.tag_metadata import TagMetadata
    from cairn.questions.question import Quiz


@dataclass(frozen=True, slots=True)
class NameUsage:
    """A name that a source uses for a concept."""

    reference: NameReference
    """The name, and where it stands; the remark of a wikilink is the heading in it."""
    unknown_code: Code
    """The code of the problem, if it turns out to be a slip."""


class NameUsages:
    """The names in front matter, bodies, questions and notes on tags.

    Nearly all of them are those of concepts that are written, of which nothing is to be said. So a `NameUsage` is made
    only of the names that are asked for.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        links: Mapping[str, tuple[Link, ...]],
        quizzes: Iterable[Quiz],
        metadata_by_tag: Iterable[TagMetadata],
    ) -> None:
        """Take note of what there is; `links` are those of each page."""
        concepts, questions = tuple(concepts), [question for quiz in quizzes for question in quiz.questions]
        self._mentions = {
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
        """Return each name as it was typed, apart from those that are ambiguous."""
        names = {m.name for found in self._mentions.values() for m in found if not m.is_ambiguous}
        return names.union(name for name, _, _ in self._wikilinks)

    def find(self, names: Container[str]) -> Iterator[NameUsage]:
        """Yield the uses of these names, and all that are ambiguous."""
        for code, references in self._mentions.items():
            yield from (NameUsage(m, code) for m in references if m.name and (m.name in names or m.is_ambiguous))
        for name, anchor, span in self._wikilinks:
            if name and name in names:
                yield NameUsage(NameReference(name, anchor, span), Code.WIKILINK_UNKNOWN)
