# SPDX-License-Identifier: MIT
"""What Python-Markdown must know of questions: their places, and their ids, which no heading gets. And formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import SubElement

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from cairn.text.formula import Notation, current_notation, use_notation
from mkdocs_cairn.markdown.fields import OF_PAGES
from mkdocs_cairn.markdown.formulas import MathExtension

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.config import CairnConfig

_BEFORE_FENCES = 26
_BEFORE_TOC, _AFTER_TOC = 6, 4
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
    questions = QuestionExtension(build)
    math = MathExtension(lambda tex, reason: build().report_formula(tex, reason))
    own = ("md_in_html", questions, math) if writes_math() else ("md_in_html", questions)
    extensions += [extension for extension in own if extension not in extensions]


def writes_math() -> bool:
    """Say whether formulas are ours to write."""
    return current_notation() is Notation.GUARDED


class QuestionExtension(Extension):
    """Places the questions that another extension has brought in, and reserves the ids of all on a page."""

    def __init__(self, build: Callable[[], Build]) -> None:
        super().__init__()
        self._build = build

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the host's name
        """Register with a parser: before fences are read, and around the table of contents."""
        included, ids, release = OF_PAGES[:3]
        reserver = _Reserver(md, self._build)
        md.preprocessors.register(_Included(md, self._build), included, _BEFORE_FENCES)
        md.treeprocessors.register(reserver, ids, _BEFORE_TOC)
        md.treeprocessors.register(_Releaser(md, reserver), release, _AFTER_TOC)


class _Included(Preprocessor):
    """Takes the `quiz` fences and wikilinks in what snippets have brought into a page for what they are."""

    def __init__(self, md: Markdown, build: Callable[[], Build]) -> None:
        super().__init__(md)
        self._build = build

    def run(self, lines: list[str]) -> list[str]:
        return self._build().include("\n".join(lines)).split("\n")


class _Reserver(Treeprocessor):
    """Adds an element with the ids of all questions of a page."""

    holder: Element | None = None

    def __init__(self, md: Markdown, build: Callable[[], Build]) -> None:
        super().__init__(md)
        self._build = build

    def run(self, root: Element) -> None:
        self.holder = None
        if ids := list(self._build().question_ids()):
            self.holder = SubElement(root, "div")
            for question_id in ids:
                SubElement(self.holder, "i", id=question_id)


class _Releaser(Treeprocessor):
    """Takes that element out again."""

    def __init__(self, md: Markdown, reserver: _Reserver) -> None:
        super().__init__(md)
        self._reserver = reserver

    def run(self, root: Element) -> None:
        if self._reserver.holder is not None:
            root.remove(self._reserver.holder)
