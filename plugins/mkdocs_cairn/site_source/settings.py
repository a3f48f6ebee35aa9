# SPDX-License-Identifier: MIT
"""The settings of a site that needs no plugin of ours, from those of one that has it, as a `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_cairn.host.theme import LOADER, PAGE_STYLES, QUESTION_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

OVERRIDES = "overrides"
_SEARCH = "search"
_LEFT_OUT = {
    *("docs_dir", "site_dir", "dev_addr", "watch", "hooks", "remote_branch", "remote_name", "config_file_path"),
    *("exclude_docs", "draft_docs", "not_in_nav", "use_directory_urls", "INHERIT"),
}
"""Settings that say where things are on the author's machine, or what has been done by now."""
_RESOLVED = "pymdownx.snippets"
"""Snippets have been put in: they may lie outside the documentation."""
_NEEDED = ("attr_list", "md_in_html")
_HEAD = "# Written by 'cairn export site-source'. Edit the sources of the site instead, and export again.\n"


class _Dumper(yaml.SafeDumper):
    """Writes functions by their names, as the configuration of a Markdown extension may hold them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the library's signature
        return True


def _represent(dumper: yaml.SafeDumper, value: Any) -> yaml.Node:
    name = getattr(value, "__qualname__", "")
    if not name or "<" in name:
        return dumper.represent_str(str(value))
    return dumper.represent_scalar(f"tag:yaml.org,2002:python/name:{value.__module__}.{name}", "")


_Dumper.add_multi_representer(object, _represent)


def write_settings(config: MkDocsConfig, nav: Navigation) -> str:
    """Return the text of the new `mkdocs.yml`."""
    with Path(config.config_file_path).open("rb") as file:  # MkDocs has taken what it had read to pieces
        read = yaml_load(file, get_yaml_loader())
    given = {name: value for name, value in read.items() if name not in _LEFT_OUT}
    given |= {
        "edit_uri": "",  # the pages that one would edit are not these
        "theme": _theme(given.get("theme")),
        "nav": config.nav or [*_items(nav.items)],
        "plugins": [_SEARCH] if any(_SEARCH in name for name in config.plugins) else [],
        "markdown_extensions": _extensions(given.get("markdown_extensions") or []),
        "extra_css": [PAGE_STYLES, QUESTION_STYLES, *(given.get("extra_css") or [])],
        "extra_javascript": [*(given.get("extra_javascript") or []), LOADER],
        "validation": _validation(given.get("validation") or {}),
    }
    return _HEAD + yaml.dump(given, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def left_out_plugins(config: MkDocsConfig) -> list[str]:
    """Return the plugins of a site that the exported one has to do without."""
    return [name for name in config.plugins if _SEARCH not in name and name not in {"cairn", "macros"}]


def _theme(theme: Any) -> dict[str, Any]:
    whole = {"name": theme} if isinstance(theme, str) else dict(theme or {"name": "mkdocs"})
    return whole | ({"custom_dir": OVERRIDES} if whole.get("custom_dir") else {})


def _extensions(given: Any) -> list[Any]:
    listed = [{name: options} for name, options in given.items()] if isinstance(given, dict) else list(given)
    kept = [e for e in listed if _RESOLVED not in ([e] if isinstance(e, str) else e)]
    names = {name for e in kept for name in ([e] if isinstance(e, str) else e)}
    return [*kept, *(name for name in _NEEDED if name not in names)]


def _validation(given: dict[str, Any]) -> dict[str, Any]:
    """Return what is checked: concepts stand outside the navigation, which is no fault."""
    nav = given.get("nav")
    return given | {"nav": (nav if isinstance(nav, dict) else {}) | {"omitted_files": "ignore"}}


def _items(items: Iterable[StructureItem]) -> Iterable[Any]:
    for item in items:
        if isinstance(item, Section):
            yield {item.title: [*_items(item.children)]}
        elif isinstance(item, Page):
            yield item.file.src_uri
        elif isinstance(item, Link):
            yield {item.title: item.url}
