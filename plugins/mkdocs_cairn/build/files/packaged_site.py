# SPDX-License-Identifier: MIT
"""Build the site of a package for a learning management system.

Such a site is not at its own address, and it shares the host with the packages of others. So its pages have no folders
as addresses, no service worker is part of it, and its records have a name that no other site has.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_cairn.build.files.unused_files import PACKAGE_FILES
from mkdocs_cairn.build.project import find_config_file, find_plugin
from mkdocs_cairn.host.reporting import as_plugin_error
from mkdocs_cairn.host.theme import ASSETS, STATIC
from mkdocs_cairn.offline.worker import WORKER

_LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", WORKER}
"""What only a web server, a search engine or a browser uses that knows the address of the site."""


@as_plugin_error()
def build_packaged_site(path: Path) -> dict[str, bytes]:
    """Return the files of the site whose `mkdocs.yml` is `path` or in that folder, with what a package needs.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it or a source is invalid.
    """
    with tempfile.TemporaryDirectory() as folder:
        config = load_config(str(find_config_file(path)), use_directory_urls=False, site_dir=folder)
        options = find_plugin(config).config
        options.cache = options.learner.offline = False
        options.record = options.record or config.site_url or config.site_name
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        files = {path.relative_to(folder).as_posix(): path for path in Path(folder).rglob("*") if path.is_file()}
        site = {name: file.read_bytes() for name, file in sorted(files.items()) if name not in _LEFT_OUT}
    return {**site, **{name: (STATIC / ASSETS / name).read_bytes() for name in PACKAGE_FILES}}
