# SPDX-License-Identifier: MIT
"""Turns the options and the size of a site into the search it has: the theme's own, or one by Pagefind.

The theme's script loads its whole index with every page, which is right for a small site and no longer
for a large one. Where Pagefind takes over, the theme's plugin stays configured, since its templates ask
for it, and does nothing more; the box is a template of ours, for which the theme's script does not look.
"""

from __future__ import annotations

import logging
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_cairn.build.search.plugin import PageIndex
from mkdocs_cairn.host.theme import find_search_box
from mkdocs_cairn.system.errors import CairnError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.config import CairnConfig

log = logging.getLogger("mkdocs.plugins.cairn")

LARGE = 500
"""From so many concepts on a site is large."""
_TEMPLATES = Path(__file__).parents[2] / "search" / "templates"
_BINARIES = "pagefind_bin", "pagefind_bin_extended"
_OURS = "cairn-search"
_HOW = "Install it with 'pip install \"mkdocs-cairn[search]\"'"


def add_search(
    config: MkDocsConfig, options: CairnConfig, find_build: Callable[[], Build], *, is_preview: bool
) -> None:
    """Put Pagefind in the place of the theme's own search, where it is wanted and there is room for it."""
    theirs = _find_plugin(config)
    if theirs is None or not _wants_pagefind(config, options) or not _has_room(config):
        return
    if not _is_installed():
        if options.search == "pagefind":
            raise CairnError(f"The option 'search: pagefind' needs Pagefind, which is not installed. {_HOW}.")
        log.info("The theme's own search is kept, which is slow on a site of this size. %s.", _HOW)
        return
    _put_to_rest(theirs, config)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_TEMPLATES))
    if not is_preview:
        config.plugins["cairn/pagefind"] = PageIndex(find_build, options)


def _find_plugin(config: MkDocsConfig) -> BasePlugin | None:  # type: ignore[type-arg]
    """Return the site's search plugin; themes put their name before that of their own."""
    named = (plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search")
    return next((plugin for plugin in named if plugin.config.get("enabled", True)), None)


def _wants_pagefind(config: MkDocsConfig, options: CairnConfig) -> bool:
    if options.search != "auto":
        return options.search == "pagefind"
    documents = Path(config.docs_dir, options.concepts).rglob("*.md")
    return sum(1 for _ in documents) >= LARGE


def _has_room(config: MkDocsConfig) -> bool:
    """Say whether there is a box that ours can stand in for: the theme's, and not one of the site itself."""
    box = find_search_box(config)
    if box is None:
        log.debug("The theme has no search box that Pagefind can use. The theme's search is kept.")
        return False
    is_own = bool(config.theme.custom_dir) and box.is_relative_to(config.theme.custom_dir or "")
    if is_own and _OURS not in box.read_text("utf-8"):
        log.debug("The site has its own search box, %s. The theme's search is kept.", box)
        return False
    return True


def _is_installed() -> bool:
    return bool(find_spec("pagefind")) and any(find_spec(name) for name in _BINARIES)


def _put_to_rest(plugin: BasePlugin, config: MkDocsConfig) -> None:  # type: ignore[type-arg]
    """Take the plugin's part out of the build. Its option `enabled` would also take away the theme's box."""
    for event in ("page_context", "post_build"):
        handlers = config.plugins.events[event]
        handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) is not plugin]
