# SPDX-License-Identifier: MIT
"""The files with data about a whole site, which scripts fetch when they need it: its graph, and its names."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.files.graph_file import GRAPH_FILES, make_graph_files
from mkdocs_cairn.build.files.missing_page import NAMES_FILE, make_names_file

DATA_FILES = GRAPH_FILES, NAMES_FILE
"""How the paths of these files begin."""


def make_data_files(build: Build, config: MkDocsConfig) -> Mapping[str, str]:
    """Return these files, by their paths in the site."""
    return {**make_graph_files(build, config), **make_names_file(build, config)}
