# SPDX-License-Identifier: MIT
"""Make the theme's own search find concepts by their names: its settings, its entries and its worker.

The worker is the theme's file with a script of ours before it, which compares what a reader types with whole names.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_cairn.build.build import Build
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.theme import ASSETS, STATIC, find_search_plugin
from mkdocs_cairn.search.names import list_names
from mkdocs_cairn.search.scope import SearchScope
from mkdocs_cairn.search.theme_index import FIELDS, USUAL_FIELDS, ThemeEntries

log = logging.getLogger("mkdocs.plugins.cairn")

_WORKER = re.compile(r"assets/javascripts/workers/search\.[^/]*\.js|search/worker\.js")
"""The path of the worker in Material and its forks, and in MkDocs."""
_SCRIPT = f"{ASSETS}/theme-search.js"
_FIELDS, _SHORTEST = "fields", "min_search_length"
_MATERIAL_ONLY = "pipeline"
"""An option that only Material's plugin has, in each of its versions."""
_SEARCH_DIALOG = '<div class="md-search" data-md-component="search" role="dialog"'


def weigh_fields(config: MkDocsConfig) -> None:
    """Weigh the fields of Material's search; the weights that an author has set stay."""
    plugin = find_search_plugin(config)
    if plugin is not None and isinstance(plugin.config.get(_FIELDS), dict):
        given = {name: field for name, field in plugin.config[_FIELDS].items() if not _is_usual(name, field)}
        plugin.config[_FIELDS] = {**{name: {"boost": boost} for name, boost in FIELDS.items()}, **given}


def _is_usual(name: str, field: Any) -> bool:
    """Return whether Material has set this weight itself, in an earlier build of this process."""
    return dict(field) == {"boost": USUAL_FIELDS.get(name)}


def extend_worker(files: Files, config: MkDocsConfig) -> None:
    """Put our script before the theme's worker, which compares names; by itself it is not published."""
    script = (STATIC / _SCRIPT).read_text("utf-8")
    for file in list(files):
        if file.dest_uri == _SCRIPT:
            files.remove(file)
        elif _WORKER.fullmatch(file.dest_uri) and file.generated_by != "cairn":
            content = f";{script}\n{file.content_string}"  # a directive at the beginning would be for all of it
            files.remove(file)
            files.append(_generate(file, content, config))


def _generate(file: File, content: str, config: MkDocsConfig) -> File:
    extended = File.generated(config, file.src_uri, content=content, inclusion=file.inclusion)
    extended.generated_by = "cairn"
    return extended


def find_scope(options: CairnConfig) -> SearchScope:
    """Return which pages a search leaves out or lists last."""
    return SearchScope(options.search_after, options.search_exclude)


def report_unused(options: CairnConfig, files: Files) -> None:
    """Warn of patterns for pages that fit none."""
    uris = [file.src_uri for file in files.documentation_pages()]
    for pattern in find_scope(options).find_unused(uris):
        log.warning("'%s' in the options of the search fits no page. Correct or remove it.", pattern)


def arrange_entries(build: Build, config: MkDocsConfig, options: CairnConfig) -> Callable[[str, list[Any]], list[Any]]:
    """Return the function that arranges the entries of a page."""
    plugin = find_search_plugin(config)
    settings = plugin.config if plugin else {}
    is_html, has_weights = _MATERIAL_ONLY in settings, _FIELDS in settings
    if not is_html and isinstance(settings.get(_SHORTEST), int):
        names = (name for concept in build.site.catalogue.concepts for name in list_names(build.site, concept))
        settings[_SHORTEST] = max(1, min(settings[_SHORTEST], *map(len, names), settings[_SHORTEST]))
    return ThemeEntries(build.site, find_scope(options), is_html=is_html, has_weights=has_weights).arrange


def name_search(page: str, name: str) -> str:
    """Return a page on which the search of the theme has a name for screen readers, which it lacks."""
    return page.replace(f"{_SEARCH_DIALOG}>", f'{_SEARCH_DIALOG} aria-label="{escape(name)}">', 1)
