# SPDX-License-Identifier: MIT
"""The pipeline: texts in, a site out. Read this first.

`compile_site` never raises for a fault in the sources; it returns what can be made of them, together with
every problem. It is the only way to make a `Site`, so a build, a preview and a check cannot disagree.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.bibliography import Reference, parse_references
from cairn.catalogue import Catalogue, Use, build_catalogue, build_names, find_clashes
from cairn.concept import Concept, Mention, parse_concept
from cairn.document import Document, is_concept, parse_document
from cairn.graph import PrerequisiteGraph, build_graph, find_cycles, find_implied, learning_order
from cairn.link import Link, find_links, find_wikilinks
from cairn.markdown import find_fences
from cairn.problem import Code, Problem, sort_problems
from cairn.question_index import QuestionIndex, build_question_index
from cairn.quiz_yaml import parse_quiz_fence, parse_quiz_file
from cairn.related import named_groups
from cairn.slug import natural_key
from cairn.tag_path import tag_address
from cairn.tags import TagIndex, build_tag_index, parse_tag_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cairn.link import Sentence
    from cairn.quiz import Question, Quiz
    from cairn.source import Source

QUIZ_FENCE = "quiz"
"""What stands after the marks of a fence that holds questions."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a site is made of."""

    documents: tuple[Source, ...]
    quizzes: tuple[Source, ...] = ()
    tags: Source | None = None
    references: Source | None = None


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that links to a concept, and how."""

    uri: str
    title: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site, before it has pages; `views` makes those."""

    folder: str
    """The folder of concepts, among the documents."""
    documents: Mapping[str, Document]
    """By place, sorted."""
    catalogue: Catalogue
    concept_ids: Mapping[str, str]
    """The id of the concept or stub by the place of its page."""
    graph: PrerequisiteGraph
    dependents: Mapping[str, tuple[str, ...]]
    """The dependents of each concept in learning order."""
    order: tuple[str, ...]
    """The ids of all concept documents in learning order."""
    chapters: Mapping[str, tuple[str, ...]]
    """The ids of each chapter in learning order, by tag address, in the order of the tags; `` for the rest."""
    places: Mapping[str, int]
    """The place of each concept in its chapter, counted from 0."""
    tags: TagIndex
    named_groups: Mapping[str, tuple[tuple[str, ...], ...]]
    questions: QuestionIndex
    references: Mapping[str, Reference]
    citing: Mapping[str, tuple[str, ...]]
    """The ids of the concepts that cite each reference, by its key."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """By id of the concept linked to."""
    problems: tuple[Problem, ...]


def compile_site(sources: Sources, concepts_folder: str = "concepts") -> Site:
    """Make a site of its sources; `concepts_folder` is where concepts lie among the documents."""
    folder = concepts_folder.strip("/")
    problems: list[Problem] = []
    documents = _parse_each(parse_document, sources.documents, problems)
    concepts = _parse_each(parse_concept, (d for d in documents if is_concept(d, folder)), problems)
    by_id, names, faults = build_names(concepts)
    problems += faults + find_clashes(documents)
    quizzes = _parse_each(parse_quiz_file, sources.quizzes, problems)
    fences = _parse_fences(documents, {c.uri: c.id for c in by_id.values()}, problems)
    links = {d.uri: found for d in documents if (found := find_links(d))}
    catalogue, faults = build_catalogue(by_id, names, _uses(by_id.values(), [*quizzes, *_flat(fences)], links), folder)
    graph, more = build_graph(catalogue)
    questions, taken = build_question_index(quizzes, fences, catalogue)
    notes, tag_faults = parse_tag_notes(sources.tags)
    tags, unknown_tags = build_tag_index(by_id.values(), notes, sources.tags.path if sources.tags else "")
    references, broken = parse_references(sources.references)
    order = learning_order(graph, by_id, _sort_key(by_id, tags))
    chapters = _chapters(by_id, order, tags)
    problems += [*faults, *more, *taken, *tag_faults, *unknown_tags, *broken, *find_cycles(graph)]
    problems += find_implied(graph, order, catalogue.title) + _find_uncited(by_id.values(), references, broken)
    return Site(
        folder=folder,
        documents={d.uri: d for d in sorted(documents, key=lambda d: d.uri)},
        catalogue=catalogue,
        concept_ids={catalogue.uri(i): i for i in (*catalogue.stubs, *catalogue.concepts)},
        graph=graph,
        dependents=_in_order(graph, order),
        order=order,
        chapters=chapters,
        places={concept: n for ids in chapters.values() for n, concept in enumerate(ids)},
        tags=tags,
        named_groups=named_groups(catalogue),
        questions=questions,
        references=references,
        citing=_citing(by_id.values()),
        backlinks=_backlinks(links, catalogue, {d.uri: d for d in documents}),
        problems=sort_problems(problems),
    )


def _parse_each(parse: Callable, items: Iterable, problems: list[Problem]) -> list:  # type: ignore[type-arg]
    parsed = []
    for item in items:
        value, faults = parse(item)
        problems += faults
        parsed.append(value)
    return parsed


def _parse_fences(
    documents: Iterable[Document], ids: Mapping[str, str], problems: list[Problem]
) -> dict[str, tuple[Quiz, ...]]:
    found = {}
    for document in documents:
        fences = [f for f in find_fences(document.body) if f.info == QUIZ_FENCE and not f.indent]
        path, line, concept = document.source.path, document.body_line, ids.get(document.uri, "")
        if fences:
            parsed = [parse_quiz_fence(fence, path, line, concept) for fence in fences]
            problems += [p for _, faults in parsed for p in faults]
            found[document.uri] = tuple(quiz for quiz, _ in parsed)
    return dict(sorted(found.items()))


def _flat(fences: Mapping[str, tuple[Quiz, ...]]) -> list[Quiz]:
    return [quiz for found in fences.values() for quiz in found]


def _uses(concepts: Iterable[Concept], quizzes: Iterable[Quiz], links: Mapping[str, tuple[Link, ...]]) -> Iterator[Use]:
    """Yield every name that any source uses for a concept."""
    for concept in concepts:
        path = concept.span.path
        yield from (Use(m, path, Code.PREREQUISITE_UNKNOWN) for m in concept.learn_before)
        yield from (Use(m, path, Code.RELATED_UNKNOWN) for group in concept.related for m in group)
    for found in links.values():
        for link in found:
            if link.is_wikilink:
                yield Use(Mention(link.name, "", link.span), link.span.path, Code.WIKILINK_UNKNOWN)
    for quiz in quizzes:
        for question in quiz.questions:
            path = question.span.path
            yield from (Use(m, path, Code.QUESTION_CONCEPT_UNKNOWN) for m in question.concepts + question.seen_on)
            yield from (Use(m, path, Code.WIKILINK_UNKNOWN) for m in _question_links(question))


def _question_links(question: Question) -> Iterator[Mention]:
    texts: list[str] = [question.stem, question.rationale, *question.hints]
    if question.exercise:
        question.exercise.map_markdown(lambda text: texts.append(text) or text)  # type: ignore[func-returns-value]
    for text in texts:
        for wikilink in find_wikilinks(text):
            yield Mention(wikilink.name, "", question.span)


def _sort_key(concepts: Mapping[str, Concept], tags: TagIndex) -> Callable[[str], tuple[object, ...]]:
    last = len(tags.rank)

    def key(concept_id: str) -> tuple[object, ...]:
        concept = concepts[concept_id]
        rank = tags.rank[tag_address(concept.tags[0])] if concept.tags else last
        return rank, natural_key(concept.title), concept_id

    return key


def _in_order(graph: PrerequisiteGraph, order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    dependents: dict[str, list[str]] = defaultdict(list)
    for concept in order:
        for prerequisite in graph.before.get(concept, ()):
            dependents[prerequisite.id].append(concept)
    return {concept: tuple(found) for concept, found in dependents.items()}


def _chapters(concepts: Mapping[str, Concept], order: tuple[str, ...], tags: TagIndex) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {address: [] for address in (*tags.tags, "")}
    for concept in order:
        own = concepts[concept].tags
        found[tag_address(own[0]) if own else ""].append(concept)
    return {address: tuple(ids) for address, ids in found.items() if ids}


def _citing(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for concept in concepts:
        for citation in concept.references:
            found[citation.key].setdefault(concept.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _find_uncited(
    concepts: Iterable[Concept], references: Mapping[str, Reference], broken: tuple[Problem, ...]
) -> list[Problem]:
    """Report citations of unknown entries, unless broken entries may be what they mean."""
    unknown = [c for concept in concepts for c in concept.references if c.key not in references and not broken]
    fault = "'{}' is not in the bibliography. Add it, or correct the key."
    return [Problem(Code.REFERENCE_UNKNOWN, c.span, fault.format(c.key)) for c in unknown]


def _backlinks(
    links: Mapping[str, tuple[Link, ...]], catalogue: Catalogue, documents: Mapping[str, Document]
) -> dict[str, tuple[Backlink, ...]]:
    """Turn links round: one entry for each page that links to a concept, in the order of their places."""
    ids = {c.uri: c.id for c in catalogue.concepts.values()}
    found: dict[str, dict[str, Backlink]] = defaultdict(dict)
    for uri, on_page in sorted(links.items()):
        for link in on_page:
            target = catalogue.find(link.name) if link.is_wikilink else ids.get(link.name)
            if target and target != ids.get(uri):
                found[target].setdefault(uri, Backlink(uri, documents[uri].title, link.sentence))
    return {target: tuple(pages.values()) for target, pages in found.items()}
