# SPDX-License-Identifier: MIT
"""Start the build of a site: run MkDocs up to the point at which it would render pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions

from cairn.text.problem import Severity
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.project import find_config_file, find_plugin
from mkdocs_cairn.system.errors import CairnError


@dataclass(frozen=True, slots=True)
class StartedSite:
    """A site whose sources are compiled."""

    config: MkDocsConfig
    files: Files
    build: Build


def start_site(path: Path, *, use_directory_urls: bool | None = None, has_pages: bool = True) -> StartedSite:
    """Start the build of the site whose `mkdocs.yml` is `path` or in that folder; the site is not written.

    `use_directory_urls` replaces the setting of the site; None leaves it. Without pages, only the sources are of
    interest, so those that were parsed before are taken from the cache.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it or a source is invalid.
    """
    config = load_config(str(find_config_file(path)), use_directory_urls=use_directory_urls)
    plugin = find_plugin(config)
    plugin.config.cache = plugin.config.cache and not has_pages
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    if not has_pages:
        plugin.pages.parse_cache.close()
    stop_at_errors(plugin.pages.build)
    return StartedSite(config, files, plugin.pages.build)


def stop_at_errors(build: Build) -> None:
    """Stop if sources have errors. The log of MkDocs is silent outside its own commands, so they are listed here."""
    errors = [str(problem) for problem in build.problems if build.severity(problem) is Severity.ERROR]
    if errors:
        raise CairnError("\n".join(("The sources have errors. Correct them.", *errors)))
