# SPDX-License-Identifier: MIT
"""The settings and the navigation of a site as plain values, as MkDocs has read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_cairn.host.theme import LOADER, PAGE_STYLES, QUESTION_STYLES
from mkdocs_cairn.site_source.settings import write_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation


def export_settings(config: MkDocsConfig, nav: Navigation) -> str:
    """Return the `mkdocs.yml` of the exported site."""
    with Path(config.config_file_path).open("rb") as file:  # MkDocs has changed the values that it had read
        given = yaml_load(file, get_yaml_loader())
    styles = (PAGE_STYLES, QUESTION_STYLES)
    return write_settings(given, config.nav or [*_items(nav.items)], config.plugins, styles, LOADER)


def _items(items: Iterable[StructureItem]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, Section):
            yield {item.title: [*_items(item.children)]}
        elif isinstance(item, Page):
            yield item.file.src_uri
        elif isinstance(item, Link):
            yield {item.title: item.url}
