# SPDX-License-Identifier: MIT
"""Find options that name missing files or folders, and files that are not read or would be published."""

from __future__ import annotations

import difflib
import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.system.files import Unreadable, read_text

_FOLDERS, _FILES = ("concepts", "quizzes"), ("tags", "references")
_ENDINGS = (".yml", ".yaml")
_QUIZ_NAME = re.compile(r"(?P<stem>.+)\.(?P<ending>ya?ml)(?:\.txt)?", re.IGNORECASE)
_PAGE_NAME = re.compile(r"(?P<stem>.+)\.(?P<ending>md)\.txt", re.IGNORECASE)
_QUESTIONS = re.compile(r"^(?:questions[ \t]*:|[ \t]*(?:-[ \t]+)?stem[ \t]*:)", re.MULTILINE)


def find_in_settings(config: MkDocsConfig, options: CairnConfig, files: Files) -> tuple[Problem, ...]:
    """Return the problems of all kinds."""
    missing, published = find_missing(config, options, files), find_published(config, options, files)
    return (*missing, *find_unread(config, options), *find_misnamed(config, options, files), *published)


def find_missing(config: MkDocsConfig, options: CairnConfig, files: Files) -> Iterator[Problem]:
    """Yield a problem for each option that an author has set to a path that does not exist.

    A default path need not exist: then the site has no such sources.
    """
    for name in (*_FOLDERS, *_FILES):
        if name in options.given:
            base = Path(config.config_file_path or ".").parent if name == "quizzes" else Path(config.docs_dir)
            if not _is_there(base, options[name], files, is_folder=name in _FOLDERS, is_page=name != "quizzes"):
                yield _missing(config, name, options[name], base)


def _is_there(base: Path, given: str, files: Files, *, is_folder: bool, is_page: bool) -> bool:
    """Return whether a path exists, on the disk or among the files that other plugins have made."""
    path = base / given.strip("/") if is_page else base / given
    if is_folder:
        start = given.strip("/") + "/"
        return path.is_dir() or (is_page and any(uri.startswith(start) for uri in files.src_uris))
    return os.path.lexists(path) or given in files.src_uris  # other faults are reported when the file is read


def _missing(config: MkDocsConfig, name: str, given: str, base: Path) -> Problem:
    kind = "folder" if name in _FOLDERS else "file"
    near = difflib.get_close_matches(given.strip("/"), _names(base, given, is_folder=kind == "folder"), n=1, cutoff=0.6)
    cure = f"Did you mean '{near[0]}'?" if near else "Create it, or correct the option."
    fault = f"The option '{name}' names the {kind} '{given}', which does not exist in '{_show(base)}'. {cure}"
    return Problem(Code.OPTION_PATH_MISSING, find_option(config, name, given), fault)


def _show(base: Path) -> str:
    return base.resolve().name or str(base)


def _names(base: Path, given: str, *, is_folder: bool) -> list[str]:
    """Return the names of the files or folders beside the missing one."""
    above = Path(given.strip("/")).parent
    try:
        with os.scandir(base / above) as entries:
            found = [(above / e.name).as_posix() for e in entries if e.is_dir() == is_folder]
    except OSError:
        return []
    return sorted(name for name in found if not name.startswith("."))


def find_option(config: MkDocsConfig, name: str, value: str) -> Span:
    """Return the line of an option in the settings file."""
    path = Path(config.config_file_path or "mkdocs.yml")
    try:
        lines = read_text(path).split("\n")
    except (Unreadable, FileNotFoundError):
        lines = []
    option = re.compile(rf"(?<![\w-]){name}[\"']?[ \t]*:[ \t]*[\"']?{re.escape(value)}")
    return Span(path.name, next((n for n, line in enumerate(lines, 1) if option.search(line)), 1))


def find_unread(config: MkDocsConfig, options: CairnConfig) -> Iterator[Problem]:
    """Yield a problem if there is no folder of questions, but one of nearly its name that has a question file."""
    base, name = Path(config.config_file_path or ".").parent, options.quizzes
    if "quizzes" in options.given or (base / name).exists():
        return
    for near in difflib.get_close_matches(name, _names(base, name, is_folder=True), n=1):
        files = sorted(f for f in (base / near).rglob("*") if f.suffix in _ENDINGS)
        if found := next((f for f in files if _line_of_questions(f)), None):
            fault = f"This file is not read, because questions belong in '{name}/'. Rename the folder '{near}'."
            span = Span(found.relative_to(base).as_posix(), _line_of_questions(found))
            yield Problem(Code.QUIZ_UNREAD, span, fault)


def find_misnamed(config: MkDocsConfig, options: CairnConfig, files: Files) -> Iterator[Problem]:
    """Yield a problem for each document or question file whose ending is not read, such as `.md.txt` or `.YML`."""
    base, docs = Path(config.config_file_path or ".").parent, Path(config.docs_dir).name
    concepts = options.concepts.strip("/") + "/"
    pages = (f"{docs}/{uri}" for uri in files.src_uris if uri.startswith(concepts))
    found = (path for path in (base / options.quizzes).rglob("*") if path.is_file())
    quizzes = (Path(os.path.relpath(path, base)).as_posix() for path in found)
    for form, names in ((_PAGE_NAME, sorted(pages)), (_QUIZ_NAME, sorted(quizzes))):
        for name in names:
            match, bare = form.fullmatch(name), posixpath.basename(name)
            if match and (right := f"{posixpath.basename(match['stem'])}.{match['ending'].lower()}") != bare:
                fault = f"This file is not read, because of the end of its name. Rename it to '{right}'."
                yield Problem(Code.SOURCE_MISNAMED, Span(name, 1), fault)


def _line_of_questions(path: Path) -> int:
    """Return the line where the questions of a file begin; 0 if it is no question file."""
    try:
        text = read_text(path)
    except (Unreadable, FileNotFoundError):  # reported when files are read
        return 0
    match = _QUESTIONS.search(text)
    return 1 + text.count("\n", 0, match.start()) if match else 0


def find_published(config: MkDocsConfig, options: CairnConfig, files: Files) -> Iterator[Problem]:
    """Yield a problem for each question file that would be published unchanged, with its keys."""
    for file in files:
        if not file.src_uri.endswith(_ENDINGS) or file.inclusion.is_excluded() or not file.abs_src_path:
            continue
        if line := _line_of_questions(Path(file.abs_src_path)):
            folder = f"{options.quizzes.strip('/')}/"
            fault = f"This question file would be published with its keys. Move it to '{folder}' next to mkdocs.yml."
            shown = f"{Path(config.docs_dir).name}/{file.src_uri}"
            yield Problem(Code.QUIZ_PUBLISHED, Span(shown, line), fault)
