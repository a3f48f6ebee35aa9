# SPDX-License-Identifier: MIT
"""The extension of Python-Markdown that places questions and reserves their ids, and the notation of formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from cairn.text.formula import Notation, current_notation, use_notation
from mkdocs_cairn.markdown.fields import PAGE_ONLY
from mkdocs_cairn.markdown.formulas import MathExtension

_BEFORE_FENCES = 26
_BEFORE_TOC, _AFTER_TOC = 6, 4
_OTHER_MATH = "pymdownx.arithmatex"
"""The module of an extension for mathematics that replaces ours."""


def choose_notation(extensions: Iterable[object], *, has_math: bool) -> Notation:
    """Return the notation of formulas on a site with these extensions; `has_math` is the option that turns them on."""
    if any(name.startswith(_OTHER_MATH) for name in extension_names(extensions)):
        return Notation.BARE
    return Notation.GUARDED if has_math else Notation.NONE


def extension_names(extensions: Iterable[object]) -> Iterator[str]:
    """Yield the name of each extension, or the module of one that is given as an object."""
    return (e if isinstance(e, str) else type(e).__module__ for e in extensions)


def writes_math() -> bool:
    """Return whether Cairn converts formulas."""
    return current_notation() is Notation.GUARDED


class CurrentPage(Protocol):
    """The page that is being rendered."""

    def include(self, markdown: str) -> str:
        """Return the Markdown of the page after other extensions have added to it."""

    def question_ids(self) -> Iterable[str]:
        """Return the ids of all questions on the page."""

    def report_formula(self, tex: str, reason: str) -> None:
        """Report a formula of the page that cannot be read."""


def add_extensions(extensions: list[Any], page: Callable[[], CurrentPage], *, has_math: bool) -> None:
    """Add Cairn's own extensions to those of a site; `page` returns the page that is being rendered."""
    use_notation(choose_notation(extensions, has_math=has_math))
    math = [MathExtension(lambda tex, reason: page().report_formula(tex, reason))] if writes_math() else []
    own = ("md_in_html", QuestionExtension(page), *math)
    extensions += [extension for extension in own if extension not in extensions]


class QuestionExtension(Extension):
    """Places the questions that another extension has included, and reserves the ids of all questions on a page."""

    def __init__(self, page: Callable[[], CurrentPage]) -> None:
        super().__init__()
        self._page = page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the host's name
        """Register with a parser: before fences are read, and around the table of contents."""
        included, ids, release = PAGE_ONLY[:3]
        reserver = _Reserver(md, self._page)
        md.preprocessors.register(_IncludedText(md, self._page), included, _BEFORE_FENCES)
        md.treeprocessors.register(reserver, ids, _BEFORE_TOC)
        md.treeprocessors.register(_Releaser(md, reserver), release, _AFTER_TOC)


class _IncludedText(Preprocessor):
    """Handles the `quiz` fences and wikilinks in snippets that a page includes."""

    def __init__(self, md: Markdown, page: Callable[[], CurrentPage]) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        return self._page().include("\n".join(lines)).split("\n")


class _Reserver(Treeprocessor):
    """Adds an element with the ids of all questions of a page."""

    holder: Element | None = None

    def __init__(self, md: Markdown, page: Callable[[], CurrentPage]) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        self.holder = None
        if ids := list(self._page().question_ids()):
            self.holder = SubElement(root, "div")
            for question_id in ids:
                SubElement(self.holder, "i", id=question_id)


class _Releaser(Treeprocessor):
    """Removes that element."""

    def __init__(self, md: Markdown, reserver: _Reserver) -> None:
        super().__init__(md)
        self._reserver = reserver

    def run(self, root: Element) -> None:
        if self._reserver.holder is not None:
            root.remove(self._reserver.holder)
