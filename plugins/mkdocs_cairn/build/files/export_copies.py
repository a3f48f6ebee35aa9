# SPDX-License-Identifier: MIT
"""The files that an exported site has besides its pages: its own assets and templates, and ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_cairn.host.theme import ASSETS, STATIC, THEME, has_sidebars
from mkdocs_cairn.site_source.page_source import PAGE_TEMPLATE
from mkdocs_cairn.site_source.settings import OVERRIDES

DOCS = "docs"


def find_copies(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str | Path]]:
    """Yield the path of each file in the exported site, and its text or the file to copy."""
    yield from _overrides(config)
    yield from _own_assets(files)
    yield from _assets(files, config)


def _assets(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str | Path]]:
    """Yield the files of the documentation that are not pages, without the files of the theme."""
    docs = Path(config.docs_dir)
    for file in files:
        if file.is_documentation_page() or file.inclusion.is_excluded():
            continue
        if file.abs_src_path is None:  # a page at a former address
            yield f"{DOCS}/{file.dest_uri}", file.content_string
        elif Path(file.abs_src_path).is_relative_to(docs):
            yield f"{DOCS}/{file.src_uri}", Path(file.abs_src_path)


def _own_assets(files: Files) -> Iterator[tuple[str, Path]]:
    for file in sorted((STATIC / ASSETS).iterdir()):
        if not file.name.endswith(".map") and files.get_file_from_path(f"{ASSETS}/{file.name}"):
            yield f"{DOCS}/{ASSETS}/{file.name}", file


def _overrides(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """Yield the site's own templates, except those that override ours, and the one that shows the sidebars."""
    folder = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for file in sorted(folder.rglob("*")) if folder else ():
        path = file.relative_to(folder or file)
        if file.is_file() and path.parts[0] != "cairn":
            yield f"{OVERRIDES}/{path.as_posix()}", file
    if has_sidebars(config):
        yield f"{OVERRIDES}/{PAGE_TEMPLATE}", THEME / PAGE_TEMPLATE
