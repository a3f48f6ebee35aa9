# SPDX-License-Identifier: MIT
"""Index the titles and aliases of all concepts, to find them in running text; the longest match wins.

The names form a tree of words, in which plurals have branches of their own. A text is read once, and the cost per word
does not depend on the number of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from cairn.graph.catalogue import Catalogue
from cairn.text.slug import name_key, slug

Word: TypeAlias = "tuple[str, int, int]"

_WORD = re.compile(r"[^\W_]+(?:['’ʼ´`][^\W_]+)*")
_PLAIN_WORD = re.compile("[a-z0-9]+")
_APOSTROPHE = re.compile("['’ʼ´`]")
_SPACE = re.compile(r"\s+")
_INTERCHANGEABLE = frozenset({" ", "-", "‐", "‑", "–"})
_NOT_BEFORE = frozenset("_-/\\@#&‐‑+")
_NOT_AFTER = re.compile(r"[_\-/\\@#‐‑.+:]\w|[+#_]")
_NOT_AFTER_SIGNS = frozenset("_-/\\@#‐‑.+:")
_MIN_NAME, _MIN_SINGULAR = 3, 5
_IRREGULAR = {
    "matrix": "matrices",
    "vertex": "vertices",
    "index": "indices",
    "axis": "axes",
    "analysis": "analyses",
    "hypothesis": "hypotheses",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "basis": "bases",
}
_END = ""
_SIGNS = frozenset("+#*")
"""Signs that make a word a different name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of a concept, as written or with its last word in another form."""

    concept: str
    """The id of the concept."""
    name: str
    """The name as its author writes it."""
    separators: tuple[str, ...]
    """The text between its words."""
    is_exact: bool
    """Whether its last word is in the form the author wrote."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A match of a name of one or more concepts."""

    start: int
    """The index of its first character."""
    end: int
    """The index after its last character."""
    concepts: tuple[str, ...]
    """The ids of the concepts."""


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """All names of concepts that have content."""

    tree: Mapping[str, Any]
    """Maps each word to the words that may follow; the empty word maps to the entries that end there."""

    def find(self, text: str) -> Iterator[TitleMatch]:
        """Yield the names in a text from left to right, without overlaps."""
        tree, words, last_used = self.tree, _words(text), -1
        following = [word for word, _, _ in words[1:]] + [_END]
        for index, (word, start, _) in enumerate(words):
            branch = tree.get(word)
            if branch is None or index <= last_used or not (following[index] in branch or _END in branch):
                continue
            if start and text[start - 1] in _NOT_BEFORE:
                continue
            if found := _longest(branch, text, words, index):
                last_used, concepts = found
                yield TitleMatch(start, words[last_used][2], concepts)


def _longest(branch: Any, text: str, words: list[Word], first: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the index of the last word of the longest name that begins at `first`, and the name's concepts."""
    best, index, last = None, first, len(words) - 1
    while branch is not None:
        if _END in branch and (concepts := _matching_concepts(branch[_END], text, words, first, index)):
            best = index, concepts
        if index == last:
            break
        index += 1
        branch = branch.get(words[index][0])
    return best


def build_title_index(catalogue: Catalogue) -> TitleIndex:
    """Return the index of the names of all concepts that have content."""
    tree: dict[str, Any] = {}
    for concept in catalogue.concepts.values():
        names = (concept.title, *(alias.name for alias in concept.aliases)) if concept.is_written else ()
        for name in names:
            words = [] if _has_outer_sign(name, found := _words(name)) else found
            separators = tuple(_separator(name, a, b) for a, b in pairwise(words))
            for form in _forms(words[-1][0]) if words else ():
                entry = Entry(concept.id, name, separators, form == words[-1][0])
                _add(tree, [*(word for word, _, _ in words[:-1]), form], entry)
    return TitleIndex(tree)


def _has_outer_sign(name: str, words: list[Word]) -> bool:
    """Return whether a sign before or after the words belongs to the name: `C++` is not `C`."""
    outside = name[: words[0][1]] + name[words[-1][2] :] if words else ""
    return not _SIGNS.isdisjoint(outside)


def _add(tree: dict[str, Any], words: Iterable[str], entry: Entry) -> None:
    for word in words:
        tree = tree.setdefault(word, {})
    tree.setdefault(_END, []).append(entry)


def _forms(word: str) -> set[str]:
    """Return a word and its plural; for a word that looks like a plural, also its singular."""
    forms = {word, word + "s", _IRREGULAR.get(word, word)}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        forms = forms - {word + "s"} | {word + "es"}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = forms - {word + "s"} | {word[:-1] + "ies"}
    if len(word) >= _MIN_SINGULAR and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        forms |= {word[:-1]} if not word.endswith("ies") else {word[:-3] + "y"}
        forms |= {word[:-2]} if word.endswith(("ses", "xes", "zes", "ches", "shes")) else set()
        forms |= {one for one, many in _IRREGULAR.items() if many == word}
    return forms


def _words(text: str) -> list[Word]:
    lower = text.lower()
    if len(lower) != len(text):  # a few letters become two in lower case
        lower = text
    if lower.isascii() and "'" not in lower and "`" not in lower:
        return [(m[0], *m.span()) for m in _PLAIN_WORD.finditer(lower)]
    found = ((m[0], *m.span()) for m in _WORD.finditer(lower))
    return [(word if word.isascii() and word.isalnum() else _fold_word(word), start, end) for word, start, end in found]


def _fold_word(word: str) -> str:
    return _APOSTROPHE.sub("", word).lower() if word.isascii() else slug(word)


def _separator(text: str, before: Word, after: Word) -> str:
    between = text[before[2] : after[1]]
    if between == " ":
        return between
    return between if between.count("\n") > 1 else _SPACE.sub(" ", between)


def _matching_concepts(entries: list[Entry], text: str, words: list[Word], first: int, last: int) -> tuple[str, ...]:
    """Return the concepts of the entries that match here, unless the match is part of something longer."""
    start, end = words[first][1], words[last][2]
    if text[end : end + 1] in _NOT_AFTER_SIGNS and _NOT_AFTER.match(text, end):
        return ()
    separators = [_separator(text, words[n], words[n + 1]) for n in range(first, last)]
    matching = [
        e for e in entries if _separators_match(e.separators, separators) and _is_reliable(e.name, text[start:end])
    ]
    if len(matching) == 1:
        return (matching[0].concept,)
    exact = [entry.concept for entry in matching if entry.is_exact]
    return tuple(dict.fromkeys(exact or [entry.concept for entry in matching]))


def _separators_match(expected: tuple[str, ...], separators: list[str]) -> bool:
    pairs = zip(expected, separators, strict=True)
    return all(
        separator == wanted or (separator in _INTERCHANGEABLE and _SIGNS.isdisjoint(wanted))
        for wanted, separator in pairs
    )


def _is_reliable(name: str, typed: str) -> bool:
    """Return whether a match is reliable: the accents are equal, and a very short name is typed exactly."""
    if not (name.isascii() and typed.isascii()) and _accented(name) != _accented(typed):
        return False
    return len(typed) >= _MIN_NAME <= len(name) or (typed == name and len(name) > 1)


def _accented(text: str) -> list[str]:
    """Return the non-ASCII letters of a string: `bán` and `bạn` are different words."""
    return [c for c in name_key(text) if not c.isascii() and c.isalnum()]
