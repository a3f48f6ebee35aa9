# SPDX-License-Identifier: MIT
"""Read the sources of an import, each in its format. A source that cannot be read does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cairn.importing.formats.registry import find_format
from cairn.importing.found import Bundle, Format, limit_questions
from cairn.importing.joined import ReadSource
from cairn.importing.output.target import PAGES
from cairn.text.problem import Code, Problem
from cairn_cli.sources.bundles import find_sources, fingerprint_source, read_source

_PROGRESS_FROM = 200
_NOTHING = "This source has no question and no document. Check that it is the right one."


@dataclass(frozen=True, slots=True)
class SourceReader:
    """How sources are read."""

    format: Format | None
    """Their format; None to recognize it."""
    example: Bundle
    """A source without a path and content, with everything else that an author says of all sources."""

    def read(self, sources: Sequence[Path]) -> tuple[list[ReadSource], list[Problem]]:
        """Read all sources; two with the same name in the same format are an error."""
        read: dict[str, ReadSource] = {}
        paths: dict[str, str] = {}
        pages, problems = [], []
        for bundle in self._find(sources):
            source = bundle if isinstance(bundle, Problem) else self._read(bundle)
            if isinstance(bundle, Problem) or isinstance(source, Problem):
                problems += [source] if isinstance(source, Problem) else []
                continue
            problems += source.found.problems
            if source.origin == PAGES:
                pages.append(source)
            elif source.origin in read:
                fault = f"'{paths[source.origin]}' has the same name, and is imported at the same time."
                problems.append(Problem(Code.IMPORT_CLASH, bundle.place(), f"{fault} Rename one of them."))
            elif source.found.is_read:
                read[source.origin], paths[source.origin] = source, bundle.path
        return [*pages, *read.values()], problems

    def _find(self, sources: Sequence[Path]) -> Iterator[Bundle | Problem]:
        paths = find_sources(sources, self.format)
        for number, path in enumerate(paths, start=1):
            _show_progress(number, len(paths))
            yield from [path] if isinstance(path, Problem) else read_source(path, self.format)

    def _read(self, bundle: Bundle) -> ReadSource | Problem:
        try:
            chosen = self.format or find_format(bundle)
            return chosen if isinstance(chosen, Problem) else self._read_in(chosen, bundle)
        except OSError as error:
            fault = f"'{error.filename}' cannot be read ({error.strerror}). Check its permissions."
            return Problem(Code.IMPORT_DAMAGED, bundle.place(), fault)

    def _read_in(self, chosen: Format, bundle: Bundle) -> ReadSource:
        given = replace(self.example, path=bundle.path, data=bundle.data, members=bundle.members)
        origin = PAGES if chosen.name == "pages" else f"{chosen.name}:{bundle.name}"
        found = limit_questions(chosen.read(given), bundle.place())
        if not (found.groups or found.documents or found.left_out or found.pages or found.problems):
            found = replace(found, problems=(Problem(Code.IMPORT_LEFT_OUT, bundle.place(), _NOTHING),))
        return ReadSource(origin, bundle.stem, fingerprint_source(bundle), found)


def _show_progress(number: int, count: int) -> None:
    if count >= _PROGRESS_FROM and sys.stderr.isatty():
        end = "\n" if number == count else ""
        print(f"\rReading {number} of {count}", end=end, file=sys.stderr, flush=True)
