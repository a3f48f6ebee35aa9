# SPDX-License-Identifier: MIT
"""What both versions read of an item, before it is known which feedback a program puts under every question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cairn.importing.boilerplate import drop_boilerplate, find_boilerplate
from cairn.importing.found import FoundQuestion, Group, LeftOut
from cairn.importing.notation.carried import Carried, Outline, Result, build_question, build_questions
from cairn.importing.notation.finished import describe, name_in
from cairn.questions.question import Case, Question
from cairn.text.source import Span
from cairn.yaml.writer import block_list

_COUNTED = re.compile(r"(?:question|item)?[ _-]*[0-9]*", re.IGNORECASE)
"""Titles that only count items."""
CASE = "case"
"""The kind of a text that stands before several questions."""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item of a source."""

    span: Span
    """Where it is."""
    ident: str
    """Its id in the source."""
    title: str
    """Its title; empty if it has none."""
    kind: str
    """What the source calls this type of question."""
    group: tuple[str, ...]
    """The titles of the test and the sections that it stands in."""
    stem: str
    """Markdown."""
    result: Result
    """Its exercise, or why it is left out."""
    general: str = ""
    """The feedback that every learner sees, as Markdown."""
    outcomes: tuple[str, ...] = ()
    """The feedback on right and on wrong responses, as Markdown."""
    hints: tuple[str, ...] = ()
    """Markdown."""
    losses: tuple[str, ...] = ()
    """What is lost beside the exercise, in sentences with the place `{name}`."""
    parent: str = ""
    """The id of the text that it belongs to; empty if it stands alone."""
    parts: tuple[ReadItem, ...] = ()
    """The questions on a text."""

    @property
    def name(self) -> str:
        """Its title, or how it begins."""
        title = "" if _COUNTED.fullmatch(self.title) else self.title
        return title or describe(self.stem) or self.title or self.ident

    def say(self, sentence: str) -> str:
        """Return a sentence with the name of the item in it."""
        return name_in(sentence, self.name)


def join_cases(items: Iterable[ReadItem]) -> list[ReadItem]:
    """Return the items with the questions on a text inside it; a text may be there before each of its questions."""
    listed = list(items)
    texts = {item.ident for item in listed if not item.parent}
    parts: dict[str, list[ReadItem]] = {}
    for item in listed:
        if item.parent in texts:
            parts.setdefault(item.parent, []).append(item)
    joined = []
    for item in listed:
        own = parts.pop(item.ident, [])
        if item.parent not in texts and (own or item.kind != CASE):
            joined.append(replace(item, parts=tuple(own)))
    return joined


def finish(items: Iterable[ReadItem]) -> tuple[tuple[Group, ...], tuple[LeftOut, ...]]:
    """Return the questions of a source, and what is left out of it."""
    listed = list(items)
    finished = iter(_finish_all([each for item in listed for each in (item.parts or (item,))]))
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out: list[LeftOut] = []
    for item in listed:
        found = [next(finished) for _ in item.parts or (item,)]
        for each in _join_case(item, found) if item.parts else found:
            if isinstance(each, LeftOut):
                left_out.append(each)
            else:
                groups.setdefault(item.group, []).append(each)
    return tuple(Group(path, tuple(found)) for path, found in groups.items()), tuple(left_out)


def _finish_all(items: Sequence[ReadItem]) -> list[FoundQuestion | LeftOut]:
    common = find_boilerplate(text for item in items for text in dict.fromkeys(item.outcomes))
    outlines = [_outline(item, item.result, common) for item in items if isinstance(item.result, Carried)]
    built = iter(build_questions(outlines))
    return [_finish_one(item, next(built) if isinstance(item.result, Carried) else item.result) for item in items]


def _outline(item: ReadItem, result: Carried, common: frozenset[str]) -> Outline:
    rationale = "\n\n".join(filter(None, (item.general, *drop_boilerplate(item.outcomes, common))))
    hints = ("hints:", *block_list(item.hints)) if item.hints else ()
    return Outline(item.stem, replace(result, lines=(*result.lines, *hints)), rationale, item.span)


def _finish_one(item: ReadItem, question: Question | str) -> FoundQuestion | LeftOut:
    if isinstance(question, str) or isinstance(item.result, str):
        return LeftOut(item.span, item.name, item.kind, item.say(f"{question}"))
    losses = tuple(dict.fromkeys(item.say(loss) for loss in (*item.losses, *item.result.losses)))
    return FoundQuestion(question, item.kind, item.title, item.ident, losses=losses)


def _join_case(item: ReadItem, found: Sequence[FoundQuestion | LeftOut]) -> Iterator[FoundQuestion | LeftOut]:
    """Yield a text with the questions that can be carried, and those that cannot."""
    yield from (each for each in found if isinstance(each, LeftOut))
    carried = [each for each in found if isinstance(each, FoundQuestion)]
    text = build_question(item.stem, Carried(), "", item.span)
    if isinstance(text, Question) and carried:
        case = replace(text, exercise=Case(tuple(each.question for each in carried)))
        losses = tuple(loss for each in carried for loss in each.losses)
        yield FoundQuestion(case, item.kind, item.title, item.ident, losses=losses)
    else:
        yield from carried
        yield _finish_one(item, text if isinstance(text, str) else f"{item.result}")
