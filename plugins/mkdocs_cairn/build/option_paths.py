# SPDX-License-Identifier: MIT
"""Files and folders that options name and nobody finds, and question files that lie where they would be published."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from mkdocs_cairn.system.files import Unreadable, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_cairn.config import CairnConfig

_FOLDERS, _FILES = ("concepts", "quizzes"), ("tags", "references")
_ENDINGS = (".yml", ".yaml")
_QUESTIONS = re.compile(r"^(?:questions[ \t]*:|[ \t]*(?:-[ \t]+)?stem[ \t]*:)", re.MULTILINE)


def find_in_settings(config: MkDocsConfig, options: CairnConfig, files: Files) -> tuple[Problem, ...]:
    """Return both kinds of problems."""
    return (*find_missing(config, options, files), *find_published(config, options, files))


def find_missing(config: MkDocsConfig, options: CairnConfig, files: Files) -> Iterator[Problem]:
    """Yield a problem for each option that an author has set and that names nothing.

    A folder or file may have its usual name and not be there: then there is nothing of the kind.
    """
    for name in (*_FOLDERS, *_FILES):
        if name in options.given:
            base = Path(config.config_file_path or ".").parent if name == "quizzes" else Path(config.docs_dir)
            if not _is_there(base, options[name], files, is_folder=name in _FOLDERS, is_page=name != "quizzes"):
                yield _missing(config, name, options[name], base)


def _is_there(base: Path, place: str, files: Files, *, is_folder: bool, is_page: bool) -> bool:
    """Say whether it is there, on the disk or among the files that other plugins have made."""
    path = base / place.strip("/") if is_page else base / place
    if is_folder:
        start = place.strip("/") + "/"
        return path.is_dir() or (is_page and any(uri.startswith(start) for uri in files.src_uris))
    return os.path.lexists(path) or place in files.src_uris  # what is no file is told of where it is read


def _missing(config: MkDocsConfig, name: str, place: str, base: Path) -> Problem:
    kind = "folder" if name in _FOLDERS else "file"
    near = difflib.get_close_matches(place.strip("/"), _names(base, place, is_folder=kind == "folder"), n=1, cutoff=0.6)
    cure = f"Did you mean '{near[0]}'?" if near else "Create it, or correct the option."
    fault = f"The option '{name}' names the {kind} '{place}', which does not exist in '{_show(base)}'. {cure}"
    return Problem(Code.OPTION_PATH_MISSING, _place(config, name, place), fault)


def _show(base: Path) -> str:
    return base.resolve().name or str(base)


def _names(base: Path, place: str, *, is_folder: bool) -> list[str]:
    """Return what lies where it was looked for."""
    above = Path(place.strip("/")).parent
    try:
        with os.scandir(base / above) as entries:
            found = [(above / e.name).as_posix() for e in entries if e.is_dir() == is_folder]
    except OSError:
        return []
    return sorted(name for name in found if not name.startswith("."))


def _place(config: MkDocsConfig, name: str, value: str) -> Span:
    """Return the line of an option in the file of settings."""
    path = Path(config.config_file_path or "mkdocs.yml")
    try:
        lines = read_text(path).split("\n")
    except (Unreadable, FileNotFoundError):
        lines = []
    option = re.compile(rf"(?<![\w-]){name}[\"']?[ \t]*:[ \t]*[\"']?{re.escape(value)}")
    return Span(path.name, next((n for n, line in enumerate(lines, 1) if option.search(line)), 1))


def find_published(config: MkDocsConfig, options: CairnConfig, files: Files) -> Iterator[Problem]:
    """Yield a problem for each file of questions that would be published as it is, with its keys."""
    for file in files:
        if not file.src_uri.endswith(_ENDINGS) or file.inclusion.is_excluded() or not file.abs_src_path:
            continue
        path = Path(file.abs_src_path)
        try:
            text = read_text(path)
        except (Unreadable, FileNotFoundError):  # which is told where files are read
            continue
        if match := _QUESTIONS.search(text):
            folder = f"{options.quizzes.strip('/')}/"
            fault = f"This question file would be published with its keys. Move it to '{folder}' beside mkdocs.yml."
            shown = f"{Path(config.docs_dir).name}/{file.src_uri}"
            yield Problem(Code.QUIZ_PUBLISHED, Span(shown, 1 + text.count("\n", 0, match.start())), fault)
