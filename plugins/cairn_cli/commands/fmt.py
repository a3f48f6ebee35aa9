# SPDX-License-Identifier: MIT
"""`cairn fmt`: sorts the keys of front matter and changes nothing else.

The keys of Cairn come first, in the order of the guide, then all others in their current order. With --check, nothing
is written, and the exit status is 1 if any keys are out of order.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from cairn.authoring.format import format_document
from cairn_cli.files.text_files import read_exactly, write_all
from cairn_cli.options import fail, show
from cairn_cli.output import print_line
from mkdocs_cairn.build.project import CONFIG_FILES, find_config_file


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn fmt`."""
    parser = commands.add_parser("fmt", help="sort the keys of front matter", description=__doc__)
    place = "a project, or a document or folder of one (default: this folder)"
    parser.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help=place)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if keys are out of order")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Format documents; return 1 if a document cannot be read or written or, with --check, has unsorted keys."""
    try:
        paths = list(_documents(options.path))
    except MkDocsException as error:
        return fail(str(error))
    texts = {path: read_exactly(path) for path in paths}
    unread = [path for path, text in texts.items() if text is None]
    for path in unread:
        fail(f"'{show(path)}' cannot be read as UTF-8. Save the file in that encoding.")
    changed = {p: new for p, old in texts.items() if old is not None and (new := format_document(old)) != old}
    for path in changed:
        print_line(show(path))
    if not options.check and not write_all(changed):
        return 1
    keys = f"keys of {len(changed):,} of {len(paths):,} {'document' if len(paths) == 1 else 'documents'}"
    print_line(f"The {keys} are out of order." if options.check else f"Sorted the {keys}.")
    return int(bool(unread) or (options.check and bool(changed)))


def _documents(path: Path) -> Iterator[Path]:
    """Yield the documents at a path: all documents of a project, or those in one of its folders."""
    config_file = find_config_file(next((folder for folder in _upwards(path) if _is_project(folder)), path))
    docs = Path(load_config(str(config_file)).docs_dir)
    part = path.resolve() if path.resolve().is_relative_to(docs.resolve()) else docs
    for found in (part,) if part.is_file() else sorted(part.rglob("*.md")):
        if not any(name.startswith(".") for name in found.relative_to(part).parts):
            yield found


def _upwards(path: Path) -> Iterator[Path]:
    if path.is_file() and path.name in CONFIG_FILES:
        yield path.parent
    elif path.exists():
        yield from (path.resolve(), *path.resolve().parents)


def _is_project(folder: Path) -> bool:
    return any((folder / name).is_file() for name in CONFIG_FILES)
