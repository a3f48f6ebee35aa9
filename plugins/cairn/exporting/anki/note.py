# SPDX-License-Identifier: MIT
"""A note of Anki: what a card shows and, when it is turned, the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

BASIC, CLOZE = "Basic", "Cloze"
"""The names of Anki's own kinds of notes: one with two sides, and a text with gaps."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two sides of a card say."""

    front: str
    """HTML."""
    back: str
    """HTML, shown below the front when the card is turned."""
    kind: str = BASIC
    """`BASIC`, or `CLOZE` if the front is a text with gaps."""
    losses: tuple[str, ...] = ()
    """What the card cannot carry, as sentences; `{id}` stands for the id of the question."""

    def map_html(self, change: Callable[[str], str]) -> Sides:
        """Return the sides with their HTML changed."""
        return replace(self, front=change(self.front), back=change(self.back))


@dataclass(frozen=True, slots=True)
class Note:
    """A note."""

    guid: str
    """The name by which Anki finds the note again, so a second import adds nothing."""
    deck: str
    """The deck; `::` separates it from the decks around it."""
    sides: Sides
    """What its card says."""
    tags: tuple[str, ...]
    """Its tags, without spaces, sorted."""
