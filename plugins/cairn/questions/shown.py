# SPDX-License-Identifier: MIT
"""A question as one page shows it: its wikilinks are resolved, and its texts are ready for the host's parser."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from cairn.questions.links_back import tidy_links_back
from cairn.questions.markup import escape_unknown_tags
from cairn.questions.question import Question


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as one page shows it; its wikilinks have become links from the documents folder, starting with `/`."""

    question: Question
    """The question, with its wikilinks replaced."""
    number: int
    """Its number on the page, from 1."""
    texts: tuple[str, ...]
    """Each of its Markdown texts once, in order, including the texts of its parts."""
    css_class: str = ""
    """The class of a section around it; empty if there is none."""


def show_question(
    question: Question,
    number: int,
    write_links: Callable[[str], str] = str,
    css_class: str = "",
    *,
    here: str = "",
    mark_unwritten: Callable[[str, Collection[str]], str] = lambda link, _paths: link,
) -> ShownQuestion:
    """Return a question as a page shows it, with this `number`; `write_links` replaces the links in a text.

    `here` is the path of the page from the documents folder, starting with `/`. `mark_unwritten` takes a link and
    such paths, and returns the link with a remark if one of them is of a page that nobody has written yet.
    """
    texts: dict[str, None] = {}

    def note(text: str) -> str:
        texts.setdefault(text)
        return text

    linked = question.map_markdown(lambda text: write_links(escape_unknown_tags(text)))
    shown = tidy_links_back(linked, here, mark_unwritten).map_markdown(note)
    return ShownQuestion(shown, number, tuple(text for text in texts if text.strip()), css_class)
