# SPDX-License-Identifier: MIT
"""`cairn diff`: shows what changed in a course between two Git revisions, and what that means for readers' progress.

With one revision, it compares it with the files as they are now. A revision may be anything that Git understands, such
as main or HEAD~3; a folder with another checkout of the site will do as well. The exit status is 1 if a change loses
progress of readers or a site cannot be read, and 2 for a revision that does not exist.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError

from cairn.authoring.diff import diff_sites
from cairn_cli.files.git import GitError, UnknownRevisionError
from cairn_cli.files.revision import Revision, write_revision
from cairn_cli.options import add_project_option, fail, read_project, refuse
from cairn_cli.output import print_error, print_text
from cairn_cli.reports.diff_formats import write_json, write_text
from cairn_cli.reports.diff_report import write_report
from mkdocs_cairn.build.project import CONFIG_FILES, Project, load_project
from mkdocs_cairn.host.reporting import HOST_NAME

_MARKDOWN = "markdown"
_FORMATS = {"text": write_text, "json": write_json, _MARKDOWN: write_report}
_YAML = (".yml", ".yaml")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn diff`."""
    summary = "show what changed between two revisions, and what readers lose"
    parser = commands.add_parser("diff", help=summary, description=__doc__)
    parser.add_argument("base", metavar="REV", help="the old revision, or the folder of the old mkdocs.yml")
    text = "the new revision, or the folder of the new mkdocs.yml (default: the files as they are now)"
    parser.add_argument("head", nargs="?", metavar="REV", help=text)
    text = "output format (default: text; markdown, which always ends with status 0, if REV is a folder)"
    parser.add_argument("--format", choices=_FORMATS, help=text)
    text = "read only documents and questions of the new state, with the settings of the old one, and run no code of it"
    parser.add_argument("--head-is-data", action="store_true", help=text)
    add_project_option(parser)
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the differences; return 1 if progress is lost or a site cannot be read, and 2 for an unknown revision."""
    head = str(options.project) if options.head is None else options.head
    are_folders = _is_folder(options.base)
    is_data = options.head_is_data and Path(head).is_dir()  # it may lack a mkdocs.yml
    is_head_folder = options.head is None or is_data or _is_folder(head)
    try:
        with tempfile.TemporaryDirectory(prefix="cairn-diff-", ignore_cleanup_errors=True) as folder:
            places = [
                Path(name).expanduser() if is_folder else _write(name, options.project, Path(folder).resolve() / side)
                for side, name, is_folder in (("old", options.base, are_folders), ("new", head, is_head_folder))
            ]
            settings = places[0] if options.head_is_data else None
            base, new = _open(places[0]), _open(places[1], settings)
    except UnknownRevisionError as error:
        return refuse(str(error))
    except GitError as error:
        return fail(str(error))
    if base is None or new is None:
        return 1
    diff = diff_sites(base.site, new.site)
    chosen = options.format or (_MARKDOWN if are_folders else "text")
    print_text(_FORMATS[chosen](diff))
    return int(chosen != _MARKDOWN and diff.losses > 0)


def _is_folder(name: str) -> bool:
    """Return whether an argument means a folder: an absolute path, one that begins with a dot, or one with a site."""
    path = Path(name)
    if not name:
        return False
    if path.is_absolute() or name.startswith((".", "~")):
        return True
    return any((path / file).is_file() for file in CONFIG_FILES) or (path.is_file() and path.name in CONFIG_FILES)


def _write(name: str, project: Path, target: Path) -> Revision:
    """Write a revision into a new folder, and name submodules that are missing."""
    target.mkdir()
    revision = write_revision(project, name, target)
    for path in revision.missing:
        fault = f"The files of the submodule '{path}' at '{name}' are not in this clone, so they are not compared."
        print_error(f"cairn: {fault} 'git submodule update --init' gets them.")
    return revision


def _open(place: Path | Revision, settings: Path | Revision | None = None) -> Project | None:
    """Return a project; if it cannot be read, print why and return None."""
    chosen = settings.project if isinstance(settings, Revision) else settings
    if isinstance(place, Path):
        return read_project(partial(load_project, settings=chosen, is_cached=False), place)
    return read_project(partial(_load_revision, place, chosen), place.project)


def _load_revision(revision: Revision, settings: Path | None, project: Path) -> Project:
    folder = project.parent if project.suffix in _YAML else project
    if settings is None and not any((folder / name).is_file() for name in CONFIG_FILES):
        place = folder.relative_to(revision.root).as_posix()
        fault = f"There is no mkdocs.yml in '{place}' at '{revision.name}'."
        raise ConfigurationError(f"{fault} Choose another revision, or name the folder that has it with --project.")
    with _readable_places(revision):
        found = load_project(project if settings is None else folder, settings, is_cached=False)
    if not found.docs.resolve().is_relative_to(revision.root):
        fault = (
            f"The docs folder '{found.docs}' is outside the repository, so its state at '{revision.name}' is unknown."
        )
        raise ConfigurationError(f"{fault} Compare two folders.")
    return found


@contextmanager
def _readable_places(revision: Revision) -> Iterator[None]:
    """Let messages about the settings name the revision, and not the folder into which it has been written."""
    log, handler = logging.getLogger(HOST_NAME), logging.StreamHandler()
    handler.setFormatter(_Places(revision))
    log.addHandler(handler)
    try:
        yield
    except ConfigurationError as error:
        raise ConfigurationError(revision.show_places(str(error))) from None
    finally:
        log.removeHandler(handler)


class _Places(logging.Formatter):
    def __init__(self, revision: Revision) -> None:
        super().__init__()
        self._revision = revision

    def format(self, record: logging.LogRecord) -> str:
        return self._revision.show_places(super().format(record))
