# SPDX-License-Identifier: MIT
"""`cairn import`: turns what other programs wrote into the sources of a site.

Files that an author has edited are not overwritten; `.cairn-import.json` in the docs folder records what was imported.
Sources that cannot be read are reported, and the others are still imported.
"""

from __future__ import annotations

import argparse
import os
import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cairn.importing.formats.registry import BY_NAME, FORMATS
from cairn.importing.found import Bundle
from cairn.importing.joined import JoinedPages, ReadSource, compile_sources, join_pages
from cairn.importing.output.imported import Imported, Placing
from cairn.importing.output.manifest import Manifest, write_manifest
from cairn.importing.output.plan import Step, build_manifest, build_plan
from cairn.importing.output.target import PAGES
from cairn.importing.parsing.overrides import Overrides
from cairn.importing.texts import KINDS
from cairn.text.problem import Problem
from cairn_cli.commands.import_in_place import IN_PLACE, run_in_place
from cairn_cli.commands.import_template import run_template
from cairn_cli.files.import_state import (
    MANIFEST,
    find_homes,
    load_contents,
    load_manifest,
    load_overrules,
    write_steps,
    write_text,
)
from cairn_cli.files.known_names import load_known_names
from cairn_cli.options import refuse
from cairn_cli.output import print_line
from cairn_cli.reports.import_outcome import Outcome, print_outcome
from cairn_cli.sources.source_reader import SourceReader
from mkdocs_cairn.system.gc_pause import gc_paused

_PREREQUISITES = "prerequisite,prerequisites,requires,depends_on"
_BY = ("category", "tag", "file")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn import`."""
    parser = commands.add_parser(
        "import",
        help="turn questions and pages of other programs into question files and concept documents",
        description=f"{__doc__}",
    )
    add = parser.add_argument
    add("sources", nargs="*", type=Path, metavar="SOURCE", help="a file, an archive or a folder")
    add("--list", action="store_true", help="show the formats that can be imported")
    add("--template", type=Path, metavar="FILE", help="write a table with examples, as .csv or .xlsx, to fill in")
    add("--format", choices=sorted(BY_NAME), metavar="NAME", help="the format, if it is not recognized")
    for folder in ("docs", "quizzes"):
        add(f"--{folder}", type=Path, default=Path(folder), metavar="DIR", help=f"default: {folder}")
    add("--concept", default="", metavar="NAME", help="the concept of all questions")
    add("--by", choices=_BY, default="category", help="what names the concept of a question (default: category)")
    add("--to", default="concepts", metavar="FOLDER", help="where in the docs documents go (default: concepts)")
    add("--text", choices=KINDS, default="", help="how texts are read that do not say it themselves")
    add("--encoding", default="", metavar="NAME", help="the encoding of the sources, such as cp1252 (default: utf-8)")
    add("--in-place", action="store_true", help="turn <quiz> blocks of mkdocs-quiz into fences, in their pages")
    add("--prerequisites", default=_PREREQUISITES, metavar="A,B", help=f"fields of notes (default: {_PREREQUISITES})")
    add("--related", default="", metavar="A,B", help="fields of notes that name related concepts")
    add("--force", action="store_true", help="overwrite files that were edited since the last import")
    add("--strict", action="store_true", help="also fail if a question was simplified")
    add("--dry-run", action="store_true", help="show what would be written, and write nothing")
    add("--report", choices=("text", "json"), default="text", help="how the report is printed (default: text)")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Import sources; return 0 if everything was read and written, otherwise 1."""
    if options.list:
        return _list_formats()
    if options.template:
        return run_template(options.template)
    if fault := _find_wrong_use(options):
        return refuse(fault)
    if options.in_place:
        return run_in_place(options)
    overrides, faults = load_overrules(options.docs)
    manifest = load_manifest(options.docs, overrides)
    if isinstance(manifest, Problem) or faults:
        broken = (*faults, *([manifest] if isinstance(manifest, Problem) else ()))
        return print_outcome(Outcome(problems=broken), options)
    with gc_paused(is_kept=False):
        sources, problems = _reader(options, overrides).read(options.sources)
        return _import(options, sources, problems, manifest, overrides)


def _import(
    options: Any, sources: Sequence[ReadSource], problems: list[Problem], manifest: Manifest, overrides: Overrides
) -> int:
    folders = {"docs": options.docs, "quizzes": options.quizzes}
    pages = join_pages(sources, manifest)
    imported = _compile(options, sources, folders, manifest)
    origins = {source.origin for source in sources if source.origin != PAGES or pages.now}
    if not origins:
        return print_outcome(Outcome(problems=(*problems, *pages.problems)), options)
    steps: Sequence[Step] = _plan(pages, imported, (folders, manifest, overrides), origins, force=options.force)
    if not options.dry_run:
        steps, unwritten = write_steps(folders, steps)
        problems += unwritten
        shas = {source.origin: source.sha for source in sources if source.origin != PAGES}
        memory = build_manifest(steps, manifest, pages.everything, shas, origins)
        write_text(options.docs / MANIFEST, write_manifest(memory))
    outcome = Outcome((*problems, *pages.problems), imported.items, imported.names, tuple(steps), pages, overrides)
    return print_outcome(outcome, options)


def _compile(options: Any, sources: Sequence[ReadSource], folders: Mapping[str, Path], manifest: Manifest) -> Imported:
    if all(source.origin == PAGES for source in sources):
        return Imported()
    asked = any(source.found.groups for source in sources)
    renewed = () if asked else {source.origin for source in sources}  # only questions refer to what these give
    to = options.to.strip("/")
    documents = (document for source in sources if asked for document in source.found.documents)
    imported = {posixpath.join(to, document.path): document.text for document in documents}
    known = load_known_names(folders, manifest, renewed, imported)
    docs = os.path.relpath(folders["docs"], folders["quizzes"]).replace(os.sep, "/")
    placing = Placing(options.concept, options.by, to, docs, known.find)
    return compile_sources(sources, placing, known.others)


def _plan(
    pages: JoinedPages,
    imported: Imported,
    state: tuple[Mapping[str, Path], Manifest, Overrides],
    origins: set[str],
    *,
    force: bool,
) -> tuple[Step, ...]:
    folders, manifest, overrides = state
    homes = find_homes(folders["quizzes"], manifest) if pages.now else {}
    targets = (*pages.files(homes, overrides), *imported.files)
    contents = load_contents(folders, {*manifest.files, *(target.key for target in targets)})
    before = {target.key: target.text for target in pages.earlier_files(homes, overrides)}
    return build_plan(targets, manifest, contents, before, origins=origins, force=force)


def _reader(options: Any, overrides: Overrides) -> SourceReader:
    prerequisites, related = (_names(text) for text in (options.prerequisites, options.related))
    example = Bundle("", b"", {}, options.encoding, options.text, overrides.names, prerequisites, related)
    return SourceReader(BY_NAME[options.format] if options.format else None, example)


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in text.split(","))))


def _find_wrong_use(options: Any) -> str:
    """Return what is wrong with the options; empty if they are right."""
    if not options.sources:
        return "No source is named. Name a file or a folder. 'cairn import --list' shows the formats."
    if options.encoding and not _is_encoding(options.encoding):
        return f"'{options.encoding}' is not the name of an encoding. Use one such as cp1252 or latin-1."
    if ".." in options.to.split("/") or "\\" in options.to:
        return f"'--to {options.to}' leaves the docs folder. Name a folder in it."
    return ""


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _list_formats() -> int:
    listed = {IN_PLACE: "quizzes of mkdocs-quiz, which stay in their pages (.md), with '--in-place'"}
    for each in FORMATS:
        kinds = ", ".join(each.kinds)
        note = f", with '--format {each.name}'" if each.has_to_be_named else ""
        listed[each.name] = f"{each.title} ({kinds}){note}"
    width = max(map(len, listed))
    for name, title in sorted(listed.items()):
        print_line(f"{name:{width}}  {title}")
    return 0
