# SPDX-License-Identifier: MIT
"""The files of Material's meta plugin, which give all pages of a folder the same front matter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_PLUGIN = "material.plugins.meta."


def find_meta_files(files: Files, config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """Yield the path of each file with shared front matter, and its path in the docs folder, in the plugin's order."""
    name = _find_name(config)
    for file in files if name else ():
        if posixpath.basename(file.src_uri) == name and file.abs_src_path:
            yield Path(file.abs_src_path), file.src_uri


def _find_name(config: MkDocsConfig) -> str:
    """Return the name of these files; empty if the plugin is missing or off."""
    plugins: list[Any] = [p for p in config.plugins.values() if f"{type(p).__module__}.".startswith(_PLUGIN)]
    return next((str(p.config.meta_file) for p in plugins if p.config.get("enabled", True)), "")
