# SPDX-License-Identifier: MIT
"""What both versions read of an item, before it is known which feedback a program puts under every question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cairn.importing.boilerplate import drop_boilerplate, find_boilerplate
from cairn.importing.found import FoundQuestion, Group, LeftOut
from cairn.importing.notation.carried import Carried, Result, build_question
from cairn.questions.question import Case, Question
from cairn.text.prose import plain_text, shorten
from cairn.text.source import Span
from cairn.yaml.writer import block_list

_NAME_LENGTH = 60


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
        begin = shorten(plain_text(self.stem), _NAME_LENGTH)
        return self.title or begin or self.ident or "This item"

    def say(self, sentence: str) -> str:
        """Return a sentence with the name of the item in it."""
        return sentence.replace("'{name}'", "{name}").replace("{name}", f"'{self.name}'")


def join_cases(items: Iterable[ReadItem]) -> list[ReadItem]:
    """Return the items with the questions on a text inside it."""
    listed = list(items)
    idents = {item.ident for item in listed if not item.parent}
    parts: dict[str, list[ReadItem]] = {}
    for item in listed:
        if item.parent in idents:
            parts.setdefault(item.parent, []).append(item)
    return [replace(i, parts=tuple(parts.get(i.ident, ()))) for i in listed if i.parent not in idents]


def finish(items: Iterable[ReadItem]) -> tuple[tuple[Group, ...], tuple[LeftOut, ...]]:
    """Return the questions of a source, and what is left out of it."""
    listed = list(items)
    every = [each for item in listed for each in (item, *item.parts)]
    common = find_boilerplate(text for item in every for text in dict.fromkeys(item.outcomes))
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out: list[LeftOut] = []
    for found, group in ((each, item.group) for item in listed for each in _finish(item, common)):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(group, []).append(found)
    return tuple(Group(path, tuple(found)) for path, found in groups.items()), tuple(left_out)


def _finish(item: ReadItem, common: frozenset[str]) -> Iterator[FoundQuestion | LeftOut]:
    if not item.parts:
        yield _finish_one(item, common)
        return
    found = [_finish_one(part, common) for part in item.parts]
    yield from (each for each in found if isinstance(each, LeftOut))
    carried = [each for each in found if isinstance(each, FoundQuestion)]
    text = build_question(item.stem, Carried(), "", item.span)
    if isinstance(text, Question) and carried:
        case = replace(text, exercise=Case(tuple(each.question for each in carried)))
        losses = tuple(loss for each in carried for loss in each.losses)
        yield FoundQuestion(case, "stimulus", item.title, item.ident, losses=losses)
    else:
        yield _finish_one(item, common)


def _finish_one(item: ReadItem, common: frozenset[str]) -> FoundQuestion | LeftOut:
    if isinstance(item.result, str):
        return LeftOut(item.span, item.name, item.kind, item.say(item.result))
    rationale = "\n\n".join(filter(None, (item.general, *drop_boilerplate(item.outcomes, common))))
    hints = ("hints:", *block_list(item.hints)) if item.hints else ()
    result = replace(item.result, lines=(*item.result.lines, *hints))
    question = build_question(item.stem, result, rationale, item.span)
    if isinstance(question, str):
        return LeftOut(item.span, item.name, item.kind, item.say(question))
    losses = tuple(dict.fromkeys(item.say(loss) for loss in (*item.losses, *item.result.losses)))
    return FoundQuestion(question, item.kind, item.title, item.ident, losses=losses)
