# SPDX-License-Identifier: MIT
"""What several commands share: the project that they are about."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mkdocs.exceptions import MkDocsException

from cairn_cli.output import complain
from mkdocs_cairn.build.project import load_project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from mkdocs_cairn.build.project import Project

_T = TypeVar("_T")


def add_project(parser: argparse.ArgumentParser) -> None:
    """Let a command be told which project it is about."""
    text = "the folder of mkdocs.yml, or that file (default: this folder)"
    parser.add_argument("project", nargs="?", type=Path, default=Path(), metavar="PATH", help=text)


def add_project_option(parser: argparse.ArgumentParser) -> None:
    """Let a command that is given other words be told which project it is about."""
    text = "the folder of mkdocs.yml, or that file (default: this folder)"
    parser.add_argument("--project", type=Path, default=Path(), metavar="PATH", help=text)


def fail(message: str) -> int:
    """Say what is wrong, and return the exit status of a command that has done nothing."""
    complain(f"cairn: {message}")
    return 1


def show(path: Path) -> str:
    """Return a path as one would type it here."""
    here, whole = Path.cwd(), path.resolve()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def open_project(path: Path, settings: Path | None = None) -> Project | None:
    """Read a project, with the settings of another; None where there is none, which has been said by then."""
    return ask_project(partial(load_project, settings=settings), path)


def ask_project(ask: Callable[[Path], _T], path: Path) -> _T | None:
    """Return what there is to say of a project; None where there is none, which has been said by then."""
    try:
        return ask(path)
    except MkDocsException as error:
        complain(f"cairn: {error}")
        return None
