# SPDX-License-Identifier: MIT
"""A question as one page shows it: its texts with their links written, ready for the host's Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.questions.markup import shield_tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.questions.question import Question


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as one page shows it; its wikilinks are links that begin at the folder of documents, with a `/`."""

    question: Question
    """With its links written so."""
    number: int
    """Its place on the page, counted from 1."""
    texts: tuple[str, ...]
    """Each of its Markdown texts once, in order; a case holds those of its questions."""
    css_class: str = ""
    """That of a section round it; empty where there is none."""


def show_question(
    question: Question, number: int, write_links: Callable[[str], str] = str, css_class: str = ""
) -> ShownQuestion:
    """Return a question as a page shows it at that place; `write_links` is given each of its texts."""
    texts: dict[str, None] = {}

    def change(text: str) -> str:
        changed = write_links(shield_tags(text))
        texts.setdefault(changed)
        return changed

    changed = question.map_markdown(change)
    return ShownQuestion(changed, number, tuple(text for text in texts if text.strip()), css_class)
