# SPDX-License-Identifier: MIT
"""Read the current files of the docs and quizzes folders for an import, and write the changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from cairn.importing.output.file_text import as_bytes, as_text, fingerprint
from cairn.importing.output.manifest import Manifest, parse_manifest
from cairn.importing.output.plan import Action, Step
from cairn.importing.parsing.overrides import Overrides, parse_overrides
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

MANIFEST = ".cairn-import.json"
OVERRULES = "import.yml"
_QUESTION = re.compile(r"\bq-[0-9a-f]{12}\b")


def load_manifest(docs: Path, overrides: Overrides) -> Manifest | Problem:
    """Read the manifest of earlier imports; without one, return an empty manifest."""
    text = load_text(docs / MANIFEST)
    return Manifest() if text is None else parse_manifest(Source(str(docs / MANIFEST), text), overrides.names)


def load_overrules(docs: Path) -> tuple[Overrides, tuple[Problem, ...]]:
    """Read `import.yml`; if there is none, return no overrides."""
    text = load_text(docs / OVERRULES)
    return (Overrides(), ()) if text is None else parse_overrides(Source(str(docs / OVERRULES), text))


def load_contents(folders: Mapping[str, Path], keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Read those files that exist."""
    texts = {key: load_text(folders[key[0]] / key[1]) for key in keys}
    return {key: text for key, text in texts.items() if text is not None}


def load_text(path: Path) -> str | None:
    """Read a file that may be missing, or may be no text."""
    return as_text(path.read_bytes()) if path.is_file() else None


def find_homes(quizzes: Path, manifest: Manifest) -> dict[str, str]:
    """Return the file of each question that is in a file edited by an author."""
    homes: dict[str, str] = {}
    for path in sorted(p for p in quizzes.rglob("*") if p.suffix in {".yml", ".yaml"}):
        name = path.relative_to(quizzes).as_posix()
        text = load_text(path) or ""
        file = manifest.files.get(("quizzes", name))
        if file is None or file.sha != fingerprint(text):
            for question in _QUESTION.findall(text):
                homes.setdefault(question, name)
    return homes


def write_steps(folders: Mapping[str, Path], steps: Iterable[Step]) -> tuple[list[Step], list[Problem]]:
    """Carry out the steps; return the completed steps and the problems of the others."""
    done, problems = [], []
    for step in steps:
        path = folders[step.folder] / step.path
        try:
            if step.action is Action.WRITE:
                write_text(path, step.text)
            elif step.action is Action.REMOVE:
                path.unlink()
        except OSError as error:
            message = f"This file cannot be written ({error.strerror}). Check the folder and its permissions."
            problems.append(Problem(Code.IMPORT_DAMAGED, Span(str(path), 1), message))
        else:
            done.append(step)
    return done, problems


def write_text(path: Path, text: str) -> None:
    """Write a file and create its folders, unless it already contains this text."""
    if load_text(path) != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(text))
