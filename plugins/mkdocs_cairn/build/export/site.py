# SPDX-License-Identifier: MIT
"""A whole site as the files of plain documentation: MkDocs is led to where it would render, and no further."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from mkdocs_cairn.build.export.pages import PageWriter
from mkdocs_cairn.build.export.settings import export_settings
from mkdocs_cairn.build.project import find_config_file, find_plugin
from mkdocs_cairn.host.plugin_errors import as_plugin_error
from mkdocs_cairn.host.theme import ASSETS, STATIC
from mkdocs_cairn.site_source.settings import OVERRIDES, left_out_plugins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

SETTINGS = "mkdocs.yml"
_DOCS = "docs"


@dataclass(frozen=True, slots=True)
class SiteSource:
    """What is to be written into a folder."""

    files: Mapping[str, str | Path]
    """The text of each file, or the file that it is a copy of, by path."""
    left_out: tuple[str, ...]
    """The plugins without which the exported site has to do."""


@as_plugin_error()
def export_site(path: Path, host: str) -> SiteSource:
    """Return the site whose `mkdocs.yml` is `path`, or lies in that folder, as files for one of the `addresses.HOSTS`.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or something in it or in the sources is wrong.
    """
    config = load_config(str(find_config_file(path)), use_directory_urls=True)
    plugin = find_plugin(config)
    plugin.config.cache = False
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    writer = PageWriter(config, files, plugin.pages.build, host)
    pages = {f"{_DOCS}/{f.src_uri}": writer.write(f.page) for f in _pages(files) if f.page}
    plugin.pages.build.stop_at_errors()
    settings = {SETTINGS: export_settings(config, nav)}
    copies: dict[str, str | Path] = {**dict(_overrides(config)), **dict(_own_assets()), **dict(_assets(files, config))}
    return SiteSource({**settings, **pages, **copies}, tuple(left_out_plugins(config.plugins)))


def _pages(files: Files) -> Iterator[File]:
    return (file for file in files if file.is_documentation_page() and not file.inclusion.is_excluded())


def _assets(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str | Path]]:
    """Yield the files of the documentation that are no pages; those of the theme are not its own."""
    docs = Path(config.docs_dir)
    for file in files:
        if file.is_documentation_page() or file.inclusion.is_excluded():
            continue
        if file.abs_src_path is None:  # a page at a former address
            yield f"{_DOCS}/{file.dest_uri}", file.content_string
        elif Path(file.abs_src_path).is_relative_to(docs):
            yield f"{_DOCS}/{file.src_uri}", Path(file.abs_src_path)


def _own_assets() -> Iterator[tuple[str, Path]]:
    for file in sorted((STATIC / ASSETS).iterdir()):
        if not file.name.endswith(".map"):
            yield f"{_DOCS}/{ASSETS}/{file.name}", file


def _overrides(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """Yield the site's own templates, apart from those that replace ours."""
    folder = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for file in sorted(folder.rglob("*")) if folder else ():
        place = file.relative_to(folder or file)
        if file.is_file() and place.parts[0] != "cairn":
            yield f"{OVERRIDES}/{place.as_posix()}", file
