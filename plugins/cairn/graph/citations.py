# SPDX-License-Identifier: MIT
"""Collect citations: what each concept cites, which concepts cite each reference, and which keys are unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from cairn.content.concept import Citation, Concept
from cairn.content.in_text_citation import find_citation_groups
from cairn.content.tag_metadata import TagMetadata
from cairn.questions.question import Quiz
from cairn.text.fuzzy_match import FuzzyIndex, find_swapped
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten
from cairn.text.source import Span

_ADVICE = "Add it, or correct the key."
_ADVICE_IN_TEXT = r"Add it, correct the key, or write '\@' if this is no citation."
_MIN_RATIO = 0.7


def collect_citations(
    concepts: Iterable[Concept], in_text: Mapping[str, tuple[Citation, ...]]
) -> dict[str, tuple[Citation, ...]]:
    """Return what each concept cites, by id: the list in its front matter, then what only its body cites.

    `in_text` contains the citations in the body of each page, by page path.
    """
    listed = ((concept.id, concept.references, in_text.get(concept.uri, ())) for concept in concepts)
    return {
        i: _merge(references, found) if found else references for i, references, found in listed if references or found
    }


def _merge(listed: tuple[Citation, ...], in_text: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return each work once; if the list says nothing else, the text says where in the work, and how often."""
    by_key: dict[str, list[Citation]] = defaultdict(list)
    for citation in in_text:
        by_key[citation.key].append(citation)
    merged = []
    for citation in listed:
        found = by_key.pop(citation.key, [])
        locator, times = citation.locator or _locators(found), max(citation.times, len(found))
        merged.append(replace(citation, locator=locator, times=times))
    merged += (replace(found[0], times=len(found), locator=_locators(found)) for found in by_key.values())
    return tuple(merged)


def _locators(citations: Iterable[Citation]) -> str:
    return "; ".join(dict.fromkeys(citation.locator for citation in citations if citation.locator))


def index_citations(citations: Mapping[str, tuple[Citation, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the concepts that cite each reference, by reference key, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for concept_id, cited in citations.items():
        for citation in cited:
            found[citation.key].setdefault(concept_id)
    return {key: tuple(ids) for key, ids in found.items()}


def find_cited_elsewhere(quizzes: Iterable[Quiz], metadata_by_tag: Iterable[TagMetadata]) -> Iterator[tuple[str, Span]]:
    """Yield the keys that questions and descriptions of tags cite, with their places."""
    questions = (question for quiz in quizzes for question in quiz.questions)
    for single in (single for question in questions for single in (question, *question.parts)):
        yield from ((cited.name, cited.span) for cited in single.citations)
    for metadata in metadata_by_tag:
        groups = find_citation_groups(metadata.description)
        yield from ((work.key, metadata.span) for group in groups for work in group.works)


def find_unknown_citations(
    listed: Iterable[tuple[str, Span]], in_text: Iterable[tuple[str, Span]], keys: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each citation whose key is not in `keys`; those in running text might be no citations."""
    unknown = [(key, span, _ADVICE) for key, span in listed if key not in keys]
    unknown += ((key, span, _ADVICE_IN_TEXT) for key, span in in_text if key not in keys)
    similar = FuzzyIndex(keys) if unknown else FuzzyIndex()
    for key, span, advice in unknown:
        guess = find_swapped(key, keys) or similar.find(key, _MIN_RATIO)
        cure = f"Did you mean '{guess}'?" if guess else advice
        yield Problem(Code.REFERENCE_UNKNOWN, span, f"'{shorten(key)}' is not in the bibliography. {cure}")
