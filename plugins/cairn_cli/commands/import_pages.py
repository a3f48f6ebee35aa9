# SPDX-License-Identifier: MIT
"""`cairn import`: turns exported pages into the sources of a site.

Files that an author has edited are not overwritten; `.cairn-import.json` in the docs folder records what was imported.
Files that cannot be read are reported, and the others are still imported.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cairn.importing.corpus import Corpus, build_corpus
from cairn.importing.names import compile_id
from cairn.importing.output.manifest import Manifest, write_manifest
from cairn.importing.output.output_files import compile_files
from cairn.importing.output.plan import Step, build_manifest, build_plan
from cairn.importing.parsing.exported_page import ExportedPage, parse_exported_page
from cairn.importing.parsing.overrides import Overrides
from cairn.text.problem import Code, Problem, sort_problems
from cairn_cli.files.exported_files import find_files, load_source
from cairn_cli.files.import_state import (
    MANIFEST,
    find_homes,
    load_contents,
    load_manifest,
    load_overrules,
    write_steps,
    write_text,
)
from cairn_cli.output import print_error, print_line
from cairn_cli.reports.import_report import find_edited, report_counts, report_files, report_idle, report_rules

_PROGRESS_FROM = 200


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn import`."""
    parser = commands.add_parser(
        "import",
        help="turn exported knowledge-graph pages into concept documents and question files",
        description=f"{__doc__}",
    )
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a page, or a folder of them")
    for folder in ("docs", "quizzes"):
        parser.add_argument(f"--{folder}", type=Path, default=Path(folder), metavar="DIR", help=f"default: {folder}")
    parser.add_argument("--force", action="store_true", help="overwrite files that were edited since the last import")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Import pages; return 0 if everything was read and written, otherwise 1."""
    overrides, faults = load_overrules(options.docs)
    manifest = load_manifest(options.docs, overrides)
    if isinstance(manifest, Problem) or faults:
        return _report_problems((*faults, *([manifest] if isinstance(manifest, Problem) else ())))
    pages, problems = _load_pages(options.sources, manifest, overrides)
    if not pages:
        return _report_problems(problems)
    everything = {**manifest.pages, **pages}
    corpus = build_corpus(everything.values(), overrides)
    others = build_corpus((p for i, p in manifest.pages.items() if i not in pages), overrides)
    folders = {"docs": options.docs, "quizzes": options.quizzes}
    steps = _plan(corpus, others, manifest, folders, force=options.force)
    done = steps
    if not options.dry_run:
        done, unwritten = write_steps(folders, steps)
        problems += unwritten
        write_text(options.docs / MANIFEST, write_manifest(build_manifest(done, manifest, everything)))
    _print(report_counts(corpus, len(pages)))
    _print(report_rules(build_corpus(pages.values(), overrides).rules))
    _print(("", *report_idle(overrides, corpus.rules)))
    _print(report_files(done, is_dry_run=options.dry_run))
    return _report_problems(problems, done, folders)


def _plan(
    corpus: Corpus, others: Corpus, manifest: Manifest, folders: Mapping[str, Path], *, force: bool
) -> Sequence[Step]:
    homes = find_homes(folders["quizzes"], manifest)
    targets = compile_files(corpus, homes)
    contents = load_contents(folders, {*manifest.files, *(target.key for target in targets)})
    before = {target.key: target.text for target in compile_files(others, homes)}
    return build_plan(targets, manifest, contents, before, force=force)


def _load_pages(
    sources: Iterable[Path], manifest: Manifest, overrides: Overrides
) -> tuple[dict[str, ExportedPage], list[Problem]]:
    """Read the exported pages; two pages with the same name are an error."""
    pages: dict[str, ExportedPage] = {}
    problems = []
    files = find_files(sources)
    for number, file in enumerate(files, start=1):
        _show_progress(number, len(files))
        page = _load_page(file, overrides)
        if not isinstance(page, Problem):
            page_id = compile_id(page.title)
            page = _find_clash(page, pages.get(page_id), manifest.pages.get(page_id)) or page
        if isinstance(page, Problem):
            problems.append(page)
        else:
            pages[page_id] = page
            problems += page.doubts
    return pages, problems


def _load_page(file: Path | Problem, overrides: Overrides) -> ExportedPage | Problem:
    source = file if isinstance(file, Problem) else load_source(file)
    return source if isinstance(source, Problem) else parse_exported_page(source, overrides.names)


def _find_clash(page: ExportedPage, other: ExportedPage | None, earlier: ExportedPage | None) -> Problem | None:
    if other and other.lines != page.lines:
        message = f"'{page.title}' has the same id as '{other.title}' in {other.span.path}. Leave one out."
        return Problem(Code.IMPORT_DAMAGED, page.span, message)
    if earlier and earlier.title != page.title:
        message = f"'{page.title}' has the same id as '{earlier.title}', imported earlier. Rename one of them."
        return Problem(Code.IMPORT_DAMAGED, page.span, message)
    return None


def _report_problems(
    problems: Iterable[Problem], steps: Iterable[Step] = (), folders: Mapping[str, Path] | None = None
) -> int:
    """Print the problems, with a diff for files that an author has edited; return the exit status."""
    diffs: dict[Problem, tuple[str, ...]] = dict.fromkeys(problems, ())
    for step in steps:
        edited = find_edited(step, str((folders or {})[step.folder] / step.path))
        diffs.update([edited] if edited else ())
    for problem in sort_problems(diffs):
        print_error(str(problem))
        for line in diffs[problem]:
            print_error(line)
    return int(any(problem.code is not Code.IMPORT_GUESSED for problem in diffs))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print_line(line)


def _show_progress(number: int, count: int) -> None:
    if count >= _PROGRESS_FROM and sys.stderr.isatty():
        end = "\n" if number == count else ""
        print(f"\rReading {number} of {count}", end=end, file=sys.stderr, flush=True)
