# SPDX-License-Identifier: MIT
"""Start the build of a site: run MkDocs up to the point at which it would render pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions

from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.project import find_config_file, find_plugin


@dataclass(frozen=True, slots=True)
class StartedSite:
    """A site whose sources are compiled."""

    config: MkDocsConfig
    files: Files
    build: Build


def start_site(path: Path, *, use_directory_urls: bool | None = None) -> StartedSite:
    """Start the build of the site whose `mkdocs.yml` is `path` or in that folder; nothing is written.

    `use_directory_urls` replaces the setting of the site; None leaves it.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it is invalid.
    """
    config = load_config(str(find_config_file(path)), use_directory_urls=use_directory_urls)
    plugin = find_plugin(config)
    plugin.config.cache = False
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    return StartedSite(config, files, plugin.pages.build)
