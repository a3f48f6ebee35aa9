# SPDX-License-Identifier: MIT
"""The titles and aliases of all concepts, to be found in running text: word by word, the longest first.

Names are kept as a tree of words, in which the plural of a last word has a branch of its own. So a text is gone
through once, and one word costs the same whatever the number of names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cairn.text.slug import name_key, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from cairn.graph.catalogue import Catalogue

    Word: TypeAlias = "tuple[str, int, int]"

_WORD = re.compile(r"[^\W_]+(?:['’ʼ´`][^\W_]+)*")
_PLAIN_WORD = re.compile("[a-z0-9]+")
_APOSTROPHE = re.compile("['’ʼ´`]")
_SPACE = re.compile(r"\s+")
_JOINTS = frozenset({" ", "-", "‐", "‑", "–"})
_BEFORE = frozenset("_-/\\@#&‐‑+")
_AFTER = re.compile(r"[_\-/\\@#‐‑.+:]\w|[+#_]")
_AFTER_SIGNS = frozenset("_-/\\@#‐‑.+:")
_SHORTEST, _SHORTEST_SINGULAR = 3, 5
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
"""Signs that make another name of a word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of a concept, as it is or with another ending."""

    concept: str
    """The id."""
    name: str
    """As its author writes it."""
    joints: tuple[str, ...]
    """What stands between its words."""
    is_exact: bool
    """Whether it is the name as it is."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A stretch of text that is the name of one or more concepts."""

    start: int
    """Its first character."""
    end: int
    """The one after its last."""
    concepts: tuple[str, ...]
    """The ids."""


@dataclass(frozen=True, slots=True)
class TitleIndex:
    """All names of concepts that are written."""

    tree: Mapping[str, Any]
    """From each word to those that may follow; the empty word leads to the entries that end there."""

    def find(self, text: str) -> Iterator[TitleMatch]:
        """Yield the names in a text from left to right; none overlaps another."""
        tree, words, done = self.tree, _words(text), -1
        following = [word for word, _, _ in words[1:]] + [_END]
        for place, (word, start, _) in enumerate(words):
            branch = tree.get(word)
            if branch is None or place <= done or not (following[place] in branch or _END in branch):
                continue
            if start and text[start - 1] in _BEFORE:
                continue
            if found := _longest(branch, text, words, place):
                done, concepts = found
                yield TitleMatch(start, words[done][2], concepts)


def _longest(branch: Any, text: str, words: list[Word], first: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the last word of the longest name that begins with the first one, and the concepts of that name."""
    best, place, last = None, first, len(words) - 1
    while branch is not None:
        if _END in branch and (concepts := _fitting(branch[_END], text, words, first, place)):
            best = place, concepts
        if place == last:
            break
        place += 1
        branch = branch.get(words[place][0])
    return best


def build_title_index(catalogue: Catalogue) -> TitleIndex:
    """Return the names of all concepts that are written."""
    tree: dict[str, Any] = {}
    for concept in catalogue.concepts.values():
        names = (concept.title, *(alias.name for alias in concept.aliases)) if concept.is_written else ()
        for name in names:
            words = [] if _has_outer_sign(name, found := _words(name)) else found
            joints = tuple(_joint(name, a, b) for a, b in pairwise(words))
            for form in _forms(words[-1][0]) if words else ():
                entry = Entry(concept.id, name, joints, form == words[-1][0])
                _add(tree, [*(word for word, _, _ in words[:-1]), form], entry)
    return TitleIndex(tree)


def _has_outer_sign(name: str, words: list[Word]) -> bool:
    """Say whether a sign before or behind its words belongs to a name: `C` is another one than `C++`."""
    outside = name[: words[0][1]] + name[words[-1][2] :] if words else ""
    return not _SIGNS.isdisjoint(outside)


def _add(tree: dict[str, Any], words: Iterable[str], entry: Entry) -> None:
    for word in words:
        tree = tree.setdefault(word, {})
    tree.setdefault(_END, []).append(entry)


def _forms(word: str) -> set[str]:
    """Return a word with its plural; of one that looks like a plural, with its singular."""
    forms = {word, word + "s", _IRREGULAR.get(word, word)}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        forms = forms - {word + "s"} | {word + "es"}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = forms - {word + "s"} | {word[:-1] + "ies"}
    if len(word) >= _SHORTEST_SINGULAR and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        forms |= {word[:-1]} if not word.endswith("ies") else {word[:-3] + "y"}
        forms |= {word[:-2]} if word.endswith(("ses", "xes", "zes", "ches", "shes")) else set()
        forms |= {one for one, many in _IRREGULAR.items() if many == word}
    return forms


def _words(text: str) -> list[Word]:
    lower = text.lower()
    if len(lower) != len(text):  # a few letters become two
        lower = text
    if lower.isascii() and "'" not in lower and "`" not in lower:
        return [(m[0], *m.span()) for m in _PLAIN_WORD.finditer(lower)]
    found = ((m[0], *m.span()) for m in _WORD.finditer(lower))
    return [(word if word.isascii() and word.isalnum() else _bare(word), start, end) for word, start, end in found]


def _bare(word: str) -> str:
    return _APOSTROPHE.sub("", word).lower() if word.isascii() else slug(word)


def _joint(text: str, before: Word, after: Word) -> str:
    between = text[before[2] : after[1]]
    if between == " ":
        return between
    return between if between.count("\n") > 1 else _SPACE.sub(" ", between)


def _fitting(entries: list[Entry], text: str, words: list[Word], first: int, last: int) -> tuple[str, ...]:
    """Return the concepts of the entries that stand here, and are no part of something longer."""
    start, end = words[first][1], words[last][2]
    if text[end : end + 1] in _AFTER_SIGNS and _AFTER.match(text, end):
        return ()
    joints = [_joint(text, words[n], words[n + 1]) for n in range(first, last)]
    fitting = [e for e in entries if _joins(e.joints, joints) and _is_told_apart(e.name, text[start:end])]
    if len(fitting) == 1:
        return (fitting[0].concept,)
    exact = [entry.concept for entry in fitting if entry.is_exact]
    return tuple(dict.fromkeys(exact or [entry.concept for entry in fitting]))


def _joins(own: tuple[str, ...], joints: list[str]) -> bool:
    pairs = zip(own, joints, strict=True)
    return all(joint == wanted or (joint in _JOINTS and _SIGNS.isdisjoint(wanted)) for wanted, joint in pairs)


def _is_told_apart(name: str, typed: str) -> bool:
    """Say whether a name is long enough to be no other word, and has its accents; a short one is spelled just so."""
    if not (name.isascii() and typed.isascii()) and _accented(name) != _accented(typed):
        return False
    return len(typed) >= _SHORTEST <= len(name) or (typed == name and len(name) > 1)


def _accented(text: str) -> list[str]:
    """Return the letters of a text that are more than ASCII: `bán` is another word than `bạn`."""
    return [c for c in name_key(text) if not c.isascii() and c.isalnum()]
