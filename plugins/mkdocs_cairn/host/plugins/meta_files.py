# SPDX-License-Identifier: MIT
"""The files of Material's meta plugin, which give all pages of a folder the same front matter."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_PLUGIN = "material.plugins.meta."


def find_meta_file(config: MkDocsConfig) -> str:
    """Return the name of the files with shared front matter; empty if the plugin is missing or off."""
    plugins: list[Any] = [p for p in config.plugins.values() if f"{type(p).__module__}.".startswith(_PLUGIN)]
    return next((str(p.config.meta_file) for p in plugins if p.config.get("enabled", True)), "")
