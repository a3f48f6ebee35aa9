# SPDX-License-Identifier: MIT
"""Edits to sources taken into a build that stands, where they ask for no more than a new look at what they say.

Everything else (a setting, a template, a picture, a page of the navigation) asks for MkDocs to begin anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cairn.index_views import compile_indexes
from cairn.parsed import forgetful, parse_sources, same_facts
from cairn.site import derive_site, with_bodies
from mkdocs_cairn.own_page import OwnPage
from mkdocs_cairn.sources import QUIZ_ENDINGS, SourceReader
from mkdocs_cairn.start import no_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from cairn.parsed import Parsed, Recall, Sources
    from cairn.source import Source
    from mkdocs_cairn.build import Build
    from mkdocs_cairn.config import CairnConfig


class TooMuch(Exception):  # noqa: N818  # it is no error, and nobody sees it
    """An edit that asks for a whole build."""


class Edits:
    """Takes edits into a build."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig) -> None:
        self._options = options
        self._docs = Path(config.docs_dir).resolve()
        self._reader = SourceReader(config, options)
        self._quizzes = self._reader.quiz_folder.resolve()
        self._lone = {self._docs / options.tags: "tags", self._docs / options.references: "references"}

    def take_in(self, build: Build, paths: Iterable[str], recall: Recall = forgetful) -> Build:
        """Return the build as it is after changes to the files of these paths.

        Raises:
            TooMuch: MkDocs has to begin anew.
        """
        sources, folder = self._read(build.sources, paths), self._options.concepts.strip("/")
        with no_collection():
            parsed = parse_sources(sources, folder, recall)
            pages = [uri for uri in {*parsed.pages, *build.parsed.pages} if _is_new(build.parsed, parsed, uri)]
            _refuse_navigation(build, parsed, pages)
            if sources.quizzes == build.sources.quizzes and _say_nothing_new(build, parsed, pages):
                site = with_bodies(build.site, (parsed.pages[uri] for uri in pages))
                return replace(build, site=site, parsed=parsed, sources=sources, _view=("", None), _digests={})
            site = derive_site(parsed, folder)
            indexes = compile_indexes(site)
        if site.redirects != build.site.redirects:
            raise TooMuch(site.redirects)
        problems = site.problems
        whole = replace(build, site=site, parsed=parsed, sources=sources, generated=indexes, problems=problems)
        return replace(whole, _view=("", None), _digests={})

    def _read(self, sources: Sources, paths: Iterable[str]) -> Sources:
        """Return the sources with those of these paths read again."""
        documents = {s.uri: s for s in sources.documents}
        quizzes = {s.path: s for s in sources.quizzes}
        lone: dict[str, Source | None] = {}
        for path in _whole(paths):
            if path in self._lone:
                lone[self._lone[path]] = self._read_one(path)
            elif path.suffix == ".md" and path.is_relative_to(self._docs):
                uri = path.relative_to(self._docs).as_posix()
                _put(documents, uri, self._read_one(path, uri))
            elif path.suffix in QUIZ_ENDINGS and path.is_relative_to(self._quizzes):
                _put(quizzes, self._reader.shown(path), self._read_one(path))
            else:
                raise TooMuch(path)
        return replace(sources, documents=tuple(documents.values()), quizzes=tuple(quizzes.values()), **lone)

    def _read_one(self, path: Path, uri: str = "") -> Source | None:
        if not path.is_file():
            return None
        source = self._reader.read_file(path, uri)
        if source is None:  # it cannot be decoded
            raise TooMuch(path)
        return source


def _whole(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the files among changed paths; what an editor keeps aside is hidden."""
    for path in sorted(set(paths)):
        resolved = Path(path).resolve()
        if not resolved.name.startswith(".") and not resolved.name.endswith("~"):
            yield resolved


def _put(sources: dict[str, Source], key: str, source: Source | None) -> None:
    if source:
        sources[key] = source
    else:
        sources.pop(key, None)


def _is_new(before: Parsed, after: Parsed, uri: str) -> bool:
    return before.pages.get(uri) is not after.pages.get(uri)


def _say_nothing_new(build: Build, after: Parsed, uris: Iterable[str]) -> bool:
    """Say whether nothing but bodies has changed, and no problem stands in one of them that might move or go."""
    before, worst = build.parsed, {p.span.path: p.span.line for p in sorted(build.problems, key=lambda p: p.span)}
    if before.notes != after.notes or before.references != after.references:
        return False
    for uri in uris:
        old, new = before.pages.get(uri), after.pages.get(uri)
        if not old or not new or not same_facts(old, new):
            return False
        first = old.document.body_line
        if new.document.body_line != first or worst.get(new.document.source.path, 0) >= first:
            return False
    return True


def _refuse_navigation(build: Build, after: Parsed, uris: Iterable[str]) -> None:
    """Leave to MkDocs what a page of its own says to others, and which of those there are."""
    for uri in uris:
        old, new = build.parsed.pages.get(uri), after.pages.get(uri)
        file = build.files.src_uris.get(uri)
        is_ours = all(page.concept for page in (old, new) if page) and (not file or isinstance(file.page, OwnPage))
        if not is_ours and not (old and new and same_facts(old, new)):
            raise TooMuch(uri)
