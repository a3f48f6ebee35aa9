# SPDX-License-Identifier: MIT
"""Applies edits of sources to the current build, where the rest of the build still holds.

Any other edit (of a setting, a template, a picture, a page in the navigation) needs a full build by MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, set_exclusions

from cairn.check.suppressions import MARKER
from cairn.content.draft import says_draft
from cairn.site import with_bodies
from cairn.sources import ParseCache, ParsedSources, Sources, no_cache, same_facts
from cairn.text.source import Source
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.site_pages import nav_title, origin_of
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.added_files import GeneratedFile
from mkdocs_cairn.host.navigation import nav_paths
from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.host.source_reader import QUIZ_ENDINGS, SourceReader, add_defaults
from mkdocs_cairn.system.gc_pause import gc_paused

_FRONT_PAGES = ("index", "README")
"""MkDocs uses one of the two in a folder."""
_MAX_CHANGES = 1000
"""With more changes at once, the system may not have reported all of them."""


class NeedsFullBuildError(Exception):
    """An edit that needs a full build; nobody sees this error."""


class Edits:
    """Applies edits to a build."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig) -> None:
        self._config, self._options = config, options
        self._docs = Path(config.docs_dir).resolve()
        self._reader = SourceReader(config, options, is_preview=True)
        self._quizzes = self._reader.quiz_folder.resolve()

    def apply(self, build: Build, paths: Iterable[str], parse_cache: ParseCache = no_cache) -> Build:
        """Return the build after changes to the files with these paths.

        Raises:
            NeedsFullBuildError: MkDocs has to build everything.
        """
        changed = set(paths)
        if len(changed) > _MAX_CHANGES:
            raise NeedsFullBuildError
        sources = self._read(build, changed)
        with gc_paused():
            parsed = build.compiler.parse(sources, parse_cache)
            uris = [uri for uri in {*parsed.pages, *build.parsed.pages} if _is_new(build.parsed, parsed, uri)]
            _refuse_other_pages(build, parsed, uris)
            if sources.quizzes == build.sources.quizzes and _change_only_bodies(build, parsed, uris):
                site = with_bodies(build.site, (parsed.pages[uri] for uri in uris))
                return replace(build, sources=sources, parsed=parsed, site=site)
            site, generated = build.compiler.derive(parsed, sources)
        after = replace(build, sources=sources, parsed=parsed, site=site, generated=generated, problems=site.problems)
        self._refuse_other_files(build, after)
        return after

    def _refuse_other_files(self, before: Build, after: Build) -> None:
        """Leave redirects, pictures of questions, and which pages the navigation has under which titles to MkDocs."""
        published = (uri for uri, _ in after.question_files.published(after.site.questions))
        listed = (uri for build in (before, after) for uri in build.generated if nav_title(build, uri))
        in_nav = listed if self._config.nav is None else nav_paths(self._config.nav)
        seen = (origin_of, Build.title, nav_title)
        if (
            after.site.redirects != before.site.redirects
            or any(uri not in after.files.src_uris for uri in published)
            or any(of(before, uri) != of(after, uri) for uri in in_nav for of in seen)
        ):
            raise NeedsFullBuildError

    def _read(self, build: Build, paths: Iterable[str]) -> Sources:
        """Return the sources of a build, with those at these paths read again."""
        sources = build.sources
        documents = {s.uri: s for s in sources.documents}
        quizzes = {s.path: s for s in sources.quizzes}
        tags_file, references_file = self._docs / self._options.tags, self._docs / self._options.references
        tags, references = sources.tags, sources.references
        for path in self._source_paths(build, paths):
            if path == tags_file:
                tags = self._read_file(path)
            elif path == references_file:
                references = self._read_file(path)
            elif path.suffix == ".md" and path.is_relative_to(self._docs):
                uri = path.relative_to(self._docs).as_posix()
                if self._changes_exclusions(build, uri, path):
                    raise NeedsFullBuildError
                read = self._read_file(path, uri)
                source = read and add_defaults(read, sources.defaults)
                if _says_draft(source) != _says_draft(documents.get(uri)):
                    raise NeedsFullBuildError
                _set(documents, uri, source)
            elif path.suffix in QUIZ_ENDINGS and path.is_relative_to(self._quizzes):
                _set(quizzes, self._reader.shown(path), self._read_file(path))
            elif path.exists() or self._was_there(build, path):  # not a temporary file of an editor
                raise NeedsFullBuildError
        return replace(
            sources,
            documents=tuple(documents.values()),
            quizzes=tuple(quizzes.values()),
            tags=tags,
            references=references,
        )

    def _read_file(self, path: Path, uri: str = "") -> Source | None:
        if not path.is_file():
            return None
        try:
            source = self._reader.read_file(path, uri)
        except FileNotFoundError:  # it was there a moment ago
            return None
        if source is None:  # it cannot be decoded
            raise NeedsFullBuildError
        return source

    def _changes_exclusions(self, build: Build, uri: str, path: Path) -> bool:
        """Return whether a page is excluded from the site, or may exclude another."""
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

    def _source_paths(self, build: Build, paths: Iterable[str]) -> Iterator[Path]:
        """Yield changed paths without hidden files and backups of editors; settings of plugins may be hidden."""
        for path in sorted(set(paths)):
            resolved = Path(path).resolve()
            is_hidden = resolved.name.startswith(".") and not self._was_there(build, resolved)
            is_setting = resolved.suffix in QUIZ_ENDINGS and not resolved.is_relative_to(self._quizzes)
            if (is_setting or not is_hidden) and not resolved.name.endswith("~"):
                yield resolved

    def _was_there(self, build: Build, path: Path) -> bool:
        """Return whether a build has a file with that path, or a file in that folder."""
        name = path.relative_to(self._docs).as_posix() if path.is_relative_to(self._docs) else None
        folder = f"{self._reader.shown(path)}/"
        return any(source.path.startswith(folder) for source in build.sources.each()) or any(
            name is not None and (uri == name or uri.startswith(f"{name}/")) for uri in build.files.src_uris
        )


def _says_draft(source: Source | None) -> bool:
    return source is not None and says_draft(source)


def _set(sources: dict[str, Source], key: str, source: Source | None) -> None:
    if source:
        sources[key] = source
    else:
        sources.pop(key, None)


def _is_new(before: ParsedSources, after: ParsedSources, uri: str) -> bool:
    return before.pages.get(uri) is not after.pages.get(uri)


def _change_only_bodies(build: Build, after: ParsedSources, uris: Iterable[str]) -> bool:
    """Return whether only bodies have changed, none of them with a problem, whose line might have changed too."""
    before, last = build.parsed, {p.span.path: p.span.line for p in sorted(build.problems, key=lambda p: p.span)}
    if before.metadata_by_tag != after.metadata_by_tag or before.references != after.references:
        return False
    for uri in uris:
        old, new = before.pages.get(uri), after.pages.get(uri)
        if not old or not new or not same_facts(old, new):
            return False
        first = old.document.body_line
        if new.document.body_line != first or last.get(new.document.source.path, 0) >= first:
            return False
        if any(MARKER in page.document.source.text for page in (old, new)):  # it may allow more or less than before
            return False
    return True


def _refuse_other_pages(build: Build, after: ParsedSources, uris: Iterable[str]) -> None:
    """Leave pages of MkDocs to it, if others depend on what has changed, or if one is new or gone."""
    for uri in uris:
        old, new = build.parsed.pages.get(uri), after.pages.get(uri)
        file = build.files.src_uris.get(uri)
        is_ours = all(page.concept for page in (old, new) if page) and (not file or isinstance(file.page, CairnPage))
        if not is_ours and not (old and new and same_facts(old, new)):
            raise NeedsFullBuildError
