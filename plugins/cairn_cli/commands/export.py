# SPDX-License-Identifier: MIT
"""`cairn export`: writes a site, or its questions, in the formats of other programs.

The result is one file or a folder. A folder must be new, empty or the result of an earlier export. What a format cannot
carry is reported at the place of its question.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException

from cairn.exporting.course import ExportOptions
from cairn.exporting.exported import ExportFormat
from cairn.exporting.formats.registry import FORMATS
from cairn_cli.commands.export_source import add_site_source
from cairn_cli.files.output_folder import OccupiedError, write_folder
from cairn_cli.files.packages.anki_deck import PackageMissingError
from cairn_cli.files.packages.single_file import write_single_file
from cairn_cli.options import add_project_option, fail, refuse
from cairn_cli.output import print_line
from cairn_cli.reports.export_report import print_report
from mkdocs_cairn.build.course.load_course import Selection, UnknownNameError, load_course
from mkdocs_cairn.system.gc_pause import gc_paused

_PERCENT = 100


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn export`."""
    parser = commands.add_parser("export", help="export a site for other programs", description=__doc__)
    parser.add_argument("--list", action="store_true", help="show the formats")
    parser.set_defaults(run=_list_formats)
    actions = parser.add_subparsers(title="formats", metavar="NAME")
    add_site_source(actions)
    for each in FORMATS:
        _add_format(actions, each)


def _add_format(actions: argparse._SubParsersAction[argparse.ArgumentParser], chosen: ExportFormat) -> None:
    parser = actions.add_parser(chosen.name, help=chosen.title, description=f"Write {chosen.title}.")
    add = parser.add_argument
    kinds = f"the folder to write{''.join(f', or a file that ends in {ending}' for ending in chosen.endings)}"
    add("out", type=Path, metavar="OUT", help=kinds)
    add_project_option(parser)
    add("--chapter", action="append", default=[], metavar="TAG", help="only the questions of this chapter")
    add("--concept", action="append", default=[], metavar="NAME", help="only the questions about this concept")
    add("--drafts", action="store_true", help="also export questions without a key, where the format allows it")
    add("--mastery", type=int, metavar="N", help="the score in percent that passes (SCORM)")
    add("--interactions", action="store_true", help="also report each response (SCORM)")
    add("--report", choices=("text", "json"), default="text", help="how the report is printed (default: text)")
    parser.set_defaults(run=run, format=chosen)


def run(options: Any) -> int:
    """Write an export; return 0 if everything was carried, 1 if something was left out, and 2 for wrong options."""
    chosen: ExportFormat = options.format
    if fault := _find_wrong_use(options, chosen):
        return refuse(fault)
    is_file = options.out.suffix in chosen.endings
    ending = options.out.suffix if is_file else ""
    given = ExportOptions(options.drafts, options.mastery, options.interactions, ending)
    try:
        with gc_paused():
            course = load_course(options.project, Selection(tuple(options.chapter), tuple(options.concept)), given)
            exported = chosen.write(course)
            written = _write(options.out, exported.files, is_file=is_file)
    except UnknownNameError as error:
        return refuse(str(error))
    except (MkDocsException, OccupiedError, PackageMissingError, OSError) as error:
        return fail(str(error))
    return print_report(course.questions if chosen.has_questions else (), exported.notes, written, options)


def _write(path: Path, files: Mapping[str, bytes], *, is_file: bool) -> tuple[str, ...]:
    """Write a file or a folder, unless the format refused everything; return the names of what was written."""
    if not files:
        return ()
    if is_file:
        write_single_file(path, files)
        return (path.name,)
    write_folder(path, files)
    return tuple(sorted(files))


def _find_wrong_use(options: Any, chosen: ExportFormat) -> str:
    """Return what is wrong with the options; empty if they are right."""
    known = {ending for each in FORMATS for ending in each.endings}
    if options.out.suffix in known - {*chosen.endings}:
        wanted = " or ".join(f"'{ending}'" for ending in chosen.endings)
        return f"'{options.out}' does not fit the format '{chosen.name}'. Name a folder or a file in {wanted}."
    if not chosen.has_questions and (options.chapter or options.concept or options.drafts):
        return f"The format '{chosen.name}' carries no questions, so none can be chosen. Leave out that option."
    if not chosen.has_scores and (options.mastery is not None or options.interactions):
        return f"The format '{chosen.name}' reports no scores. Leave out '--mastery' and '--interactions'."
    if options.mastery is not None and not 0 < options.mastery <= _PERCENT:
        return f"'--mastery {options.mastery}' is not a share in percent. Write a number from 1 to 100."
    return ""


def _list_formats(options: Any) -> int:
    if not options.list:
        return refuse("No format is named. 'cairn export --list' shows the formats.")
    shown = {each.name: f"{each.title} ({', '.join(each.endings) or 'a folder'})" for each in FORMATS}
    shown["site-source"] = "the site as documentation that needs no plugin (a folder)"
    for name, title in sorted(shown.items()):
        print_line(f"{name:11}  {title}")
    return 0
