# SPDX-License-Identifier: MIT
"""Titles that differ by a word form, a small word or a letter: often one concept, written twice.

Only titles with the same words but one are compared, and of these the neighbors in the alphabet. So the work
grows with the number of titles, not with that of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem
from cairn.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cairn.check.rules.thresholds import Thresholds
    from cairn.site import Site

_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_RATIO, _SHORTEST = 0.8, 5
"""Two words that are so alike, and not shorter, may be meant as one."""


def find_similar_titles(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield each written concept whose title is nearly that of one before it."""
    words = {i: _words(c.title) for i, c in site.catalogue.concepts.items() if c.is_written}
    pairs = {_sorted(site, pair) for pair in (*_same_words(words), *_near_words(words))}
    found: set[str] = set()
    for first, second in sorted(pairs):
        if second not in found:
            found.add(second)
            concept, other = site.catalogue.concepts[second], site.catalogue.concepts[first]
            fault = f"The title '{concept.title}' is almost the same as '{other.title}' in {other.span.path}."
            yield Problem(Code.TITLE_SIMILAR, concept.span, f"{fault} Merge the two, or make the titles more specific.")


def _sorted(site: Site, pair: tuple[str, str]) -> tuple[str, str]:
    first, second = sorted(pair, key=lambda i: (site.catalogue.uri(i), i))
    return first, second


def _words(title: str) -> tuple[str, ...]:
    return tuple(sorted(_stem(word) for word in slug(title).split("-") if word not in _SMALL))


def _stem(word: str) -> str:
    """Return a word without the ending of a plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) >= _SHORTEST else word


def _same_words(words: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for concept_id, own in words.items():
        groups[own].append(concept_id)
    for own, ids in groups.items():
        yield from ((ids[0], other) for other in ids[1:] if own)


def _near_words(words: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for concept_id, own in words.items():
        for place, word in enumerate(own):
            if len(word) >= _SHORTEST and word.isalpha():
                groups[own[:place] + own[place + 1 :]].append((word, concept_id))
    for group in groups.values():
        yield from _neighbors(sorted(group))


def _neighbors(group: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for (word, one), (other, two) in pairwise(group):
        is_near = word[0] == other[0] and SequenceMatcher(None, word, other, autojunk=False).ratio() >= _RATIO
        if one != two and is_near:
            yield one, two
