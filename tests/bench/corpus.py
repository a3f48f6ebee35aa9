# SPDX-License-Identifier: MIT
"""Turns a number into a made-up course of as many concepts: the same course for the same number, on any machine.

What the cost of a build hangs on is as in a real course. Prerequisites attach to what is required already, so
that a few concepts have hundreds of dependents and most have none; every twentieth concept requires one that
nobody has written; a chapter has a hundred concepts.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .prose import Target, body, fill, sentence
from .words import FIELDS, KINDS, NOUNS, PLACES, QUALITIES, SUBJECTS

SEED = 1
CHAPTER, BOOK = 100, 10
"""Concepts a chapter, and chapters a book."""
NEARBY = 0.35
"""The share of prerequisites that are taken from the chapter before, whether or not anything requires them."""
ROOTS = 0.02
"""The share of concepts that require nothing."""
UNWRITTEN = 20
"""One concept in as many requires one that has no document."""


@dataclass(frozen=True)
class Prerequisite:
    name: str
    """An id, or the name of an unwritten concept."""
    reason: str
    """Empty where none is given."""


@dataclass(frozen=True)
class Question:
    id: str
    stem: str
    choices: tuple[tuple[str, bool], ...]
    """Each with whether it is right."""
    rationale: str


@dataclass(frozen=True)
class Concept:
    id: str
    title: str
    tag: str
    prerequisites: tuple[Prerequisite, ...]
    body: str
    """Markdown, with wikilinks as `[[id|Title]]`."""
    questions: tuple[Question, Question]


def make_corpus(size: int, seed: int = SEED) -> tuple[Concept, ...]:
    """A course of that many concepts, each after those that it requires."""
    chance = Random(seed)
    targets = make_titles(size, chance)
    required: list[int] = []
    unwritten = [name_unwritten(number) for number in range(max(1, size // 60))]
    return tuple(make_concept(number, targets, required, unwritten, chance) for number in range(size))


def make_titles(size: int, chance: Random) -> list[Target]:
    """As many titles, no two the same."""
    found: dict[str, None] = {}
    while len(found) < size:
        quality, subject, field = map(chance.choice, (QUALITIES, SUBJECTS, FIELDS))
        found[f"{quality} {subject} in {field}"] = None
    return [Target(title.replace(" ", "-"), title.title().replace(" In ", " in ")) for title in found]


def name_unwritten(number: int) -> str:
    place, kind = PLACES[number % len(PLACES)], KINDS[number // len(PLACES) % len(KINDS)]
    return f"{place} {kind}" + (f" {number}" if number >= len(PLACES) * len(KINDS) else "")


def make_concept(
    number: int, targets: list[Target], required: list[int], unwritten: list[str], chance: Random
) -> Concept:
    """The concept of that number; what it requires is added to what is required."""
    here, chapter = targets[number], number // CHAPTER
    names = [targets[before].id for before in draw_prerequisites(number, required, chance)]
    if number % UNWRITTEN == UNWRITTEN - 1:
        names.append(chance.choice(unwritten))
    linked = [targets[other] for other in draw_links(number, required, len(targets), chance)]
    return Concept(
        here.id,
        here.title,
        f"Science/Book {chapter // BOOK + 1}/Ch.{chapter % BOOK + 1}",
        tuple(Prerequisite(name, give_reason(chance)) for name in names),
        body(here.title, (linked[0], linked[1], linked[2], linked[3]), chance),
        (ask(here, 1, chance), ask(here, 2, chance)),
    )


def draw_prerequisites(number: int, required: list[int], chance: Random) -> list[int]:
    """One to three earlier concepts. One that is required by many is drawn as many times more often."""
    if number == 0 or chance.random() < ROOTS:
        return []
    drawn = {draw_one(number, required, chance) for _ in range(chance.choice((1, 2, 2, 3)))}
    required.extend(sorted(drawn))
    return sorted(drawn)


def draw_one(number: int, required: list[int], chance: Random) -> int:
    if not required or chance.random() < NEARBY:
        return chance.randrange(max(0, number - CHAPTER), number)
    return chance.choice(required)


def draw_links(number: int, required: list[int], size: int, chance: Random) -> list[int]:
    """Four concepts to link to: well known ones first, then any; the page itself only where there is no other."""
    drawn = [chance.choice(required or [0]), *(chance.randrange(size) for _ in range(3))]
    return [other if other != number else (other + 1) % size for other in drawn]


def give_reason(chance: Random) -> str:
    return fill("its {noun} {verb} the {quality} {noun2}", chance) if chance.random() < 1 / 2 else ""


def ask(here: Target, keys: int, chance: Random) -> Question:
    """A question of four choices, of which as many are right."""
    start, right = chance.randrange(len(NOUNS)), {chance.randrange(2), 2 + chance.randrange(2)}
    subjects = [NOUNS[(start + 7 * step) % len(NOUNS)] for step in range(4)]
    texts = [f"The {subject} {fill('{verb} a {quality} {noun} of {field}.', chance)}" for subject in subjects]
    marks = [place in right and (keys > 1 or place == max(right)) for place in range(4)]
    stem = f"What holds for {here.title}?" if keys == 1 else f"Which two of these hold for {here.title}?"
    return Question(f"{here.id}-{keys}", stem, tuple(zip(texts, marks, strict=True)), sentence(chance))
