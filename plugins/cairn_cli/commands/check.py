# SPDX-License-Identifier: MIT
"""`cairn check`: reports problems in the sources of a site, and advice, without a build.

The option `check` in mkdocs.yml sets what is reported and how severe it is. The exit status is 1 if there is a problem
of the severity that --fail-on sets, or a more severe one.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.utils import CountHandler

from cairn.text.problem import Severity
from cairn_cli.options import add_project, open_project, read_project
from cairn_cli.output import print_text
from cairn_cli.reports.check_formats import FORMATS, MAX_PER_CODE, CheckReport
from cairn_cli.reports.link_listing import list_links
from mkdocs_cairn.build.project import check_project

ONLY_BUILDS = "Only 'mkdocs build --strict' checks formulas, links to files and headings, and the output of macros."
"""A note about what only a build checks."""
_NEVER = "never"
_TEXT = "text"
_FAIL_ON = (*(severity.name.lower() for severity in reversed(Severity)), _NEVER)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn check`."""
    summary = "check the sources of a site without building it"
    parser = commands.add_parser("check", help=summary, description=__doc__)
    add_project(parser)
    parser.add_argument("--format", choices=FORMATS, default=_TEXT, help="output format (default: text)")
    fail = parser.add_mutually_exclusive_group()
    fail.add_argument(
        "--fail-on",
        choices=_FAIL_ON,
        default="error",
        help="fail on problems of this severity or worse (default: error)",
    )
    fail.add_argument("--strict", dest="fail_on", action="store_const", const="warning", help="also fail on warnings")
    text = f"list every problem, not only the first {MAX_PER_CODE} per code (other formats always do)"
    parser.add_argument("--all", action="store_true", help=text)
    parser.add_argument(
        "--links", action="store_true", help="list concept names in prose, and why each is a link or not"
    )
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the problems of a project; return its exit status."""
    if options.links:
        project = open_project(options.project)
        return 1 if project is None else list_links(project)
    counter = CountHandler(level=logging.WARNING)
    logging.getLogger("mkdocs").addHandler(counter)
    found = read_project(check_project, options.project)
    logging.getLogger("mkdocs").removeHandler(counter)
    if found is None:
        return 1
    root, checked = found
    limit = None if options.all else MAX_PER_CODE
    print_text(FORMATS[options.format](CheckReport(checked, _relative_folder(root), limit)) + "\n")
    if options.format == _TEXT:
        print(ONLY_BUILDS, file=sys.stderr)
    severities = [rated.severity for rated in checked.rated_problems]
    if counter.counts:  # of the host, about settings; they fail a strict build, too
        severities.append(Severity.WARNING)
    return int(options.fail_on != _NEVER and max(severities, default=-1) >= Severity[options.fail_on.upper()])


def _relative_folder(root: Path) -> str:
    way = Path(os.path.relpath(root.resolve())).as_posix()
    return "" if way == "." else f"{way}/"
