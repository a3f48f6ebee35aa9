# SPDX-License-Identifier: MIT
"""Reads all source files: MkDocs' list of files and the quizzes folder become `Sources`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import is_markdown_file

from cairn.content.draft import says_draft
from cairn.content.folder_defaults import select_defaults
from cairn.sources import Sources
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.plugins.languages import choose_translations, find_originals
from mkdocs_cairn.host.plugins.meta_files import find_meta_files
from mkdocs_cairn.host.question_files import QuestionFiles
from mkdocs_cairn.system.errors import CairnError
from mkdocs_cairn.system.files import Unreadable, decode, find_loops, read_text, refuse_irregular, walk_files

_IMPORT_MEMORY, _IMPORT_OVERRULES = ".cairn-import.json", "import.yml"
_BLOG = "material.plugins.blog."
QUIZ_ENDINGS = (".yml", ".yaml")


def is_draft(inclusion: InclusionLevel) -> bool:
    """Return whether a page is shown in a preview and left out of a build, as `draft_docs` or its front matter says."""
    return bool(inclusion.is_in_serve() and inclusion.is_excluded())


def add_defaults(page: Source, defaults: Iterable[Source]) -> Source:
    """Return a page with the front matter that it shares with other pages."""
    found = select_defaults(defaults, page.uri)
    return replace(page, defaults=found) if found else page


class SourceReader:
    """Reads the sources of one build, and records which of them cannot be read."""

    def __init__(self, config: MkDocsConfig, options: CairnConfig, *, is_preview: bool = False) -> None:
        """Take the settings; a preview shows drafts as well."""
        self._root = Path(config.config_file_path or ".").resolve().parent
        self._docs = Path(config.docs_dir)
        self._options, self._is_preview = options, is_preview
        self._shown: dict[str, str] = {}
        self._defaults: tuple[Source, ...] = ()
        self._config = config
        self._originals: list[Path] = []
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
        """Read all sources, and remove from `files` what is not a page: tags, references, unreadable documents."""
        if (self._docs / _IMPORT_MEMORY).is_file() and (overrides := files.get_file_from_path(_IMPORT_OVERRULES)):
            files.remove(overrides)
        shared = (self.read_file(path, uri) for path, uri in find_meta_files(files, self._config))
        self._defaults = tuple(filter(None, shared))
        sources = Sources(
            defaults=self._defaults,
            documents=tuple(self._documents(files, self._is_shown)),
            quizzes=tuple(self._quizzes(files)),
            tags=self._take(files, self._options.tags),
            references=self._take(files, self._options.references),
            drafts=() if self._is_preview else self._drafts(files),
        )
        self._refuse_irregular(files)
        pages = (*find_originals(files, self._config), *((path, "") for path in self._originals))
        originals = (self.read_file(path, uri) for path, uri in pages)
        return replace(sources, originals=tuple(s for s in originals if s and (not s.uri or "quiz" in s.text)))

    def _is_shown(self, inclusion: InclusionLevel) -> bool:
        return bool(inclusion.is_in_serve() if self._is_preview else inclusion.is_included())

    def _drafts(self, files: Files) -> tuple[Source, ...]:
        """Return the drafts, about which a build reports nothing."""
        problems = list(self.problems)
        found = tuple(self._documents(files, is_draft))
        self.problems = problems
        return found

    def _documents(self, files: Files, is_wanted: Callable[[InclusionLevel], bool]) -> Iterator[Source]:
        for file in [f for f in files if f.is_documentation_page() and is_wanted(f.inclusion)]:
            # A page that another plugin makes of a file in its own format, such as a notebook, has a path but no text.
            bare = Source(self.shown(Path(file.abs_src_path or file.src_uri)), "", file.src_uri)
            source = self._read_page(file) if is_markdown_file(file.src_uri) else bare
            if source:
                source = add_defaults(source, self._defaults)
            if source and self._becomes_draft(file, source):
                file.inclusion = InclusionLevel.DRAFT
            if source is None:
                files.remove(file)
            elif is_wanted(file.inclusion):
                yield source

    def _becomes_draft(self, file: File, source: Source) -> bool:
        """Return whether a page makes itself a draft; Material's blog decides this for its posts."""
        is_post = type(file.page).__module__.startswith(_BLOG)
        return bool(file.inclusion.is_included()) and not is_post and says_draft(source)

    def _read_page(self, file: File) -> Source | None:
        if file.abs_src_path:
            return self.read_file(Path(file.abs_src_path), file.src_uri)
        return self._source(file.src_uri, lambda: decode(file.content_bytes), file.src_uri)

    def _quizzes(self, files: Files) -> Iterator[Source]:
        """Yield the question files; if they are in the docs folder, they are not published."""
        found = walk_files(self.quiz_folder, lambda path, why: self._fault(self.shown(path), why))
        paths = [path for path in found if path.suffix in QUIZ_ENDINGS]
        for path in (p for p in paths if p.is_relative_to(self._docs)):
            if file := files.src_uris.get(path.relative_to(self._docs).as_posix()):
                files.remove(file)
        for path in self._choose_quizzes(paths):
            if source := self.read_file(path):
                yield source

    def _choose_quizzes(self, found: Iterable[Path]) -> list[Path]:
        """Return the question files of the language that is being built, and remember those that they translate."""
        folder = self.quiz_folder
        paths = sorted(path.relative_to(folder).as_posix() for path in found)
        chosen = [*choose_translations(paths, self._config)]
        self._originals = [folder / original for _, original in chosen if original]
        return [folder / path for path, _ in chosen]

    def _take(self, files: Files, name: str) -> Source | None:
        file = files.get_file_from_path(name)
        if file is not None:
            files.remove(file)
            return self._read_page(file)
        path = self._docs / name
        return self.read_file(path) if path.exists() or path.is_symlink() else None

    def _refuse_irregular(self, files: Files) -> None:
        """Remove from `files` what MkDocs cannot copy."""
        for file in [f for f in files if f.abs_src_path and not f.is_documentation_page()]:
            path = Path(file.abs_src_path or "")
            try:
                refuse_irregular(path)
            except FileNotFoundError:
                files.remove(file)
            except Unreadable as why:
                files.remove(file)
                if file.inclusion.is_included():
                    self._fault(self.shown(path), why)

    def read_file(self, path: Path, uri: str = "") -> Source | None:
        """Return a file as a source; None if it is gone, and None with a problem if it cannot be read."""
        return self._source(self.shown(path), lambda: read_text(path), uri)

    def _source(self, shown: str, read: Callable[[], str], uri: str) -> Source | None:
        try:
            return Source(shown, read(), uri)
        except FileNotFoundError:  # it was there when the folder was listed
            return None
        except Unreadable as why:
            self._fault(shown, why)
            return None

    def _fault(self, shown: str, why: Unreadable) -> None:
        self.problems.append(Problem(why.code, Span(shown, why.line), str(why)))

    def refuse_loops(self) -> None:
        """Find symbolic links that form a loop of folders, which MkDocs would follow for as long as the system allows.

        Raises:
            mkdocs_cairn.system.errors.CairnError: there are some.
        """
        if loops := find_loops(self._docs):
            fault = "This link leads to a folder that contains it. Remove it."
            problems = [Problem(Code.FILE_UNREADABLE, Span(self._shown_in_place(path), 1), fault) for path in loops]
            raise CairnError("\n".join(map(str, problems)))

    def shown(self, path: Path) -> str:
        """Return the path as one would type it in the folder of `mkdocs.yml`."""
        return self._shown_in_place(path.resolve() if path.is_symlink() and path.is_file() else path)

    def _shown_in_place(self, path: Path) -> str:
        folder, name = os.path.split(path)
        if folder not in self._shown:  # resolving every folder of every path would be slow
            self._shown[folder] = Path(os.path.relpath(Path(folder).resolve(), self._root)).as_posix()
        return name if self._shown[folder] == "." else f"{self._shown[folder]}/{name}"
