# SPDX-License-Identifier: MIT
"""Join exported pages: each concept and question once, with everything that any page says about it.

The result depends only on the set of pages, not on their order. So importing pages one by one gives the same result as
importing them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cairn.importing.names import compile_id
from cairn.importing.parsing.classification import Rule, classify
from cairn.importing.parsing.entries import Entry, parse_entries
from cairn.importing.parsing.exported_page import ExportedPage
from cairn.importing.parsing.groups import build_groups
from cairn.importing.parsing.overrides import Overrides
from cairn.importing.references import ExportedReference, build_references


@dataclass(frozen=True, slots=True)
class ImportedConcept:
    """A concept that has an exported page, or that another page names."""

    id: str
    """The slug of its name; documents and links use it."""
    name: str
    """The title of its page; without a page, the alphabetically first spelling."""
    page: ExportedPage | None
    """Its exported page; None if it is only named."""
    learn_before: tuple[str, ...]
    """The ids of its prerequisites: those its page lists, then the pages whose Learn After section names it."""
    related: tuple[tuple[str, ...], ...]
    """The ids of related concepts, without duplicates; one group if the groups could not be recovered."""
    is_grouped: bool
    """Whether the groups could be recovered."""

    @property
    def has_document(self) -> bool:
        """Whether it gets a document: it has a page or prerequisites."""
        return self.page is not None or bool(self.learn_before)


@dataclass(frozen=True, slots=True)
class ImportedQuestion:
    """A question: its stem, and the pages that contain it."""

    id: str
    """Derived from its text, so that a second import finds it again."""
    lines: tuple[str, ...]
    """The lines of its stem."""
    concepts: tuple[str, ...]
    """The ids of the pages whose Learn After section contains it."""
    seen_on: tuple[str, ...]
    """The ids of the pages whose Related section contains it."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that the exported pages contain."""

    concepts: Mapping[str, ImportedConcept]
    """The concepts, by id."""
    questions: tuple[ImportedQuestion, ...]
    """The questions, in the order in which the pages, sorted by id, contain them."""
    references: tuple[ExportedReference, ...]
    """The references, sorted by key."""
    rules: Mapping[Entry, Rule]
    """The rule that classified each entry."""


@dataclass(frozen=True, slots=True)
class _PageEntries:
    """The entries of one page's sections."""

    related: tuple[Entry, ...]
    learn_after: tuple[Entry, ...]


def build_corpus(pages: Iterable[ExportedPage], overrides: Overrides) -> Corpus:
    """Join exported pages; their titles must give different ids."""
    by_id = dict(sorted((compile_id(page.title), page) for page in pages))
    lists = {page_id: _parse_lists(page, overrides) for page_id, page in by_id.items()}
    rules = _classify_all(by_id.values(), lists.values(), overrides)
    names = {e: e.question_id if rule.is_question else compile_id(e.text) for e, rule in rules.items()}
    related = {page: tuple(names[e] for e in found.related) for page, found in lists.items()}
    learn_after = {page: tuple(names[e] for e in found.learn_after) for page, found in lists.items()}
    questions = {names[entry]: entry for entry, rule in rules.items() if rule.is_question}
    return Corpus(
        concepts=_concepts(by_id, _titles(by_id, rules, names), related, learn_after, set(questions)),
        questions=_questions(questions, related, learn_after),
        references=build_references(page.references for page in by_id.values()),
        rules=dict(sorted(rules.items())),
    )


def _parse_lists(page: ExportedPage, overrides: Overrides) -> _PageEntries:
    return _PageEntries(parse_entries(page.related, overrides), parse_entries(page.learn_after, overrides))


def _classify_all(
    pages: Iterable[ExportedPage], lists: Iterable[_PageEntries], overrides: Overrides
) -> dict[Entry, Rule]:
    """Classify every entry once, in the order of first mention; Learn After is read before Related."""
    named = dict.fromkeys(name for page in pages for name in (page.title, *page.learn_before))
    titles = {compile_id(name) for name in named}
    all_lists = tuple(lists)
    entries = [Entry((name,)) for name in named]
    entries += [e for found in all_lists for e in found.learn_after]
    entries += [e for found in all_lists for e in found.related]
    return {entry: classify(entry, overrides, titles) for entry in dict.fromkeys(entries)}


def _titles(
    pages: Mapping[str, ExportedPage], rules: Mapping[Entry, Rule], names: Mapping[Entry, str]
) -> dict[str, str]:
    """Return the name of each concept: its page's title, otherwise the alphabetically first spelling."""
    found: dict[str, str] = {}
    for entry, rule in sorted(rules.items()):
        if not rule.is_question:
            found.setdefault(names[entry], entry.text)
    return found | {page_id: page.title for page_id, page in pages.items()}


def _concepts(
    pages: Mapping[str, ExportedPage],
    titles: Mapping[str, str],
    related: Mapping[str, tuple[str, ...]],
    learn_after: Mapping[str, tuple[str, ...]],
    questions: set[str],
) -> dict[str, ImportedConcept]:
    groups = build_groups(related, learn_after)
    before = _learn_before(pages, learn_after, questions)
    derived = {ids for ids in learn_after.values() if ids}
    return {
        i: ImportedConcept(
            id=i,
            name=titles[i],
            page=pages.get(i),
            learn_before=before.get(i, ()),
            related=tuple(_related(i, groups.get(i, (related.get(i, ()),)), questions, derived)),
            is_grouped=i in groups,
        )
        for i in sorted(titles)
    }


def _learn_before(
    pages: Mapping[str, ExportedPage], learn_after: Mapping[str, tuple[str, ...]], questions: set[str]
) -> dict[str, tuple[str, ...]]:
    before: dict[str, dict[str, None]] = defaultdict(dict)
    for page_id, page in pages.items():
        before[page_id].update(dict.fromkeys(map(compile_id, page.learn_before)))
    for page_id, dependents in learn_after.items():
        for dependent in dependents:
            if dependent not in questions:
                before[dependent][page_id] = None
    return {i: tuple(b for b in found if b != i) for i, found in before.items()}


def _related(
    concept_id: str, groups: Sequence[tuple[str, ...]], questions: set[str], derived: set[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Yield the groups without questions. A group that equals a page's whole Learn After is left out as redundant."""
    seen = {concept_id} | questions
    for group in groups:
        if group in derived and concept_id in group:
            continue
        unseen = tuple(dict.fromkeys(i for i in group if i not in seen))
        seen.update(unseen)
        if unseen:
            yield unseen


def _questions(
    questions: Mapping[str, Entry], related: Mapping[str, tuple[str, ...]], learn_after: Mapping[str, tuple[str, ...]]
) -> tuple[ImportedQuestion, ...]:
    concepts, seen_on = _inverse(learn_after), _inverse(related)
    return tuple(ImportedQuestion(i, e.lines, concepts.get(i, ()), seen_on.get(i, ())) for i, e in questions.items())


def _inverse(lists: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the pages whose lists contain each name."""
    pages: dict[str, dict[str, None]] = defaultdict(dict)
    for page, names in lists.items():
        for name in names:
            pages[name][page] = None
    return {name: tuple(found) for name, found in pages.items()}


def count_edges(corpus: Corpus) -> int:
    """Return the total number of prerequisites."""
    return sum(len(concept.learn_before) for concept in corpus.concepts.values())
