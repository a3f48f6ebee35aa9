# SPDX-License-Identifier: MIT
"""Find similar titles, which differ by a word form, a small word or a letter: often one concept written twice.

Titles are compared only if all their words but one are equal, and then only with their alphabetical neighbors. So the
work grows with the number of titles, not with the number of pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from cairn.check.rules.thresholds import Thresholds
from cairn.site import Site
from cairn.text.path_segments import spell_out
from cairn.text.problem import Code, Problem
from cairn.text.slug import slug

_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_SIGNS = re.compile("[#+*]")
"""Signs that make another name: `C#` is not `C`."""
_MIN_RATIO, _MIN_LENGTH = 0.8, 5
"""Two words of at least this length and similarity may be the same word."""


def find_similar_titles(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield each concept whose title is similar to that of an earlier one."""
    words = {i: _words(c.title) for i, c in site.catalogue.concepts.items() if c.is_written}
    pairs = {_in_page_order(site, pair) for pair in (*_same_words(words), *_similar_words(words))}
    found: set[str] = set()
    for first, second in sorted(pairs):
        if second not in found:
            found.add(second)
            concept, other = site.catalogue.concepts[second], site.catalogue.concepts[first]
            fault = f"The title '{concept.title}' is almost the same as '{other.title}' in {other.span.path}."
            yield Problem(Code.TITLE_SIMILAR, concept.span, f"{fault} Merge the two, or make the titles more specific.")


def _in_page_order(site: Site, pair: tuple[str, str]) -> tuple[str, str]:
    first, second = sorted(pair, key=lambda i: (site.catalogue.uri(i), i))
    return first, second


def _words(title: str) -> tuple[str, ...]:
    words = slug(spell_out(title, _SIGNS)).split("-")
    return tuple(sorted(_stem(word) for word in words if word not in _SMALL_WORDS))


def _stem(word: str) -> str:
    """Return a word without a plural ending."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) >= _MIN_LENGTH else word


def _same_words(words: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for concept_id, title_words in words.items():
        groups[title_words].append(concept_id)
    for title_words, ids in groups.items():
        yield from ((ids[0], other) for other in ids[1:] if title_words)


def _similar_words(words: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for concept_id, title_words in words.items():
        for index, word in enumerate(title_words):
            if len(word) >= _MIN_LENGTH and word.isalpha():
                groups[title_words[:index] + title_words[index + 1 :]].append((word, concept_id))
    for group in groups.values():
        yield from _neighbors(sorted(group))


def _neighbors(group: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for (word, one), (other, two) in pairwise(group):
        is_similar = word[0] == other[0] and SequenceMatcher(None, word, other, autojunk=False).ratio() >= _MIN_RATIO
        if one != two and is_similar:
            yield one, two
