# SPDX-License-Identifier: MIT
"""The files for reading offline and for home screens: what they need to know of a site comes from MkDocs' settings."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from mkdocs_cairn.config.options import CairnConfig, record_name
from mkdocs_cairn.host.plugins.languages import has_languages, is_first_language
from mkdocs_cairn.host.theme import ASSETS, STATIC, find_primary_color
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.offline.manifest import SiteIdentity, write_home_screen_files
from mkdocs_cairn.offline.worker import OFFLINE_PAGE, WORKER, KeptSite, find_folders, write_worker

log = logging.getLogger("mkdocs.plugins.cairn")

_OFFLINE_PAGE = f"{ASSETS}/{OFFLINE_PAGE}"
_KEPT_PAGES = ("index.md", "progress/index.md", "review/index.md")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ku", "ur")
_ASSETS = (".css", ".js")


def write_offline_files(
    files: Files, config: MkDocsConfig, options: CairnConfig, renderer: Renderer, *, is_preview: bool
) -> None:
    """Write the service worker of a site and what belongs to it; an author's own files stay.

    A site that does not offer to keep pages has a worker, too: it removes an earlier one. So has a preview, because its
    pages change all the time.
    """
    if not is_first_language(config):
        return
    is_offered = options.learner.is_on and options.learner.offline and not is_preview
    taken = {file.dest_uri for file in _published(files)}
    made = _make_home_screen_files(config, renderer) if is_offered else {}
    script = (STATIC / ASSETS / WORKER).read_text("utf-8")
    worker = write_worker(record_name(options, config), _describe(files, config) if is_offered else None, script)
    for path, data in {**made, WORKER: worker.encode()}.items():
        if path not in taken:
            write_file(data, str(Path(config.site_dir, path)))
    if is_offered and WORKER in taken:
        log.info("Readers cannot keep pages for offline, because the site has its own '%s'.", WORKER)


def leave_out_worker(files: Files) -> None:
    """Leave out the script of the worker, which is useless without its settings."""
    for file in [file for file in files if file.dest_uri == f"{ASSETS}/{WORKER}"]:
        files.remove(file)


def _make_home_screen_files(config: MkDocsConfig, renderer: Renderer) -> Mapping[str, bytes]:
    theme: Any = config.theme
    language = str(theme.get("language") or theme.get("locale") or "en").replace("_", "-")
    usual = "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
    identity = SiteIdentity(
        name=config.site_name,
        description=config.site_description or "",
        language=language,
        direction=str(theme.get("direction") or usual),
        color=find_primary_color(config),
    )
    page = renderer.offline_page(identity.name, identity.language, identity.direction)
    return {**write_home_screen_files(identity, ASSETS), _OFFLINE_PAGE: page.encode()}


def _describe(files: Files, config: MkDocsConfig) -> KeptSite:
    pages = (files.src_uris.get(uri) for uri in _KEPT_PAGES)
    linked = {str(path).partition("#")[0] for path in (*config.extra_css, *config.extra_javascript)}
    assets = {file.dest_uri: file for file in _published(files) if file.dest_uri.endswith(_ASSETS)}
    wanted = {path for path in assets if path in linked or path.rpartition("/")[0] == ASSETS}
    return KeptSite(
        name=config.site_name,
        pages=[page.url.removeprefix("./") for page in pages if page],
        files=[_OFFLINE_PAGE, *wanted],
        folders=None if has_languages(config) else find_folders(file.dest_uri for file in _published(files)),
        contents={path: file.content_bytes for path, file in assets.items()},
    )


def _published(files: Files) -> Iterator[File]:
    return (file for file in files if not file.inclusion.is_excluded())
