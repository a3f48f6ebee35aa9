# SPDX-License-Identifier: MIT
"""What an item of QTI 2.1 asks for, and how its texts are written: the values that the writers of all types share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cairn.exporting.qti.rules import constant
from cairn.exporting.qti.xhtml import to_blocks, to_flow
from cairn.exporting.xml_text import Xml, element

NOTHING = Xml("")


@dataclass(frozen=True, slots=True)
class Texts:
    """How the texts of one question are written."""

    html: Callable[[str], str]
    """Returns the HTML of a Markdown text."""
    true: str
    """The word for true, in the language of the site."""
    false: str
    """The word for false."""

    def blocks(self, markdown: str) -> Xml:
        """Return a Markdown text as blocks."""
        return to_blocks(self.html(markdown)) if markdown else NOTHING

    def flow(self, markdown: str) -> Xml:
        """Return a Markdown text for a place that takes text as well as blocks."""
        return to_flow(self.html(markdown)) if markdown else NOTHING


@dataclass(frozen=True, slots=True)
class Task:
    """What an item asks for."""

    declarations: tuple[Xml, ...]
    """The declarations of its responses."""
    body: Xml
    """What follows the stem, with the interactions."""
    scoring: Xml = NOTHING
    """The rules that set the score; empty if a person gives it."""
    template: str = ""
    """The address of the standard processing that does the same as the rules; empty if there is none."""
    feedback: tuple[tuple[str, str], ...] = ()
    """The feedback: an identifier and Markdown."""
    shown: tuple[Xml, ...] = ()
    """The values with the identifiers of the feedback on a response."""
    losses: tuple[str, ...] = ()
    """What cannot be carried, in whole sentences."""


def block(name: str, attributes: dict[str, str], *content: Xml) -> Xml:
    """Return an interaction that stands among blocks by itself."""
    return element("p", None, element(name, attributes, *content))


def show_all(feedback: Iterable[tuple[str, str]]) -> tuple[Xml, ...]:
    """Return the values that show feedback whatever the response is."""
    return tuple(constant("identifier", name) for name, _ in feedback)
