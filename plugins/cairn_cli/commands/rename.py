# SPDX-License-Identifier: MIT
"""`cairn rename`: changes the title of a concept, together with its id and file name, in all files.

Old names stay as aliases, and the old address redirects to the new one. All files are prepared and checked before the
first one is written, so either all of them change or none.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cairn.authoring.equivalence import find_differences
from cairn.authoring.rename import Rename, plan_rename, rename_sources
from cairn.authoring.replace_names import replace_in_navigation
from cairn.compile import compile_site
from cairn.text.text_edits import apply_edits, unify_ends
from cairn_cli.files.text_files import read_exactly, write_all
from cairn_cli.options import add_project_option, fail, open_project, show
from cairn_cli.output import print_line, print_text, printable_lines
from mkdocs_cairn.build.project import Project, find_config_file

_BOM = "\ufeff"


_IN_LANGUAGES = (
    "This site has several languages, and a rename would change the files in '{}' alone. "
    "Change the title in each language by hand; with the same 'id', everything else stays as it is."
)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn rename`."""
    parser = commands.add_parser("rename", help="rename a concept everywhere", description=__doc__)
    parser.add_argument("old", metavar="OLD", help="its id, its title or an alias")
    parser.add_argument("title", metavar="NEW", help="its new title, from which the new id and file name are derived")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; show the changes as a unified diff")
    add_project_option(parser)
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Rename a concept; if this is not possible, change nothing and return 1."""
    project = open_project(options.project)
    if project is None:
        return 1
    has_one_language = len(project.languages) < 2  # noqa: PLR2004
    plan = plan_rename(project.site, project.sources, options.old, options.title)
    rename = plan if has_one_language else _IN_LANGUAGES.format(project.languages[0])
    if isinstance(rename, str):
        return fail(rename)
    edits = rename.edits | _settings_edits(project, options.project, rename)
    raw = {path: read_exactly(project.root / path) for path in edits}
    if fault := _refuse(project, rename, raw):
        return fail(fault)
    texts = {path: _apply(text, edits[path]) for path, text in raw.items() if text is not None}
    after = compile_site(rename_sources(project.sources, rename), project.site.folder)
    differences = find_differences(project.site, after, rename.old_id, rename.names.id)
    if differences:
        return fail(f"Nothing was written, because this would change more than the name: {'; '.join(differences[:5])}")
    if options.dry_run:
        print_text(printable_lines("".join(_diff(rename, raw, texts))))
        return 0
    return _write(project, rename, texts)


def _settings_edits(project: Project, path: Path, rename: Rename) -> dict[str, list[Any]]:
    """Return the edits of the navigation, if it contains the document."""
    settings = find_config_file(path)
    found = replace_in_navigation(unify_ends(read_exactly(settings) or ""), rename.names)
    return {settings.resolve().relative_to(project.root.resolve()).as_posix(): found} if found else {}


def _refuse(project: Project, rename: Rename, raw: Mapping[str, str | None]) -> str:
    """Return a message if the files cannot be written; otherwise an empty string."""
    known = {source.path: source.text for source in project.sources.each()}
    for path, text in raw.items():
        if text is None or (path in known and unify_ends(text.removeprefix(_BOM)) != known[path]):
            return f"'{path}' changed while it was being read. Try again."
    if rename.new_path != rename.old_path and (project.root / rename.new_path).exists():
        return f"'{rename.new_path}' already exists. Choose another title, or move that file."
    return ""


def _apply(text: str, edits: list[Any]) -> str:
    bare = text.removeprefix(_BOM)
    return text[: len(text) - len(bare)] + apply_edits(bare, edits)


def _diff(rename: Rename, raw: Mapping[str, str | None], texts: Mapping[str, str]) -> Iterator[str]:
    for path, text in texts.items():
        new = rename.new_path if path == rename.old_path else path
        lines = (raw[path] or "").splitlines(keepends=True), text.splitlines(keepends=True)
        for line in difflib.unified_diff(*lines, f"a/{path}", f"b/{new}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _write(project: Project, rename: Rename, texts: Mapping[str, str]) -> int:
    moved = {rename.old_path: rename.new_path}
    written: dict[Path, str | None] = {project.root / moved.get(path, path): text for path, text in texts.items()}
    if rename.new_path != rename.old_path:
        written[project.root / rename.old_path] = None
    if not write_all(written):
        return 1
    for path, text in written.items():
        print_line(f"{'Wrote' if text is not None else 'Removed'} {show(path)}")
    print_line(f"'{rename.old_id}' is now '{rename.names.id}'. Its old names still work.")
    return 0
