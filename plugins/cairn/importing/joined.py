# SPDX-License-Identifier: MIT
"""Join what all sources of an import give into one list of files.

Exported pages are joined with those of earlier imports. Every other source is compiled by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cairn.importing.corpus import Corpus, build_corpus
from cairn.importing.found import Found
from cairn.importing.names import compile_id
from cairn.importing.output.imported import Imported, Item, Placing, compile_imported
from cairn.importing.output.manifest import Manifest
from cairn.importing.output.output_files import compile_files
from cairn.importing.output.target import PAGES, TargetFile
from cairn.importing.parsing.exported_page import ExportedPage
from cairn.importing.parsing.overrides import Overrides
from cairn.text.problem import Code, Problem


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that has been read."""

    origin: str
    """The name of its format and its own name, such as `gift:bank.gift`; `PAGES` for exported pages."""
    stem: str
    """Its name without its ending."""
    sha: str
    """The fingerprint of its bytes."""
    found: Found
    """What it contains."""


@dataclass(frozen=True, slots=True)
class JoinedPages:
    """The exported pages of this import and of earlier ones."""

    now: Mapping[str, ExportedPage]
    """The pages of this import, by id."""
    everything: Mapping[str, ExportedPage]
    """All pages, by id."""
    problems: tuple[Problem, ...]
    """Two pages with the same id."""

    def corpus(self, overrides: Overrides) -> Corpus:
        """Return what all pages contain."""
        return build_corpus(self.everything.values(), overrides)

    def files(self, homes: Mapping[str, str], overrides: Overrides) -> tuple[TargetFile, ...]:
        """Return the files of all pages."""
        return compile_files(self.corpus(overrides), homes) if self.now else ()

    def earlier_files(self, homes: Mapping[str, str], overrides: Overrides) -> tuple[TargetFile, ...]:
        """Return the files as they would be without the pages of this import."""
        earlier = (page for page_id, page in self.everything.items() if page_id not in self.now)
        return compile_files(build_corpus(earlier, overrides), homes) if self.now else ()


def join_pages(sources: Iterable[ReadSource], manifest: Manifest) -> JoinedPages:
    """Join exported pages; two pages with the same id are an error."""
    pages: dict[str, ExportedPage] = {}
    problems = []
    for page in (page for source in sources for page in source.found.pages):
        page_id = compile_id(page.title)
        clash = _find_clash(page, pages.get(page_id), manifest.pages.get(page_id))
        if clash:
            problems.append(clash)
        else:
            pages[page_id] = page
    return JoinedPages(pages, {**manifest.pages, **pages}, tuple(problems))


def _find_clash(page: ExportedPage, other: ExportedPage | None, earlier: ExportedPage | None) -> Problem | None:
    if other and other.lines != page.lines:
        message = f"'{page.title}' has the same id as '{other.title}' in {other.span.path}. Leave one out."
        return Problem(Code.IMPORT_DAMAGED, page.span, message)
    if earlier and earlier.title != page.title:
        message = f"'{page.title}' has the same id as '{earlier.title}', imported earlier. Rename one of them."
        return Problem(Code.IMPORT_DAMAGED, page.span, message)
    return None


def compile_sources(
    sources: Sequence[ReadSource], placing: Placing, others: Callable[[str], Collection[str]]
) -> Imported:
    """Return the files and items of all sources but exported pages.

    `others` returns the ids of all questions of the site that do not come from a source.
    """
    files: list[TargetFile] = []
    items: list[Item] = []
    names: set[str] = set()
    given: set[str] = set()
    for source in sorted((each for each in sources if each.origin != PAGES), key=lambda each: each.origin):
        own = replace(placing, taken={*others(source.origin), *given})
        result = compile_imported(source.found, source.origin, source.stem, own)
        files += result.files
        items += result.items
        names |= {*result.names}
        given |= {item.id for item in result.items}
    return Imported(tuple(files), tuple(sorted(items, key=lambda item: item.span)), tuple(sorted(names)))
