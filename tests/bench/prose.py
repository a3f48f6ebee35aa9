# SPDX-License-Identifier: MIT
"""Turns chance into sentences, and sentences into the body of a page: 120 to 170 words that read like a text.

A wikilink is written as `[[id|Title]]`, from which each stack gets its own notation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .words import FIELDS, NOUNS, QUALITIES, VERBS

if TYPE_CHECKING:
    from random import Random

FEWEST_WORDS = 125
"""Sentences are added up to here. The longest has 20 words, so a page stays below 170."""

SENTENCES = (
    "A {quality} {noun} {verb} the {noun2} of every {noun3} that the {noun4} leaves behind.",
    "When the {noun} {verb} a {quality} {noun2}, the {noun3} {verb2} it in {quality2} steps.",
    "Most {field} begin with one {noun}, and the {noun2} {verb} only what is {quality}.",
    "Because each {noun} {verb} the next, a {quality} {noun2} is never far from its {noun3}.",
    "It helps to compare the {noun} with the {noun2} before the {noun3} {verb} either.",
    "What looks {quality} in {field} often {verb} the {noun} on which they rest.",
    "The {noun} of {field} is {quality}, yet nobody who sees it {verb} the {noun2} first.",
)
OPENINGS = (
    "{title} is the {quality} {noun} that {verb} a {noun2} and {verb2} its {noun3}.",
    "By {title} one means that a {quality} {noun} {verb} the {noun2} of {field}.",
)
POINTERS = (
    "It is close to {link}, which {verb} the same {noun} from the other side.",
    "Those who know {link} will see at once how the {noun} {verb} a {noun2}.",
    "Together with {link} it {verb} the {quality} {noun}.",
    "In {link} the {noun} {verb} less, and the {noun2} stays {quality}.",
)
ITEMS = ("a {quality} {noun} for each {noun2}", "the {noun} that {verb} the {noun2}", "one {noun} from all {field}")
WHY = ("Why it matters", "What it is good for", "Where it shows")
HOW = ("How it is done", "How to see it", "Step by step")


@dataclass(frozen=True)
class Target:
    """What a link leads to."""

    id: str
    title: str


def fill(pattern: str, chance: Random, **given: str) -> str:
    """A sentence of the pattern, with words of chance."""
    noun, verb, quality = ([chance.choice(words) for _ in range(4)] for words in (NOUNS, VERBS, QUALITIES))
    return pattern.format(
        noun=noun[0],
        noun2=noun[1],
        noun3=noun[2],
        noun4=noun[3],
        verb=verb[0],
        verb2=verb[1],
        quality=quality[0],
        quality2=quality[1],
        field=chance.choice(FIELDS),
        **given,
    )


def sentence(chance: Random) -> str:
    return fill(chance.choice(SENTENCES), chance)


def pointer(link: str, chance: Random) -> str:
    return fill(chance.choice(POINTERS), chance, link=link)


def wikilink(target: Target) -> str:
    return f"[[{target.id}|{target.title}]]"


def relative_link(target: Target) -> str:
    return f"[{target.title.lower()}]({target.id}.md)"


def code(chance: Random) -> str:
    """A few lines of code, for the highlighter."""
    name, other = chance.choice(NOUNS), chance.choice(FIELDS)
    start, end = chance.randrange(2, 90), chance.randrange(3, 40)
    return (
        f"```python\n{name} = {start}\nfor {name} in range({end}):\n"
        f'    print("{other}", {name} / {end})  # one {name} a step\n```'
    )


def body(title: str, targets: tuple[Target, Target, Target, Target], chance: Random) -> str:
    """The Markdown of a page: two wikilinks, two relative links, a list, a fence."""
    lead = [fill(chance.choice(OPENINGS), chance, title=title), pointer(wikilink(targets[0]), chance)]
    why = [pointer(relative_link(targets[1]), chance)]
    how = [pointer(wikilink(targets[2]), chance)]
    end = [pointer(relative_link(targets[3]), chance)]
    items = [f"* {fill(item, chance)}" for item in ITEMS]
    paragraphs = (lead, why, how, end)
    headings = (chance.choice(WHY), chance.choice(HOW))
    while sum(len(text.split()) for part in (*paragraphs, items, headings) for text in part) < FEWEST_WORDS:
        paragraphs[chance.randrange(len(paragraphs))].append(sentence(chance))
    one, two, three, four = map(" ".join, paragraphs)
    below_why = [f"## {headings[0]}", two, "\n".join(items)]
    return "\n\n".join([one, *below_why, f"## {headings[1]}", three, code(chance), four]) + "\n"
