# SPDX-License-Identifier: MIT
"""Edits to sources taken into a build that stands, where they ask for no more than a new look at what they say.

Everything else (a setting, a template, a picture, a page of the navigation) asks for MkDocs to begin anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, set_exclusions

from cairn.check.suppressions import MARKER
from cairn.compile import derive_site
from cairn.site import with_bodies
from cairn.sources import no_cache, parse_sources, same_facts
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.check_config import generate_pages
from mkdocs_cairn.host.cairn_page import OwnPage
from mkdocs_cairn.host.generated_files import GeneratedFile
from mkdocs_cairn.host.navigation import nav_places, origin_of
from mkdocs_cairn.host.source_reader import QUIZ_ENDINGS, SourceReader
from mkdocs_cairn.system.gc_pause import no_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from cairn.sources import ParseCache, ParsedSources, Sources
    from cairn.text.source import Source
    from mkdocs_cairn.config import CairnConfig


_FRONT_PAGES = ("index", "README")
"""Of these two names in one folder, MkDocs takes one."""
_MOST = 1000
"""Of more changes at once, a system may not have told all."""


class TooMuch(Exception):  # noqa: N818  # it is no error, and nobody sees it
    """An edit that asks for a whole build."""


class Edits:
    """Takes edits into a build."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig) -> None:
        self._options, self._config = options, config
        self._docs = Path(config.docs_dir).resolve()
        self._reader = SourceReader(config, options, is_preview=True)
        self._quizzes = self._reader.quiz_folder.resolve()
        self._lone = {self._docs / options.tags: "tags", self._docs / options.references: "references"}

    def take_in(self, build: Build, paths: Iterable[str], parse_cache: ParseCache = no_cache) -> Build:
        """Return the build as it is after changes to the files of these paths.

        Raises:
            TooMuch: MkDocs has to begin anew.
        """
        changed = set(paths)
        if len(changed) > _MOST:
            raise TooMuch(len(changed))
        sources, folder = self._read(build, changed), self._options.concepts.strip("/")
        with no_collection():
            parsed = parse_sources(sources, folder, parse_cache)
            pages = [uri for uri in {*parsed.pages, *build.parsed.pages} if _is_new(build.parsed, parsed, uri)]
            _refuse_navigation(build, parsed, pages)
            if sources.quizzes == build.sources.quizzes and _say_nothing_new(build, parsed, pages):
                site = with_bodies(build.site, (parsed.pages[uri] for uri in pages))
                return replace(
                    build, site=site, parsed=parsed, sources=sources, _view=("", None), _digests={}, _texts={}
                )
            site = derive_site(parsed, folder, build.site.headings.read)
            indexes = generate_pages(site, sources, self._options, build.find_others)
        if site.redirects != build.site.redirects:
            raise TooMuch(site.redirects)
        for place, path in build.question_files.published(site.questions):
            if place not in build.files.src_uris:
                raise TooMuch(path)
        problems = site.problems
        whole = replace(build, site=site, parsed=parsed, sources=sources, generated=indexes, problems=problems)
        after = replace(whole, _view=("", None), _digests={}, _texts={})
        self._keep_navigation(build, after)
        return after

    def _keep_navigation(self, before: Build, after: Build) -> None:
        """Leave to MkDocs which pages the navigation has, and what it calls them."""
        lists = (uri for uri in {*before.generated, *after.generated} if uri.endswith("/index.md"))
        for uri in lists if self._config.nav is None else nav_places(self._config.nav):
            if any(of(before, uri) != of(after, uri) for of in (origin_of, Build.title)):
                raise TooMuch(uri)

    def _read(self, build: Build, paths: Iterable[str]) -> Sources:
        """Return the sources with those of these paths read again."""
        sources = build.sources
        documents = {s.uri: s for s in sources.documents}
        quizzes = {s.path: s for s in sources.quizzes}
        lone: dict[str, Source | None] = {}
        for path in self._whole(build, paths):
            if path in self._lone:
                lone[self._lone[path]] = self._read_one(path)
            elif path.suffix == ".md" and path.is_relative_to(self._docs):
                uri = path.relative_to(self._docs).as_posix()
                if self._is_left_out(build, uri, path):
                    raise TooMuch(path)
                _put(documents, uri, self._read_one(path, uri))
            elif path.suffix in QUIZ_ENDINGS and path.is_relative_to(self._quizzes):
                _put(quizzes, self._reader.shown(path), self._read_one(path))
            elif path.exists() or self._was_there(build, path):  # no file that an editor had for a moment
                raise TooMuch(path)
        return replace(
            sources,
            documents=tuple(documents.values()),
            quizzes=tuple(quizzes.values()),
            tags=lone.get("tags", sources.tags),
            references=lone.get("references", sources.references),
        )

    def _read_one(self, path: Path, uri: str = "") -> Source | None:
        if not path.is_file():
            return None
        try:
            source = self._reader.read_file(path, uri)
        except FileNotFoundError:  # it was there a moment ago
            return None
        if source is None:  # it cannot be decoded
            raise TooMuch(path)
        return source

    def _is_left_out(self, build: Build, uri: str, path: Path) -> bool:
        """Say whether a page is one that is left out of the site, or may be for the sake of another."""
        is_there, is_known, config = path.is_file(), uri in build.site.documents, self._config
        known = build.files.src_uris.get(uri)
        if known and not isinstance(known, GeneratedFile) and not is_known:
            return True
        if is_there == is_known:
            return False
        if path.stem in _FRONT_PAGES or not is_there:
            return path.stem in _FRONT_PAGES
        file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        set_exclusions([file], config)
        return bool(file.inclusion.is_excluded())

    def _whole(self, build: Build, paths: Iterable[str]) -> Iterator[Path]:
        """Yield the files among changed paths; what an editor keeps aside is hidden, and so are settings of plugins."""
        for path in sorted(set(paths)):
            resolved = Path(path).resolve()
            is_hidden = resolved.name.startswith(".") and not self._was_there(build, resolved)
            is_setting = resolved.suffix in QUIZ_ENDINGS and not resolved.is_relative_to(self._quizzes)
            if (is_setting or not is_hidden) and not resolved.name.endswith("~"):
                yield resolved

    def _was_there(self, build: Build, path: Path) -> bool:
        """Say whether a build knows that file, or something in that folder."""
        name = path.relative_to(self._docs).as_posix() if path.is_relative_to(self._docs) else None
        folder = f"{self._reader.shown(path)}/"
        return any(source.path.startswith(folder) for source in build.sources.each()) or any(
            name is not None and (uri == name or uri.startswith(f"{name}/")) for uri in build.files.src_uris
        )


def _put(sources: dict[str, Source], key: str, source: Source | None) -> None:
    if source:
        sources[key] = source
    else:
        sources.pop(key, None)


def _is_new(before: ParsedSources, after: ParsedSources, uri: str) -> bool:
    return before.pages.get(uri) is not after.pages.get(uri)


def _say_nothing_new(build: Build, after: ParsedSources, uris: Iterable[str]) -> bool:
    """Say whether nothing but bodies has changed, and no problem stands in one of them that might move or go."""
    before, worst = build.parsed, {p.span.path: p.span.line for p in sorted(build.problems, key=lambda p: p.span)}
    if before.metadata_by_tag != after.metadata_by_tag or before.references != after.references:
        return False
    for uri in uris:
        old, new = before.pages.get(uri), after.pages.get(uri)
        if not old or not new or not same_facts(old, new):
            return False
        first = old.document.body_line
        if new.document.body_line != first or worst.get(new.document.source.path, 0) >= first:
            return False
        if any(MARKER in page.document.source.text for page in (old, new)):  # it may allow more or less than before
            return False
    return True


def _refuse_navigation(build: Build, after: ParsedSources, uris: Iterable[str]) -> None:
    """Leave to MkDocs what a page of its own says to others, and which of those there are."""
    for uri in uris:
        old, new = build.parsed.pages.get(uri), after.pages.get(uri)
        file = build.files.src_uris.get(uri)
        is_ours = all(page.concept for page in (old, new) if page) and (not file or isinstance(file.page, OwnPage))
        if not is_ours and not (old and new and same_facts(old, new)):
            raise TooMuch(uri)
