# SPDX-License-Identifier: MIT
"""The one place that reads files: MkDocs' list of files and the folder of quizzes become `Sources`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cairn.parsed import Sources
from cairn.problem import Code, Problem
from cairn.source import Source, Span
from mkdocs_cairn.question_files import QuestionFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_cairn.config import CairnConfig

_IMPORT_MEMORY, _IMPORT_OVERRULES = ".cairn-import.json", "import.yml"
QUIZ_ENDINGS = (".yml", ".yaml")


class SourceReader:
    """Reads the sources of one build and remembers which of them are not UTF-8."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig) -> None:
        self._root = Path(config.config_file_path or ".").resolve().parent
        self._docs = Path(config.docs_dir)
        self._options = options
        self._shown: dict[str, str] = {}
        self.problems: list[Problem] = []

    @property
    def quiz_folder(self) -> Path:
        """The folder of question files."""
        return self._root / self._options.quizzes

    @property
    def question_files(self) -> QuestionFiles:
        """What the paths in questions mean."""
        return QuestionFiles(self._root, self.shown(self._docs), self.shown(self.quiz_folder))

    def read(self, files: Files) -> Sources:
        """Read all sources and take out of `files` what can be no page: tags, references, unreadable documents."""
        if (self._docs / _IMPORT_MEMORY).is_file() and (overrules := files.get_file_from_path(_IMPORT_OVERRULES)):
            files.remove(overrules)
        return Sources(
            documents=tuple(self._documents(files)),
            quizzes=tuple(self._quizzes()),
            tags=self._take(files, self._options.tags),
            references=self._take(files, self._options.references),
        )

    def _documents(self, files: Files) -> Iterator[Source]:
        for file in files.documentation_pages():
            source = self._read_page(file)
            if source:
                yield source
            else:
                files.remove(file)

    def _read_page(self, file: File) -> Source | None:
        if file.abs_src_path:
            return self.read_file(Path(file.abs_src_path), file.src_uri)
        return Source(file.src_uri, file.content_string, file.src_uri)

    def _quizzes(self) -> Iterator[Source]:
        found = (p for p in self.quiz_folder.rglob("*") if p.suffix in QUIZ_ENDINGS and p.is_file())
        for path in sorted(found, key=lambda p: p.as_posix()):
            source = self.read_file(path)
            if source:
                yield source

    def _take(self, files: Files, name: str) -> Source | None:
        file = files.get_file_from_path(name)
        path = self._docs / name
        if file is not None:
            files.remove(file)
        return self.read_file(path) if path.is_file() else None

    def read_file(self, path: Path, uri: str = "") -> Source | None:
        """Return a file as a source; None, and a problem, where it is not UTF-8."""
        shown = self.shown(path)
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = 1 + data.count(b"\n", 0, error.start)
            fault = "This line is not UTF-8. Save the file in that encoding."
            self.problems.append(Problem(Code.ENCODING_BROKEN, Span(shown, line), fault))
            return None
        return Source(shown, text.replace("\r\n", "\n").replace("\r", "\n"), uri)

    def shown(self, path: Path) -> str:
        """Return the path as one would type it in the folder of `mkdocs.yml`."""
        if path.is_symlink():
            path = path.resolve()
        folder, name = os.path.split(path)
        if folder not in self._shown:  # to look at each folder on the way again for every file would take long
            self._shown[folder] = Path(os.path.relpath(Path(folder).resolve(), self._root)).as_posix()
        return name if self._shown[folder] == "." else f"{self._shown[folder]}/{name}"
