# SPDX-License-Identifier: MIT
"""Builds to be compared with one another, in this process and on the same day: what they wrote, said and converted."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from mkdocs_cairn.markdown.fast_paths import SAMPLE

from .conftest import COURSE, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = {"SOURCE_DATE_EPOCH": "1700000000"}
"""MkDocs writes the day into a site, and on a home page the second."""
THEME = {"name": "mkdocs", "custom_dir": "theme"}
"""A theme that is built in a moment: what holds for one template holds for all."""
PLAIN: dict[str, Any] = {"theme": THEME, "strict": False, "nav": [{"Home": "index.md"}], "markdown_extensions": []}
_MKDOCS = logging.getLogger("mkdocs")
_PASSING = ("Documentation built in", "Cleaning site directory", "Building documentation to directory")


@dataclass(frozen=True)
class Made:
    """What a build has made."""

    files: dict[str, bytes]
    """The site, by path."""
    log: tuple[str, ...]
    """What was said, without the folder and the time."""
    error: str
    """What has ended it."""
    converted: tuple[str, ...]
    """The texts that have passed through Markdown in this process."""

    def said(self, words: str) -> list[str]:
        return [line for line in self.log if words in line]


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        self.lines += [] if text.startswith(_PASSING) else [f"{record.levelname}: {text}"]


@contextmanager
def _hearing(level: int) -> Iterator[_Log]:
    """Have MkDocs say as much as on a command line."""
    log, before = _Log(), _MKDOCS.level
    _MKDOCS.addHandler(log)
    _MKDOCS.setLevel(level)
    try:
        yield log
    finally:
        _MKDOCS.setLevel(before)
        _MKDOCS.removeHandler(log)


def make(
    source: Path, *, site: str = "site", level: int = logging.INFO, site_url: str | None = None, **environment: str
) -> Made:
    """Build the project in a folder, as the command does."""
    settings = {} if site_url is None else {"site_url": site_url}
    texts: list[str] = []
    convert, error = Markdown.convert, ""

    def counting(self: Markdown, text: str) -> str:
        if text != SAMPLE:
            texts.append(text)
        return convert(self, text)

    with (
        patch.dict(os.environ, {**DAY, **environment}),
        patch.object(Markdown, "convert", counting),
        _hearing(level) as log,
    ):
        try:
            config = load_config(str(source / "mkdocs.yml"), site_dir=str(source / site), **settings)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except MkDocsException as problem:
            error = str(problem)
    return Made(contents(source / site), tuple(log.lines), error, tuple(texts))


def make_clean(source: Path, **how: Any) -> Made:
    """Build it without what earlier builds have left, in one process."""
    return make(source, site="clean", CAIRN_CACHE="0", **how)


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a site."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return where two sites differ, each file with the first place."""
    return [
        _first(name, one.get(name), other.get(name)) for name in sorted({*one, *other}) if _differ(name, one, other)
    ]


def _differ(name: str, one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    return one.get(name) != other.get(name)


def _first(name: str, one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return f"{name} is only in the {'second' if one is None else 'first'}"
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    near = slice(max(place - 40, 0), place + 40)
    return f"{name}: {one[near]!r} or {other[near]!r}"


def write_course(folder: Path, files: dict[str, str] | None = None, **settings: Any) -> Path:
    """Write the course with an empty folder for templates, and return where."""
    write_site(folder, {**COURSE, **(files or {})}, **{**PLAIN, **settings})
    (folder / "theme").mkdir(exist_ok=True)
    return folder
