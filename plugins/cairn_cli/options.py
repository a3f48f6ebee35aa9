# SPDX-License-Identifier: MIT
"""Functions that several commands share: the project option, and reading a project."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from mkdocs.exceptions import MkDocsException

from cairn_cli.output import print_error
from mkdocs_cairn.build.project import Project, load_project

_T = TypeVar("_T")
WRONG_USAGE = 2
"""The exit status of a command that was called in a wrong way; `argparse` uses the same."""


def add_project(parser: argparse.ArgumentParser) -> None:
    """Add a positional argument for the project."""
    text = "the folder of mkdocs.yml, or that file (default: this folder)"
    parser.add_argument("project", nargs="?", type=Path, default=Path(), metavar="PATH", help=text)


def add_project_option(parser: argparse.ArgumentParser) -> None:
    """Add an option for the project, for commands with other positional arguments."""
    text = "the folder of mkdocs.yml, or that file (default: this folder)"
    parser.add_argument("--project", type=Path, default=Path(), metavar="PATH", help=text)


def fail(message: str) -> int:
    """Print an error message and return exit status 1."""
    print_error(f"cairn: {message}")
    return 1


def refuse(message: str) -> int:
    """Print what is wrong with what was typed, and return exit status 2, as for an unknown option."""
    print_error(f"cairn: {message}")
    return WRONG_USAGE


def show(path: Path) -> str:
    """Return a path relative to the current folder if it is inside that folder."""
    here, whole = Path.cwd(), path.resolve()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def open_project(path: Path, settings: Path | None = None) -> Project | None:
    """Read a project, optionally with the settings of another; if it cannot be read, print an error and return None."""
    return read_project(partial(load_project, settings=settings), path)


def read_project(ask: Callable[[Path], _T], path: Path) -> _T | None:
    """Return the result of a function that reads a project; if it fails, print an error and return None."""
    try:
        return ask(path)
    except MkDocsException as error:
        print_error(f"cairn: {error}")
        return None
