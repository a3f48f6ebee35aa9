# SPDX-License-Identifier: MIT
"""The files for reading offline and for home screens: what they need to know of a site comes from MkDocs' settings."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from mkdocs_cairn.config.options import CairnConfig, LearnerConfig, offers_offline
from mkdocs_cairn.host.plugins.languages import find_record, has_languages, is_first_language
from mkdocs_cairn.host.scripts import fill_other_scripts
from mkdocs_cairn.host.theme import ASSETS, STATIC, find_direction, find_language, find_primary_color
from mkdocs_cairn.html.isolation import isolate
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.offline.manifest import SiteIdentity, write_home_screen_files
from mkdocs_cairn.offline.worker import OFFLINE_PAGE, OFFLINE_STYLES, WORKER, KeptSite, find_folders, write_worker

log = logging.getLogger("mkdocs.plugins.cairn")

_OFFLINE_PAGE = f"{ASSETS}/{OFFLINE_PAGE}"
_KEPT_PAGES = {"index.md": "", "review/index.md": "review.title", "progress/index.md": "page.your-progress"}
"""The pages that are always kept, by their paths, with the names of the texts of links to them."""
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
    is_offered = offers_offline(options.learner) and not is_preview
    identity = _identify(config)
    made = dict(write_home_screen_files(identity, ASSETS)) if options.learner.is_on else {}
    if is_offered:
        kept = [(_KEPT_PAGES[uri], address) for uri, address in _find_kept_pages(files)]
        links = [(renderer.say(name), address) for name, address in kept if name]
        page = renderer.offline_page(identity.name, identity.language, identity.direction, links)
        made[_OFFLINE_PAGE] = (isolate(page) if identity.direction == "rtl" else page).encode()
    site = _describe(files, config, options) if is_offered else None
    script = (STATIC / ASSETS / WORKER).read_text("utf-8")
    made[WORKER] = write_worker(find_record(options, config), site, script).encode()
    taken = {file.dest_uri for file in _published(files)}
    for path in made.keys() - taken:
        write_file(made[path], str(Path(config.site_dir, path)))
    if is_offered and WORKER in taken:
        log.info("Readers cannot keep pages for offline, because the site has its own '%s'.", WORKER)


def leave_out_offline_files(files: Files, options: LearnerConfig) -> None:
    """Leave out the script of the worker, which is written with its settings, and styles that are not needed."""
    names = {WORKER} if offers_offline(options) else {WORKER, OFFLINE_STYLES}
    for file in [file for file in files if file.dest_uri in {f"{ASSETS}/{name}" for name in names}]:
        files.remove(file)


def _identify(config: MkDocsConfig) -> SiteIdentity:
    return SiteIdentity(
        name=config.site_name,
        description=config.site_description or "",
        language=find_language(config),
        direction=find_direction(config),
        color=find_primary_color(config),
    )


def _describe(files: Files, config: MkDocsConfig, options: CairnConfig) -> KeptSite:
    linked = {str(path).partition("#")[0] for path in (*config.extra_css, *config.extra_javascript)}
    assets = {file.dest_uri: file for file in _published(files) if file.dest_uri.endswith(_ASSETS)}
    wanted = {path for path in assets if path in linked or path.rpartition("/")[0] == ASSETS}
    others = fill_other_scripts(wanted, config, options.words)
    return KeptSite(
        name=config.site_name,
        pages=[address for _, address in _find_kept_pages(files)],
        files=[_OFFLINE_PAGE, *wanted, *others],
        folders=None if has_languages(config) else find_folders(file.dest_uri for file in _published(files)),
        contents={path: file.content_bytes for path, file in assets.items()} | others,
    )


def _find_kept_pages(files: Files) -> Iterator[tuple[str, str]]:
    """Yield the pages that are always kept, with their addresses."""
    for uri in _KEPT_PAGES:
        if file := files.src_uris.get(uri):
            yield uri, file.url.removeprefix("./")


def _published(files: Files) -> Iterator[File]:
    return (file for file in files if not file.inclusion.is_excluded())
