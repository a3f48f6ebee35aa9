# SPDX-License-Identifier: MIT
"""Read the site of a project without building it, for commands that work on sources.

Parsed sources and the result of a check are cached in the project until something changes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files

from cairn.check.check import CheckResult, check_sources
from cairn.site import Site
from cairn.sources import Sources
from cairn.text.formula import current_notation, use_notation
from cairn.text.source import Source
from mkdocs_cairn.build.compiler import make_compiler
from mkdocs_cairn.build.languages import join_results
from mkdocs_cairn.build.page_builder import PageBuilder
from mkdocs_cairn.cache.folder import open_store
from mkdocs_cairn.cache.parse_cache import StoredParseCache
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.plugins.languages import choose_files, find_languages
from mkdocs_cairn.host.reporting import as_plugin_error
from mkdocs_cairn.host.source_reader import SourceReader
from mkdocs_cairn.markdown.extension import choose_notation
from mkdocs_cairn.system.gc_pause import gc_paused

_PLUGIN = "cairn"
CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""The settings files, in the order in which they are looked for; the last two are those of ProperDocs."""


class Plugin(Protocol):
    """The attributes of the MkDocs plugin that this module needs."""

    config: CairnConfig
    pages: PageBuilder


@dataclass(frozen=True, slots=True)
class Project:
    """A site, and the folder to which its paths are relative."""

    root: Path
    """The folder of `mkdocs.yml`."""
    site: Site
    sources: Sources
    """The sources of the site."""
    docs: Path
    """The folder of documents."""
    quizzes: Path
    """The folder of question files."""
    is_autolinking: bool
    """Whether names of concepts become links by default."""
    day_ends_at: int
    """The hour at which a reader's day ends."""
    languages: tuple[str, ...]
    """The languages of the site, the default one first, whose sources these are; empty if there is only one."""


@as_plugin_error()
def load_project(path: Path, settings: Path | None = None, *, is_cached: bool = True) -> Project:
    """Read the sources of the site whose `mkdocs.yml` is `path`, or lies in that folder.

    With `settings`, the `mkdocs.yml` there is read instead, and the folder `path` is data: nothing in it is run.
    Unless `is_cached`, nothing is written into the project.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it is invalid.
    """
    with gc_paused():
        opened = _Opened(path, settings, is_cached=is_cached)
        site = opened.compile()
        opened.close()
    places = opened.root, site, opened.sources, opened.docs, opened.quizzes
    return Project(*places, opened.autolink, opened.day_ends_at, opened.languages)


@as_plugin_error()
def check_project(path: Path) -> tuple[Path, CheckResult]:
    """Return the folder of a project, and the result of a check of its sources.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such project, or its `mkdocs.yml` is invalid.
    """
    with gc_paused():
        opened = _Opened(path)
        others = [_Opened(path, language=language) for language in opened.languages[1:]]
        results = [(each.sources, each.check()) for each in (opened, *others)]
        for each in (opened, *others):
            each.close()
    return opened.root, join_results(results)


class _Opened:
    """A project whose sources have been read."""

    def __init__(self, path: Path, settings: Path | None = None, *, is_cached: bool = True, language: str = "") -> None:
        config = load_config(str(find_config_file(settings or path)))
        if settings:
            _move(config, path)
        self._config = config
        self._options: CairnConfig = find_plugin(config).config
        use_notation(choose_notation(config.markdown_extensions, has_math=self._options.math))
        self.root = Path(config.config_file_path).parent
        self.languages = find_languages(config)
        reader = SourceReader(config, self._options)
        reader.refuse_loops()
        files = self._files = choose_files(get_files(config), config, language)
        self.sources = reader.read(files)
        self._question_files, self._unreadable = reader.question_files, reader.problems
        self.docs, self.quizzes = Path(config.docs_dir), reader.quiz_folder
        self.autolink, self.day_ends_at = self._options.autolink, self._options.learner.day_ends_at
        self._compiler = make_compiler(config, self._options, files)
        is_on = self._options.cache and is_cached and not settings
        self._parse_cache = StoredParseCache(open_store(config.config_file_path, is_on=is_on))

    def compile(self) -> Site:
        compiler = self._compiler
        return compiler.compile(compiler.parse(self.sources, self._parse_cache))

    def check(self) -> CheckResult:
        compiler, there = self._compiler, [*self._files.src_uris, *self._question_files.list_other_files()]
        problems = *self._unreadable, *compiler.option_problems
        anchors = f"{self._config.markdown_extensions} {self._config.mdx_configs}"
        settings = f"{compiler.rules} {problems} {compiler.macros} {anchors} {there}"
        settings += f" {compiler.cites_in_text} {compiler.messages.sentences}"  # links name titles of sections
        state = Source("cairn check", f"{settings} {_digest(self.sources)}")
        kind = f"check in {compiler.folder}, formulas {current_notation().value}"
        return self._parse_cache(kind, state, lambda _: self._check())

    def _check(self) -> CheckResult:
        site = self.compile()
        broken = self._question_files.find_broken(site.questions, self._files.src_uris, site.concept_ids)
        others = (*self._unreadable, *broken, *self._compiler.find_host_problems(site))
        return check_sources(site, self.sources, self._compiler.rules, others)

    def close(self) -> None:
        self._parse_cache.close()


def _move(config: MkDocsConfig, folder: Path) -> None:
    """Point settings at another checkout of the same site."""
    file = Path(config.config_file_path).resolve()
    docs = os.path.relpath(Path(config.docs_dir).resolve(), file.parent)
    moved = folder.resolve()
    config.config_file_path, config.docs_dir = str(moved / file.name), str(moved / docs)


def _digest(sources: Sources) -> str:
    total = blake2b()
    for source in sources.each():
        for text in (source.path, source.uri, source.text):
            data = text.encode("utf-8", "surrogatepass")
            total.update(b"%d " % len(data))
            total.update(data)
    return total.hexdigest()


def find_plugin(config: MkDocsConfig) -> Plugin:
    """Return Cairn's plugin in the settings of a site.

    Raises:
        mkdocs.exceptions.ConfigurationError: the settings do not contain the plugin.
    """
    plugin: Any = config.plugins.get(_PLUGIN)
    if plugin is None:
        raise ConfigurationError(f"'{_PLUGIN}' is not among the plugins in {config.config_file_path}. Add it.")
    found: Plugin = plugin
    return found


def find_config_file(path: Path) -> Path:
    """Return the `mkdocs.yml` that is `path` or lies in that folder.

    Raises:
        mkdocs.exceptions.ConfigurationError: there is no such file.
    """
    if not path.is_dir():
        return path
    found = next((file for name in CONFIG_FILES if (file := path / name).is_file()), None)
    if found is None:
        above = next(
            (folder for folder in path.resolve().parents for n in CONFIG_FILES if (folder / n).is_file()), None
        )
        advice = f"Go to '{above}', which contains it." if above else "Give the folder that contains it."
        raise ConfigurationError(f"There is no {CONFIG_FILES[0]} in '{path}'. {advice}")
    return found
