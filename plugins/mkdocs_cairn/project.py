# SPDX-License-Identifier: MIT
"""The site of a project, read but not built: for commands that say something of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files

from cairn.site import compile_site
from mkdocs_cairn.sources import SourceReader

if TYPE_CHECKING:
    from cairn.parsed import Sources
    from cairn.problem import Problem
    from cairn.site import Site
    from mkdocs_cairn.config import CairnConfig

_PLUGIN = "cairn"
CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True)
class Project:
    """A site with the place that its paths are relative to."""

    root: Path
    """The folder of `mkdocs.yml`."""
    site: Site
    unreadable: tuple[Problem, ...]
    """The problems of files that could not even be decoded."""
    sources: Sources
    """What the site was made of."""
    docs: Path
    """The folder of documents."""
    quizzes: Path
    """The folder of question files."""
    is_autolinking: bool
    """Whether mentions become links where a page does not say otherwise."""


def load_project(path: Path) -> Project:
    """Read the sources of the site whose `mkdocs.yml` is `path`, or lies in that folder.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it is wrong.
    """
    config = load_config(str(find_config(path)))
    plugin = config.plugins.get(_PLUGIN)
    if plugin is None:
        raise ConfigurationError(f"'{_PLUGIN}' is not among the plugins in {config.config_file_path}. Add it.")
    options: CairnConfig = plugin.config
    reader = SourceReader(config, options)
    sources = reader.read(get_files(config))
    site, root = compile_site(sources, options.concepts), Path(config.config_file_path).parent
    folders = Path(config.docs_dir), reader.quiz_folder
    return Project(root, site, tuple(reader.problems), sources, *folders, options.autolink)


def find_config(path: Path) -> Path:
    """Return the settings of the project that `path` is, or whose folder it is.

    Raises:
        mkdocs.exceptions.ConfigurationError: there are none.
    """
    if not path.is_dir():
        return path
    found = next((file for name in CONFIG_FILES if (file := path / name).is_file()), None)
    if found is None:
        raise ConfigurationError(f"There is no {CONFIG_FILES[0]} in '{path}'. Name the folder that holds it.")
    return found
