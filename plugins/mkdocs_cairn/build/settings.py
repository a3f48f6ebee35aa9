# SPDX-License-Identifier: MIT
"""Prepares the settings of MkDocs before a build: what Cairn adds to them, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_cairn.build.search import add_search
from mkdocs_cairn.cache.folder import listen_to_reads
from mkdocs_cairn.host.cacheable_plugins import refuse_unknown_names
from mkdocs_cairn.host.host_log import make_logs_printable
from mkdocs_cairn.host.macros.macros import add_macros
from mkdocs_cairn.host.source_reader import SourceReader
from mkdocs_cairn.host.theme import add_assets
from mkdocs_cairn.markdown.extension import add_extensions

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.config import CairnConfig


def prepare_settings(
    config: MkDocsConfig, options: CairnConfig, find_build: Callable[[], Build], *, is_preview: bool
) -> None:
    """Add what Cairn needs; `find_build` returns the build in progress once there is one."""
    if not is_preview:  # a preview caches no pages
        listen_to_reads(config.config_file_path, config.site_dir)
    refuse_unknown_names(config, options.cacheable)
    make_logs_printable()
    SourceReader(config, options).refuse_loops()
    add_assets(config)
    add_search(config, options, find_build, is_preview=is_preview)
    add_macros(config)
    add_extensions(config.markdown_extensions, find_build, has_math=options.math)
