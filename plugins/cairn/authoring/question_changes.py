# SPDX-License-Identifier: MIT
"""Compare the questions of two states of a site, and say what each change means for the progress of readers.

Answers are stored under the id of the question, and what was chosen under ids that are derived from the texts of its
items. An answer keeps its score, whatever changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cairn.questions.notation.choices import Choices
from cairn.questions.question import DRAFT, Question
from cairn.site import Site
from cairn.text.collation import collation_key
from cairn.text.fuzzy_match import FuzzyIndex
from cairn.text.prose import plain_text
from cairn.text.slug import collapse
from cairn.text.source import without_spans

_MAX_LENGTH = 100
"""The maximum number of characters of a stem to show."""
_SAME_RATIO = 0.5
"""Two stems in one file that are at least this similar are the same question, if neither has an id of its own."""
_ITEM = re.compile(r"\bc-[0-9a-f]{8}\b")
_WORDING = ("wording",)
_KEPT = "Readers keep their answers."


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, as a list shows it."""

    id: str
    """The id of the question."""
    stem: str
    """The first words of its stem, as plain text."""


@dataclass(frozen=True, slots=True)
class QuestionRename:
    """A question whose id changed."""

    before: str
    """Its old id."""
    question: QuestionLine
    """The question as it is now."""
    loses: bool
    """Whether readers lose their answers, because the old id is not among its aliases."""

    @property
    def effect(self) -> str:
        """What this means for readers, and what to do."""
        advice = f"Readers lose their answers. Add 'aliases: [{self.before}]' to keep them."
        return advice if self.loses else _KEPT


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that kept its id and changed."""

    question: QuestionLine
    """The question as it is now."""
    changes: tuple[str, ...]
    """What changed: `type`, `items`, `key`, `concepts` or `wording`."""
    effect: str
    """What this means for readers."""
    loses: bool
    """Whether readers lose something."""

    @property
    def is_more_than_wording(self) -> bool:
        """Return whether more changed than texts that progress does not depend on."""
        return self.changes != _WORDING


def describe_question(question: Question) -> QuestionLine:
    """Return a question for a list."""
    line = " ".join(plain_text(question.stem).split())
    stem = line if len(line) <= _MAX_LENGTH else line[:_MAX_LENGTH].rpartition(" ")[0] + "…"
    return QuestionLine(question.id, stem)


def find_question_renames(before: Site, after: Site) -> tuple[QuestionRename, ...]:
    """Return the questions with another id: the old one is an alias, or the stem or the exercise is the same."""
    old, new = before.questions.questions, after.questions.questions
    gone = {i: q for i, q in old.items() if i not in new}
    added = {i: q for i, q in new.items() if i not in old}
    if not gone:
        return ()
    by_alias = {alias: q.id for q in new.values() for alias in q.aliases}
    named = {i: by_alias[i] for i in gone if i in by_alias}
    taken = set(named.values())
    same = _find_same([q for i, q in gone.items() if i not in named], [q for i, q in added.items() if i not in taken])
    taken |= {*same.values()}
    found = named | same
    left = [q for i, q in gone.items() if i not in found], [q for i, q in added.items() if i not in taken]
    found |= _find_reworded(*left)
    ordered = sorted(found, key=collation_key)
    return tuple(QuestionRename(i, describe_question(new[found[i]]), loses=i not in named) for i in ordered)


def _find_same(gone: Iterable[Question], added: Iterable[Question]) -> dict[str, str]:
    """Return the new ids of questions whose stem or exercise is the same, by their old ids."""
    alike: defaultdict[object, list[str]] = defaultdict(list)
    for question in added:
        for sign in _signs(question):
            alike[sign].append(question.id)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for question in gone:
        if successor := next((i for sign in _signs(question) for i in alike[sign] if i not in taken), ""):
            found[question.id] = successor
            taken.add(successor)
    return found


def _signs(question: Question) -> Iterator[object]:
    """Yield what two questions share if one is the other under a new id."""
    yield "stem", collapse(question.stem)
    if question.exercise and _ITEM.search(repr(question.exercise)):
        yield "exercise", without_spans(question.exercise)


def _find_reworded(gone: Iterable[Question], added: Iterable[Question]) -> dict[str, str]:
    """Return the new ids of questions that are reworded, by their old ids.

    A question without an id of its own gets another id if it is reworded. Of the questions of a file, each of the two
    has to be the most similar one to the other.
    """
    before, after = map(_group_by_file, (gone, added))
    found: dict[str, str] = {}
    for file in before.keys() & after.keys():
        old, new = before[file], after[file]
        old_stems, new_stems = FuzzyIndex(old), FuzzyIndex(new)
        for stem, question_id in old.items():
            nearest = new_stems.find(stem, _SAME_RATIO)
            if nearest and old_stems.find(nearest, _SAME_RATIO) == stem:
                found[question_id] = new[nearest]
    return found


def _group_by_file(questions: Iterable[Question]) -> Mapping[object, dict[str, str]]:
    """Return the ids of the questions without an id of their own, by file and type, and by stem."""
    found: defaultdict[object, dict[str, str]] = defaultdict(dict)
    for question in questions:
        if not question.has_explicit_id:
            found[question.span.path, question.type][collapse(question.stem).casefold()] = question.id
    return found


def find_question_changes(old: Mapping[str, Question], after: Site, ids: Mapping[str, str]) -> Iterator[QuestionChange]:
    """Yield the questions that changed; `old` has the earlier questions by their present ids, `ids` new concept ids."""
    for question_id, question in after.questions.questions.items():
        earlier = old.get(question_id)
        if earlier and without_spans(earlier) != without_spans(question):
            changes = tuple(_changes(earlier, question, after, ids))
            if changes and (earlier.id == question_id or changes != _WORDING):  # its new id is listed by itself
                yield QuestionChange(describe_question(question), changes, *_explain(changes, earlier, question))


def _changes(old: Question, new: Question, after: Site, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield what changed. The questions of a case are compared by themselves."""
    if old.type != new.type:
        yield "type"
    elif not (old.parts or new.parts) and old.exercise and new.exercise:
        if _items(old) - _items(new):
            yield "items"
        elif _key(old) != _key(new):
            yield "key"
    if _concepts(old, after, ids) != _concepts(new, after, {}):
        yield "concepts"
    if _texts(old) != _texts(new):
        yield "wording"


def _explain(changes: tuple[str, ...], old: Question, new: Question) -> tuple[str, bool]:
    if "type" in changes:
        what = f"The type changed from {old.type} to {new.type}."
        if old.type == DRAFT:
            return f"{what} Nothing is lost, because a draft has no answers.", False
        return f"{what} Earlier answers keep their score, but can no longer be shown.", True
    if "items" in changes:
        return "Items were removed or reworded. Answers that contain them can no longer be shown.", True
    if "key" in changes:
        return "What counts as right changed. Earlier answers keep the score that they had.", False
    what = "It checks other concepts now." if "concepts" in changes else "Only words changed."
    return f"{what} {_KEPT}", False


def _items(question: Question) -> set[str]:
    return {*_ITEM.findall(repr(question.exercise))}


def _key(question: Question) -> object:
    """Return what decides whether an answer is right."""
    exercise = question.exercise
    if isinstance(exercise, Choices):
        return {choice.id: choice.points for choice in exercise.items}
    return without_spans(exercise.map_markdown(lambda _: "")) if exercise else None


def _concepts(question: Question, after: Site, ids: Mapping[str, str]) -> set[str]:
    """Return the concepts of a question as ids of the new site."""
    names = {reference.name for reference in question.concepts}
    return {after.catalogue.find(name) or ids.get(name, name) for name in names}


def _texts(question: Question) -> object:
    exercise = None if question.parts else without_spans(question.exercise)
    return question.stem, question.rationale, question.hints, exercise
