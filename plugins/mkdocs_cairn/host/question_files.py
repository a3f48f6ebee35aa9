# SPDX-License-Identifier: MIT
"""The files to which questions link. A path starts at the file that holds the question, whichever page shows it.

The folder of quizzes lies outside the documents: a picture that lies there, and that a question shows, is
published with the site.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import File

from cairn.content.page_link import PageLink
from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.graph.question_index import QuestionIndex
    from mkdocs_cairn.build.build import Build

PUBLISHED = "assets/quizzes"
"""Where files of the folder of quizzes are published."""
_SOURCES = (".yml", ".yaml", ".md", ".markdown", ".mdown", ".mkdn", ".mkd")


class QuestionFiles:
    """What the paths in questions mean."""

    def __init__(self, root: Path, docs: str, quizzes: str) -> None:
        """Take the folder of `mkdocs.yml`, and those of documents and of quizzes as they are shown to authors."""
        self._root, self._docs, self._quizzes = root, docs, quizzes

    def find(self, path: str, holder: str) -> str:
        """Return the place among the site's files of a path in the file `holder`; empty where it can be none."""
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
        """Yield the files of the folder of quizzes to which questions link, each with its place in the site."""
        for link in dict.fromkeys((path.name, path.span.path) for path in questions.paths):
            place = self.find(*link)
            if place.startswith(f"{PUBLISHED}/") and not place.endswith(_SOURCES):
                file = self._root / self._quizzes / place.removeprefix(f"{PUBLISHED}/")
                if file.is_file():
                    yield place, file

    def beside(self) -> list[str]:
        """Return the files of the folder of quizzes that are no sources."""
        folder = self._root / self._quizzes
        return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.suffix not in _SOURCES)

    def find_broken(self, questions: QuestionIndex, is_file: Callable[[str], bool]) -> Iterator[Problem]:
        """Yield a problem for each link of a question that leads to no file."""
        for path in questions.paths:
            place = self.find(path.name, path.span.path)
            if not place or not is_file(place):
                yield Problem(Code.QUESTION_LINK_BROKEN, path.span, self._fault(path.name, path.span.path, is_file))

    def _fault(self, path: str, holder: str, is_file: Callable[[str], bool]) -> str:
        folder = posixpath.dirname(holder)
        bare = posixpath.normpath("/" + path).lstrip("/")
        found = next((place for place in (bare, f"concepts/{bare}") if is_file(place)), None)
        way = posixpath.relpath(f"{self._docs}/{found}", folder or ".") if found else ""
        advice = f"Write '{way}'." if way else "Correct the path."
        return f"The link '{path}' of a question leads to no file. Paths start at the file of the question. {advice}"


class FieldLinks:
    """The links in the texts of questions on one page."""

    def __init__(self, paths: QuestionFiles, files: Files, href: Callable[[PageLink], str]) -> None:
        self._paths, self._files, self._href = paths, files, href
        self.anchors: list[tuple[str, str, str]] = []
        """The place of a page, an anchor that should be on it, and the link as typed."""

    def resolver(self, holder: str) -> Callable[[str], str]:
        """Return what turns a link in the file `holder` into an address."""
        return lambda url: self._resolve(url, holder)

    def _resolve(self, url: str, holder: str) -> str:
        try:
            parts = urlsplit(url)
        except ValueError:
            return url
        if parts.scheme or parts.netloc or not parts.path or "\x02" in url:  # Markdown hides the signs of e-mail so
            return url
        place = self._paths.find(unquote(parts.path), holder)
        file = self._files.get_file_from_path(place) if place else None
        if file is None:
            return url
        if parts.fragment and file.is_documentation_page():
            self.anchors.append((file.src_uri, unquote(parts.fragment), url))
        way = self._href(PageLink("", file.src_uri, anchor=parts.fragment))
        bare, sign, anchor = way.partition("#")
        return f"{bare}?{parts.query}{sign}{anchor}" if parts.query else way


def publish(files: Files, questions: QuestionIndex, paths: QuestionFiles, config: MkDocsConfig) -> None:
    """Add the files of the folder of quizzes to which questions link to those of the site."""
    for place, path in paths.published(questions):
        if place not in files.src_uris:
            files.append(File.generated(config, place, abs_src_path=str(path)))


def find_broken_links(build: Build) -> Iterator[Problem]:
    """Yield a problem for each link of a question that leads to no file, whether of the site or beside it."""
    questions, files = build.site.questions, build.question_files
    published = {place for place, _ in files.published(questions)}
    places = (build.files.src_uris, build.site.concept_ids, build.generated, published)
    return files.find_broken(questions, lambda uri: any(uri in known for known in places))
