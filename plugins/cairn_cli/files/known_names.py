# SPDX-License-Identifier: MIT
"""Look up what a site has already: the concepts that names refer to, and the ids of its questions by file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cairn.compile import compile_site
from cairn.graph.names import Names
from cairn.importing.output.manifest import Manifest
from cairn.sources import Sources
from cairn.text.source import Source
from cairn_cli.files.text_files import read_exactly


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The concepts and questions of a site."""

    names: Names
    """The names of its concepts with a document."""
    questions: Mapping[str, str]
    """The source that each question was imported from, by the id or an alias of the question; empty for others."""

    def find(self, name: str) -> str | None:
        """Return the id of the concept with a document that a name refers to."""
        return self.names.look_up(name).id or None

    def others(self, origin: str) -> frozenset[str]:
        """Return the ids of all questions that were not imported from this source."""
        return frozenset(question for question, source in self.questions.items() if source != origin)


def load_known_names(
    folders: Mapping[str, Path],
    manifest: Manifest,
    without: Collection[str] = frozenset(),
    imported: Mapping[str, str] = MappingProxyType({}),
) -> KnownNames:
    """Read the documents and question files in the two folders of an import.

    The documents that came from the sources `without` are not read. Those that are `imported` now, by their path in
    the docs folder, count as if they were written, so that the next import knows no other names.
    """
    left_out = {path for (folder, path), file in manifest.files.items() if folder == "docs" and file.origin in without}
    written = _load(folders["docs"], (".md",), {*left_out, *imported})
    documents = (*written, *(Source(uri, text, uri) for uri, text in imported.items()))
    quizzes = tuple(_load(folders["quizzes"], (".yml", ".yaml")))
    site = compile_site(Sources(documents, tuple(Source(f"\0{each.uri}", each.text) for each in quizzes)))
    questions = {}
    for question in site.questions.questions.values():
        file = manifest.files.get(("quizzes", question.span.path.removeprefix("\0")))
        is_file = question.span.path.startswith("\0")
        questions.update(dict.fromkeys((question.id, *question.aliases), file.origin if file and is_file else ""))
    return KnownNames(site.catalogue.names, questions)


def _load(folder: Path, endings: tuple[str, ...], left_out: Collection[str] = frozenset()) -> Iterator[Source]:
    for path in sorted(path for path in folder.rglob("*") if path.suffix in endings):
        uri = path.relative_to(folder).as_posix()
        text = None if uri in left_out else read_exactly(path)
        if text is not None:
            yield Source(str(path), text.replace("\r\n", "\n"), uri)
