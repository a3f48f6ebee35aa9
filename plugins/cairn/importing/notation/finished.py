# SPDX-License-Identifier: MIT
"""Finish what a format found in one place: a question with what it loses, or the reason why it is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cairn.importing.found import FoundQuestion, LeftOut
from cairn.importing.notation.carried import Outline, Result, build_questions
from cairn.text.prose import plain_text, shorten
from cairn.text.source import Span

_LENGTH = 60
_NAMELESS = "This question"


def describe(text: str) -> str:
    """Return how a Markdown text begins, on one line; empty if it shows no text."""
    return shorten(" ".join(plain_text(text.strip()).split()), _LENGTH)


def name_in(sentence: str, name: str) -> str:
    """Return a sentence with a name, in quotes, at its place `{name}`; a question without a name is 'This question'."""
    return sentence.replace("'{name}'", "{name}").replace("{name}", f"'{name}'" if name else _NAMELESS)


@dataclass(frozen=True, slots=True)
class Unbuilt:
    """A question that has been read, but not built yet."""

    outline: Outline
    """What it is made of."""
    kind: str
    """What the source calls its type."""
    name: str = ""
    """What messages call it; empty if it has neither a name nor a text."""
    title: str = ""
    """Its name in the source; empty if it has none."""
    source_id: str = ""
    """Its id in the source; empty if it has none."""
    tags: tuple[str, ...] = ()
    """Its tags in the source."""
    losses: tuple[str, ...] = ()
    """What its texts lose, with the place `{name}`."""


def leave_out(span: Span, name: str, kind: str, sentence: str) -> LeftOut:
    """Return a question that is left out; the sentence has the place `{name}`."""
    return LeftOut(span, name or _NAMELESS, kind, name_in(sentence, name))


def prepare(
    stem: str, result: Result, rationale: str, span: Span, *, kind: str, losses: tuple[str, ...] = ()
) -> Unbuilt | LeftOut:
    """Return a question that is called as its stem begins; `kind` is what the source calls its type.

    `losses` are what is lost of its texts, in sentences with the place `{name}`.
    """
    name = describe(stem)
    if isinstance(result, str):
        return leave_out(span, name, kind, result)
    return Unbuilt(Outline(stem, result, rationale, span), kind, name, losses=losses)


def finish(
    stem: str, result: Result, rationale: str, span: Span, *, kind: str, losses: tuple[str, ...] = ()
) -> FoundQuestion | LeftOut:
    """Return what `prepare` returns, built alone."""
    return next(finish_together([prepare(stem, result, rationale, span, kind=kind, losses=losses)]))


def finish_together(read: Iterable[Unbuilt | LeftOut]) -> Iterator[FoundQuestion | LeftOut]:
    """Yield all questions of a source, in order. Building them together is faster."""
    entries = tuple(read)
    built = iter(build_questions([each.outline for each in entries if isinstance(each, Unbuilt)]))
    for each in entries:
        if isinstance(each, LeftOut):
            yield each
            continue
        question = next(built)
        if isinstance(question, str):
            yield leave_out(each.outline.span, each.name, each.kind, question)
            continue
        said = (*each.outline.carried.losses, *each.losses)
        losses = tuple(dict.fromkeys(name_in(loss, each.name) for loss in said))
        yield FoundQuestion(question, each.kind, each.title, each.source_id, each.tags, losses=losses)
