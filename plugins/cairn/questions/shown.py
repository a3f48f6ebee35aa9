# SPDX-License-Identifier: MIT
"""A question as one page shows it: its links are written, and its texts are ready for the host's Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cairn.questions.markup import escape_unknown_tags
from cairn.questions.question import Question


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as one page shows it. Its wikilinks are links that start at the documents folder, with a `/`."""

    question: Question
    """With its wikilinks written so."""
    number: int
    """Its number on the page, from 1."""
    texts: tuple[str, ...]
    """Each of its Markdown texts once, in order, those of its parts included."""
    css_class: str = ""
    """The class of a section around it; empty if there is none."""


def show_question(
    question: Question, number: int, write_links: Callable[[str], str] = str, css_class: str = ""
) -> ShownQuestion:
    """Return a question as a page shows it under that number; `write_links` is called with each of its texts."""
    texts: dict[str, None] = {}

    def change(text: str) -> str:
        changed = write_links(escape_unknown_tags(text))
        texts.setdefault(changed)
        return changed

    changed = question.map_markdown(change)
    return ShownQuestion(changed, number, tuple(text for text in texts if text.strip()), css_class)
