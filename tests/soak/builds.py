# SPDX-License-Identifier: MIT
"""Builds in processes of their own, forked from one that has loaded everything: nothing of one is left in the next."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from .project import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_T = TypeVar("_T")

_DAY = {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_PASSING = ("Documentation built in", "Cleaning site directory", "Building documentation to directory")


@dataclass(frozen=True)
class Outcome:
    """What a build has made."""

    files: dict[str, bytes]
    """The site, by path; empty where the build has failed."""
    log: tuple[str, ...]
    """Warnings and errors."""
    error: str
    """What has ended it; empty where nothing has."""


def build_apart(folder: Path, *, is_clean: bool) -> Outcome:
    """Build the project in a folder in another process, with or without its cache."""
    return in_child(lambda: _build(folder, is_clean=is_clean))


def in_child(work: Callable[[], _T]) -> _T:
    """Return what some work returns in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(work(), pipe)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"a build has died with status {status}")
    result: _T = pickle.loads(data)  # our own child's
    return result


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not (text := record.getMessage()).startswith(_PASSING):
            self.lines.append(f"{record.levelname}: {text}")


def _build(folder: Path, *, is_clean: bool) -> Outcome:
    os.chdir(folder)
    os.environ.update(_DAY, **({"CAIRN_CACHE": "0"} if is_clean else {}))
    sys.path.insert(0, str(folder / PACKAGES))
    log, error, site = _Log(), "", folder / "site"
    logging.getLogger("mkdocs").addHandler(log)
    try:
        logging.getLogger("mkdocs").propagate = False
        config = load_config("mkdocs.yml", site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (MkDocsException, SystemExit) as problem:
        error = str(problem)
    return Outcome({} if error else contents(site), tuple(log.lines), error)


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def preload() -> None:
    """Load in this process what every build needs, without starting one."""
    for name in ("material", "pymdownx.superfences", "pymdownx.emoji", "mkdocs_macros.plugin", "mkdocs_cairn.plugin"):
        with contextlib.suppress(ImportError):
            __import__(name)
