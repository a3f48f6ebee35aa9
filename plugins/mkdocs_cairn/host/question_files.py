# SPDX-License-Identifier: MIT
"""The files that questions link to. A path is relative to the file that holds the question, whichever page shows it.

The quizzes folder is outside the docs folder. A picture in it that a question shows is published with the site.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import Files

from cairn.content.page_link import PageLink
from cairn.graph.question_index import QuestionIndex
from cairn.text.problem import Code, Problem

PUBLISHED = "assets/quizzes"
"""Where files of the quizzes folder are published."""
_SOURCES = (".yml", ".yaml", ".md", ".markdown", ".mdown", ".mkdn", ".mkd")


class QuestionFiles:
    """Resolves the paths in questions."""

    def __init__(self, root: Path, docs: str, quizzes: str) -> None:
        """Take the folder of `mkdocs.yml`, and the docs and quizzes folders as authors see them."""
        self._root, self._docs, self._quizzes = root, docs, quizzes

    def find(self, path: str, holder: str) -> str:
        """Return the source path of the file that a path in the file `holder` leads to; empty if it leads outside."""
        if path.startswith("/"):
            return posixpath.normpath(path).lstrip("/")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(holder), path))
        if whole.startswith(f"{self._docs}/"):
            return whole.removeprefix(f"{self._docs}/")
        if whole.startswith(f"{self._quizzes}/") and holder.startswith(f"{self._quizzes}/"):
            return f"{PUBLISHED}/{whole.removeprefix(f'{self._quizzes}/')}"
        is_generated = not holder.startswith((f"{self._docs}/", f"{self._quizzes}/"))
        return whole if is_generated else ""

    def published(self, questions: QuestionIndex) -> Iterator[tuple[str, Path]]:
        """Yield the files of the quizzes folder that questions link to, each with its path in the site."""
        for link in dict.fromkeys((path.name, path.span.path) for path in questions.paths):
            uri = self.find(*link)
            if uri.startswith(f"{PUBLISHED}/") and not uri.endswith(_SOURCES):
                file = self._root / self._quizzes / uri.removeprefix(f"{PUBLISHED}/")
                if file.is_file():
                    yield uri, file

    def list_other_files(self) -> list[str]:
        """Return the files of the quizzes folder that are not sources."""
        folder = self._root / self._quizzes
        return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.suffix not in _SOURCES)

    def find_broken(self, questions: QuestionIndex, *known: Container[str]) -> Iterator[Problem]:
        """Yield a problem for each link of a question to a file that is neither known nor published with questions."""
        published = {uri for uri, _ in self.published(questions)}

        def is_file(uri: str) -> bool:
            return uri in published or any(uri in uris for uris in known)

        for path in questions.paths:
            uri = self.find(path.name, path.span.path)
            if not uri or not is_file(uri):
                yield Problem(Code.QUESTION_LINK_BROKEN, path.span, self._fault(path.name, path.span.path, is_file))

    def _fault(self, path: str, holder: str, is_file: Callable[[str], bool]) -> str:
        folder = posixpath.dirname(holder)
        bare = posixpath.normpath("/" + path).lstrip("/")
        found = next((uri for uri in (bare, f"concepts/{bare}") if is_file(uri)), None)
        path_there = posixpath.relpath(f"{self._docs}/{found}", folder or ".") if found else ""
        advice = f"Write '{path_there}'." if path_there else "Correct the path."
        return f"The link '{path}' of a question leads to no file. Paths start at the file of the question. {advice}"


class FieldLinks:
    """Resolves the links in the texts of questions on one page."""

    def __init__(self, paths: QuestionFiles, files: Files, href: Callable[[PageLink], str]) -> None:
        self._paths, self._files, self._href = paths, files, href
        self.anchors: list[tuple[str, str, str]] = []
        """The source path of a page, an anchor that it should have, and the link as typed."""

    def resolver(self, holder: str) -> Callable[[str], str]:
        """Return a function that turns a link in the file `holder` into an address."""
        return lambda url: self._resolve(url, holder)

    def _resolve(self, url: str, holder: str) -> str:
        try:
            parts = urlsplit(url)
        except ValueError:
            return url
        if (
            parts.scheme or parts.netloc or not parts.path or "\x02" in url
        ):  # Python-Markdown marks the characters of an e-mail address so
            return url
        uri = self._paths.find(unquote(parts.path), holder)
        file = self._files.get_file_from_path(uri) if uri else None
        if file is None:
            return url
        if parts.fragment and file.is_documentation_page():
            self.anchors.append((file.src_uri, unquote(parts.fragment), url))
        href = self._href(PageLink("", file.src_uri, anchor=parts.fragment))
        bare, sign, anchor = href.partition("#")
        return f"{bare}?{parts.query}{sign}{anchor}" if parts.query else href
