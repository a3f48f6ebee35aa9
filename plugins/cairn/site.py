# SPDX-License-Identifier: MIT
"""The pipeline: texts in, a site out. Read this first.

`compile_site` never raises for a fault in the sources; it returns what can be made of them, together with
every problem. It is the only way to make a `Site`, so a build, a preview and a check cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cairn.backlinks import Backlink, build_backlinks
from cairn.bibliography import Reference, parse_references
from cairn.catalogue import Catalogue, build_catalogue
from cairn.chapters import build_chapters, build_order, sort_dependents
from cairn.citations import build_citing, find_unknown
from cairn.concept import parse_concept
from cairn.cycles import find_cycles
from cairn.document import Document, address, is_concept, parse_document
from cairn.graph import PrerequisiteGraph, build_graph, find_implied
from cairn.link import find_links
from cairn.markdown import find_fences
from cairn.names import build_names, find_clashes
from cairn.problem import Problem, sort_problems
from cairn.question_index import QuestionIndex, build_question_index
from cairn.quiz_yaml import parse_quiz_fence, parse_quiz_file
from cairn.related import named_groups
from cairn.tags import TagIndex, build_tag_index, parse_tag_notes
from cairn.uses import find_uses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cairn.quiz import Quiz
    from cairn.source import Source

QUIZ_FENCE = "quiz"
"""What stands after the marks of a fence that holds questions."""

_S = TypeVar("_S")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a site is made of."""

    documents: tuple[Source, ...]
    """The Markdown pages."""
    quizzes: tuple[Source, ...] = ()
    """The question files."""
    tags: Source | None = None
    """The notes on tags, `tags.yml`."""
    references: Source | None = None
    """The bibliography, `references.bib`."""


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site, before it has pages; `views` makes those."""

    folder: str
    """The folder of concepts, among the documents."""
    documents: Mapping[str, Document]
    """By place, sorted."""
    catalogue: Catalogue
    """All concepts and names."""
    concept_ids: Mapping[str, str]
    """The id of the concept or stub by the place of its page."""
    graph: PrerequisiteGraph
    """What comes before and after each concept."""
    dependents: Mapping[str, tuple[str, ...]]
    """The dependents of each concept in learning order."""
    order: tuple[str, ...]
    """The ids of all concept documents in learning order."""
    chapters: Mapping[str, tuple[str, ...]]
    """The ids of each chapter in learning order, by tag address, in the order of the tags; `` for the rest."""
    places: Mapping[str, int]
    """The place of each concept in its chapter, counted from 0."""
    tags: TagIndex
    """The tree of tags."""
    named_groups: Mapping[str, tuple[tuple[str, ...], ...]]
    """The groups in whose lists (`related`) each concept stands."""
    questions: QuestionIndex
    """All questions."""
    references: Mapping[str, Reference]
    """The bibliography by key."""
    citing: Mapping[str, tuple[str, ...]]
    """The ids of the concepts that cite each reference, by its key."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """By id of the concept linked to."""
    standing: Mapping[str, str]
    """The place of the document at each address."""
    problems: tuple[Problem, ...]
    """Everything that is wrong in the sources, by place."""

    def page_at(self, uri: str) -> str:
        """Return the place of a generated page, or of the document that stands at its address instead."""
        return self.standing.get(address(uri), uri)


def compile_site(sources: Sources, concepts_folder: str = "concepts") -> Site:
    """Make a site of its sources; `concepts_folder` is where concepts lie among the documents."""
    folder = concepts_folder.strip("/")
    problems: list[Problem] = []
    documents = _parse_each(parse_document, sorted(sources.documents, key=lambda s: s.uri), problems)
    concepts = _parse_each(parse_concept, (d for d in documents if is_concept(d, folder)), problems)
    quizzes = _parse_each(parse_quiz_file, sorted(sources.quizzes, key=lambda s: s.path), problems)
    notes, tag_faults = parse_tag_notes(sources.tags)
    references, broken = parse_references(sources.references)
    by_id, names, taken = build_names(concepts)
    written = by_id.values()
    fences = _parse_fences(documents, {c.uri: c.id for c in written}, problems)
    links = {d.uri: found for d in documents if (found := find_links(d))}
    all_quizzes = [*quizzes, *(quiz for found in fences.values() for quiz in found)]
    uses = find_uses(written, links, all_quizzes, notes.values())
    catalogue, slips = build_catalogue(by_id, names, uses, folder)
    graph, selves = build_graph(catalogue)
    questions, same = build_question_index(all_quizzes, fences, catalogue)
    tags, unused = build_tag_index(written, notes)
    order = build_order(graph, by_id, tags)
    chapters = build_chapters(by_id, order, tags)
    problems += [*tag_faults, *broken, *taken, *slips, *selves, *same, *unused]
    problems += find_clashes(documents) + find_cycles(graph) + find_implied(graph, order, catalogue.title)
    problems += [] if broken else find_unknown(written, references)  # a broken entry may be what they mean
    return Site(
        folder=folder,
        documents={d.uri: d for d in documents},
        catalogue=catalogue,
        concept_ids={catalogue.uri(i): i for i in (*catalogue.stubs, *catalogue.concepts)},
        graph=graph,
        dependents=sort_dependents(graph, order),
        order=order,
        chapters=chapters,
        places={concept: n for ids in chapters.values() for n, concept in enumerate(ids)},
        tags=tags,
        named_groups=named_groups(catalogue),
        questions=questions,
        references=references,
        citing=build_citing(written),
        backlinks=build_backlinks(links, catalogue, {d.uri: d for d in documents}),
        standing={address(d.uri): d.uri for d in reversed(documents)},
        problems=sort_problems(problems),
    )


def _parse_each(
    parse: Callable[[_S], tuple[_V, tuple[Problem, ...]]], items: Iterable[_S], problems: list[Problem]
) -> list[_V]:
    parsed = []
    for item in items:
        value, faults = parse(item)
        problems += faults
        parsed.append(value)
    return parsed


def _parse_fences(
    documents: Iterable[Document], ids: Mapping[str, str], problems: list[Problem]
) -> dict[str, tuple[Quiz, ...]]:
    """Return the quizzes in the fences of each page; `ids` are those of concepts by place."""
    found = {}
    for document in documents:
        fences = [f for f in find_fences(document.body) if f.info == QUIZ_FENCE and not f.indent]
        path, line, concept = document.source.path, document.body_line, ids.get(document.uri, "")
        if fences:
            parsed = [parse_quiz_fence(fence, path, line, concept) for fence in fences]
            problems += [p for _, faults in parsed for p in faults]
            found[document.uri] = tuple(quiz for quiz, _ in parsed)
    return found
