# SPDX-License-Identifier: MIT
"""The one thing that Python-Markdown must know of questions: their ids, so that no heading gets one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cairn.question_texts import find_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_BEFORE_TOC = 6


class QuestionIdExtension(Extension):
    """Reserves the ids of the questions on a page."""

    def __init__(self, find_ids: Callable[[int], Iterable[str]]) -> None:
        super().__init__()
        self._find_ids = find_ids

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the host's name
        """Register with a parser, ahead of the table of contents."""
        md.treeprocessors.register(_Reserver(md, self._find_ids), "cairn-question-ids", _BEFORE_TOC)


class _Reserver(Treeprocessor):
    """Writes the ids of each question into the mark at which it begins."""

    def __init__(self, md: Markdown, find_ids: Callable[[int], Iterable[str]]) -> None:
        super().__init__(md)
        self._find_ids = find_ids

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            number = find_number(paragraph.text or "")
            for question_id in self._find_ids(number) if number else ():
                SubElement(paragraph, "i", id=question_id)
