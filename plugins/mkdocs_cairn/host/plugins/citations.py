# SPDX-License-Identifier: MIT
"""Plugins that handle citations such as `[@key]` themselves. Their syntax is left to them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

_PLUGINS = ("bibtex", "mkdocs-bibtex")


def has_citations(config: MkDocsConfig) -> bool:
    """Return whether another plugin handles citations in running text."""
    return any(name in config.plugins for name in _PLUGINS)
