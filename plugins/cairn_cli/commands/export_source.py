# SPDX-License-Identifier: MIT
"""`cairn export site-source`: writes a site as plain documentation that other programs build without a plugin.

The folder contains Markdown, assets and a `mkdocs.yml`, for Zensical or for MkDocs without Cairn. It must be new, empty
or the result of an earlier export.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException

from cairn_cli.files.output_folder import OccupiedError, write_folder
from cairn_cli.options import add_project, fail
from cairn_cli.output import print_line
from mkdocs_cairn.build.files.site_export import export_site
from mkdocs_cairn.site_source.page_source import HOSTS


def add_site_source(formats: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn export site-source`."""
    source = formats.add_parser(
        "site-source", help="the site as documentation that needs no plugin", description=__doc__
    )
    source.add_argument("folder", type=Path, metavar="OUT", help="the folder to write")
    add_project(source)
    source.add_argument("--for", dest="host", choices=HOSTS, default=HOSTS[0], help="the program that will build it")
    source.set_defaults(run=run)


def run(options: Any) -> int:
    """Write the folder; return 1 if this fails."""
    try:
        site = export_site(options.project, options.host)
        write_folder(options.folder, site.files)
    except (MkDocsException, OccupiedError, OSError) as error:
        return fail(str(error))
    for name in site.left_out:
        print_line(f"The plugin '{name}' does not run in an export, so its changes to pages are missing.")
    print_line(f"{len(site.files):,} files written to {options.folder}.")
    return 0
