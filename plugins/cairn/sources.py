# SPDX-License-Identifier: MIT
"""Parse each source by itself, before anything is resolved: the part of the work that can be cached.

Nothing here depends on another source, so a host that compiles repeatedly may cache the results by source.
`same_facts` decides whether an edit of a page can affect the rest of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from cairn.content.bibliography import Reference, parse_references
from cairn.content.concept import Citation, Concept, find_citations, parse_concept
from cairn.content.document import Document, is_concept, parse_document
from cairn.content.headings import HeadingOutline, find_outline
from cairn.content.link import Link, find_embeds, find_links, find_unclosed_wikilinks
from cairn.content.tag_metadata import TagMetadata, parse_tag_metadata
from cairn.content.tag_path import TagPath
from cairn.questions.fences.faults import find_fence_faults
from cairn.questions.fences.finding import find_quiz_fences
from cairn.questions.fences.slips import find_fence_slips
from cairn.questions.parser import parse_quiz_fence, parse_quiz_file
from cairn.questions.question import Quiz
from cairn.questions.translations import adopt_item_ids, index_originals
from cairn.text.formula import current_notation
from cairn.text.problem import Problem
from cairn.text.source import Source, without_spans

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources of a site."""

    documents: tuple[Source, ...]
    """The Markdown pages."""
    quizzes: tuple[Source, ...] = ()
    """The question files."""
    tags: Source | None = None
    """The tag metadata, `tags.yml`."""
    references: Source | None = None
    """The bibliography, `references.bib`."""
    drafts: tuple[Source, ...] = ()
    """Pages that are not published; only their names matter."""
    defaults: tuple[Source, ...] = ()
    """The files with front matter that pages share, in the order in which they are merged."""
    originals: tuple[Source, ...] = ()
    """The pages and question files in the default language of which others are translations."""

    def each(self) -> Iterator[Source]:
        """Yield all sources."""
        yield from (*self.documents, *self.quizzes, *self.drafts, *self.defaults)
        yield from self.originals
        yield from (source for source in (self.tags, self.references) if source)


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A parsed page."""

    document: Document
    """Its title, front matter and body."""
    concept: Concept | None
    """The concept, or None for other pages."""
    links: tuple[Link, ...]
    """The links to other pages."""
    quizzes: tuple[Quiz, ...]
    """The quizzes of its `quiz` fences."""
    problems: tuple[Problem, ...]
    """The problems of the page by itself."""
    outline: HeadingOutline = HeadingOutline()  # noqa: RUF009 - it is frozen
    """Its headings."""
    citations: tuple[Citation, ...] = ()
    """What its body cites."""


@dataclass(frozen=True, slots=True)
class ParsedSources:
    """All parsed sources."""

    pages: Mapping[str, ParsedPage]
    """The pages by page path, sorted."""
    quizzes: Mapping[str, tuple[Quiz, tuple[Problem, ...]]]
    """The question files by path, sorted."""
    metadata_by_tag: tuple[dict[TagPath, TagMetadata], tuple[Problem, ...]]
    """The tag metadata by tag key, and its problems."""
    references: tuple[dict[str, Reference], tuple[Problem, ...]]
    """The bibliography by key, and its problems."""
    drafts: tuple[Concept, ...] = ()
    """The concepts of pages that are not published."""

    def documents(self) -> dict[str, Document]:
        """Return the document of each page, by page path."""
        return {uri: page.document for uri, page in self.pages.items()}

    def links(self) -> dict[str, tuple[Link, ...]]:
        """Return the links of each page that has any, by page path."""
        return {uri: page.links for uri, page in self.pages.items() if page.links}

    def citations(self) -> dict[str, tuple[Citation, ...]]:
        """Return what the body of each page cites, by page path, if it cites anything."""
        return {uri: page.citations for uri, page in self.pages.items() if page.citations}

    def fences(self) -> dict[str, tuple[Quiz, ...]]:
        """Return the `quiz` fences of each page that has any, by page path."""
        return {uri: page.quizzes for uri, page in self.pages.items() if page.quizzes}

    def concepts(self) -> Iterator[Concept]:
        """Yield the concepts, in the order of their page paths."""
        yield from (page.concept for page in self.pages.values() if page.concept)

    def all_quizzes(self) -> list[Quiz]:
        """Return the quizzes of all question files, then those of all fences."""
        in_fences = (quiz for page in self.pages.values() for quiz in page.quizzes)
        return [*(quiz for quiz, _ in self.quizzes.values()), *in_fences]

    def problems(self) -> Iterator[Problem]:
        """Yield the problems of each source by itself."""
        for page in self.pages.values():
            yield from page.problems
        for _, found in (*self.quizzes.values(), self.metadata_by_tag, self.references):
            yield from found


class ParseCache(Protocol):
    """Returns an earlier result of parsing a source, or parses it."""

    def __call__(self, kind: str, source: Source, parse: Callable[[Source], _T], /) -> _T:
        """Return `parse(source)`; `kind` says what is parsed, and how."""


def no_cache(_kind: str, source: Source, parse: Callable[[Source], _T]) -> _T:
    """Parse a source without a cache."""
    return parse(source)


def parse_sources(sources: Sources, folder: str, parse_cache: ParseCache = no_cache) -> ParsedSources:
    """Parse all sources; `folder` is the folder of concept documents, without slashes at its ends."""
    page = partial(parse_page, folder=folder)
    tags, references = sources.tags, sources.references
    formulas = f"formulas {current_notation().value}"
    parsed = ParsedSources(
        {
            s.uri: parse_cache(f"page in {folder}, {formulas}", s, page)
            for s in sorted(sources.documents, key=_page_path)
        },
        {s.path: parse_cache(f"quiz, {formulas}", s, parse_quiz_file) for s in sorted(sources.quizzes, key=_path)},
        parse_cache(f"tags, {formulas}", tags, parse_tag_metadata) if tags else parse_tag_metadata(None),
        parse_cache("references", references, parse_references) if references else parse_references(None),
        tuple(concept for s in sources.drafts if (concept := parse_cache(f"page in {folder}", s, page).concept)),
    )
    return _translate(parsed, sources.originals, folder) if sources.originals else parsed


def _translate(parsed: ParsedSources, originals: Iterable[Source], folder: str) -> ParsedSources:
    """Return the sources with the ids of the originals in translated questions."""
    found = [parse_page(s, folder).quizzes if s.uri else (parse_quiz_file(s)[0],) for s in originals]
    questions = index_originals(quiz for quizzes in found for quiz in quizzes)
    pages = {
        uri: replace(page, quizzes=tuple(adopt_item_ids(quiz, questions) for quiz in page.quizzes))
        for uri, page in parsed.pages.items()
    }
    files = {path: (adopt_item_ids(quiz, questions), found) for path, (quiz, found) in parsed.quizzes.items()}
    return replace(parsed, pages=pages, quizzes=files)


def _page_path(source: Source) -> str:
    return source.uri


def _path(source: Source) -> str:
    return source.path


def parse_page(source: Source, folder: str) -> ParsedPage:
    """Parse a page: its document, concept, links, quizzes and headings."""
    document, problems = parse_document(source)
    concept, faults = parse_concept(document) if is_concept(document, folder) else (None, ())
    path, line, concept_id = source.path, document.body_line, concept.id if concept else ""
    quizzes = [parse_quiz_fence(fence, path, line, concept_id) for fence in find_quiz_fences(document.body)]
    found = (*problems, *faults, *(p for _, inside in quizzes for p in inside), *find_embeds(document))
    for find_slips in (find_fence_faults, find_fence_slips, find_unclosed_wikilinks):
        found += (*find_slips(document.body, path, line),)
    return ParsedPage(
        document,
        concept,
        find_links(document),
        tuple(quiz for quiz, _ in quizzes),
        found,
        find_outline(document.body),
        find_citations(document),
    )


def same_facts(before: ParsedPage, after: ParsedPage) -> bool:
    """Return whether the new version of a page has no problems and looks the same to all other pages."""
    return not after.problems and _facts(before) == _facts(after)


def _facts(page: ParsedPage) -> object:
    """Return everything that other pages may use of a page, without source locations."""
    document = page.document
    shared = replace(page, document=replace(document, source=replace(document.source, text=""), body="", summary=""))
    return without_spans(shared)
