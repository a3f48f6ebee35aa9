# SPDX-License-Identifier: MIT
"""`cairn stats`: reports what learners' records say about questions, concepts and prerequisites.

Each file is a record that a learner chose to send. The exit status is 1 if a file is not a record; the others count.
"""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from cairn.stats.statistics import build_statistics
from cairn_cli.files.learner_records import read_records
from cairn_cli.files.text_files import write_all
from cairn_cli.options import add_project_option, open_project, show
from cairn_cli.output import print_error, print_text
from cairn_cli.reports.stats.json_report import write_json
from cairn_cli.reports.stats.page import write_page
from cairn_cli.reports.stats.text_report import MAX_ROWS, write_text

_FORMATS = ("text", "json")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command line of `cairn stats`."""
    summary = "report what learners' records say about questions and concepts"
    parser = commands.add_parser("stats", help=summary, description=__doc__)
    text = "a learner record, or a folder of them; one learner per file"
    parser.add_argument("logs", nargs="+", type=Path, metavar="LOGS", help=text)
    add_project_option(parser)
    parser.add_argument("--format", choices=_FORMATS, default=_FORMATS[0], help="output format (default: text)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write everything to a page with plots")
    parser.add_argument("--texts", action="store_true", help="also show the texts that learners typed")
    parser.add_argument("--all", action="store_true", help=f"print all rows, not only the first {MAX_ROWS} of a table")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the statistics; return 1 if a file is not a record, or the page cannot be written."""
    project = open_project(options.project)
    if project is None:
        return 1
    found = read_records(options.logs)
    for path, reason in found.refused:
        print_error(f"cairn: {show(path)}: {reason}")
    statistics = build_statistics(project.site, found.records, _time_limit(), project.day_ends_at)
    if options.format == "json":
        print_text(write_json(statistics, with_texts=options.texts))
    else:
        print_text(write_text(statistics, None if options.all else MAX_ROWS, with_texts=options.texts))
    page = write_page(statistics, with_texts=options.texts) if options.html else None
    is_written = page is None or write_all({options.html: page})
    return int(bool(found.refused) or not is_written)


def _time_limit() -> str:
    """The latest time that is believed: one day from now, since clocks differ."""
    return (datetime.now(timezone.utc) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.999Z")
