# SPDX-License-Identifier: MIT
"""`cairn diff`: shows as Markdown what changed in the graph between two checkouts of a site.

It lists added and removed concepts, prerequisites and questions, and new problems, for reviewers of pull requests.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from cairn.authoring.diff import diff_sites
from cairn_cli.options import open_project
from cairn_cli.output import print_text
from cairn_cli.reports.diff_report import write_report


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn diff`."""
    summary = "show what changed in the graph between two checkouts"
    parser = commands.add_parser("diff", help=summary, description=__doc__)
    parser.add_argument("base", type=Path, metavar="BASE_DIR", help="the folder of the old mkdocs.yml")
    parser.add_argument(
        "head",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="HEAD_DIR",
        help="the folder of the new mkdocs.yml (default: this folder)",
    )
    text = "read only documents and questions from HEAD_DIR, use the settings of BASE_DIR, and run no code of HEAD_DIR"
    parser.add_argument("--head-is-data", action="store_true", help=text)
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the report; return 1 if either site cannot be read."""
    settings = options.base if options.head_is_data else None
    base, head = open_project(options.base), open_project(options.head, settings)
    if base is None or head is None:
        return 1
    print_text(write_report(diff_sites(base.site, head.site)))
    return 0
