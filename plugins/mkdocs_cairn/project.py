# SPDX-License-Identifier: MIT
"""The site of a project, read but not built: for commands that say something of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files

from cairn.site import compile_site
from mkdocs_cairn.sources import SourceReader

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from cairn.problem import Problem
    from cairn.site import Site
    from mkdocs_cairn.config import CairnConfig
    from mkdocs_cairn.plugin import CairnPlugin

_PLUGIN = "cairn"
CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""In this order; the last two are those of the fork of MkDocs."""


@dataclass(frozen=True, slots=True)
class Project:
    """A site with the place that its paths are relative to."""

    root: Path
    """The folder of `mkdocs.yml`."""
    site: Site
    unreadable: tuple[Problem, ...]
    """The problems of files that could not even be decoded."""


def load_project(path: Path) -> Project:
    """Read the sources of the site whose `mkdocs.yml` is `path`, or lies in that folder.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it is wrong.
    """
    config = load_config(str(find_config_file(path)))
    options: CairnConfig = find_plugin(config).config
    reader = SourceReader(config, options)
    site = compile_site(reader.read(get_files(config)), options.concepts)
    return Project(Path(config.config_file_path).parent, site, tuple(reader.problems))


def find_plugin(config: MkDocsConfig) -> CairnPlugin:
    """Return our plugin in a configuration.

    Raises:
        mkdocs.exceptions.ConfigurationError: it is not there.
    """
    plugin: Any = config.plugins.get(_PLUGIN)
    if plugin is None:
        raise ConfigurationError(f"'{_PLUGIN}' is not among the plugins in {config.config_file_path}. Add it.")
    found: CairnPlugin = plugin
    return found


def find_config_file(path: Path) -> Path:
    """Return the `mkdocs.yml` that is `path` or lies in that folder.

    Raises:
        mkdocs.exceptions.ConfigurationError: there is none.
    """
    if not path.is_dir():
        return path
    found = next((file for name in CONFIG_FILES if (file := path / name).is_file()), None)
    if found is None:
        raise ConfigurationError(f"There is no {CONFIG_FILES[0]} in '{path}'. Name the folder that holds it.")
    return found
