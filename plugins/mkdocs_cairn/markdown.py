# SPDX-License-Identifier: MIT
"""What Python-Markdown must know of questions: their ids, so that no heading gets one of them. And of formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import SubElement

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cairn.formula import Notation, current_notation, use_notation
from cairn.question_texts import find_number
from mkdocs_cairn.math import MathExtension

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build import Build
    from mkdocs_cairn.config import CairnConfig

_BEFORE_TOC = 6
_OTHER_MATH = "pymdownx.arithmatex"
"""A site that uses it has mathematics of its own."""


def choose_notation(config: MkDocsConfig, options: CairnConfig) -> Notation:
    """Return what is a formula on a site."""
    names = (e if isinstance(e, str) else type(e).__module__ for e in config.markdown_extensions)
    if any(name.startswith(_OTHER_MATH) for name in names):
        return Notation.BARE
    return Notation.GUARDED if options.math else Notation.NONE


def add_extensions(config: MkDocsConfig, options: CairnConfig, build: Callable[[], Build]) -> None:
    """Add what our pages need to a site's extensions of Markdown; `build` gives the build that goes on."""
    extensions: list[Any] = config.markdown_extensions  # it takes instances as well as names
    use_notation(choose_notation(config, options))
    questions = QuestionIdExtension(lambda number: build().question_ids(number))
    math = MathExtension(lambda tex, reason: build().report_formula(tex, reason))
    own = ("md_in_html", questions, math) if writes_math() else ("md_in_html", questions)
    extensions += [extension for extension in own if extension not in extensions]


def writes_math() -> bool:
    """Say whether formulas are ours to write."""
    return current_notation() is Notation.GUARDED


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
