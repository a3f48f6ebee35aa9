# SPDX-License-Identifier: MIT
"""Finish what a format found in one place: a question with what it loses, or the reason why it is left out."""

from __future__ import annotations

from cairn.importing.found import FoundQuestion, LeftOut
from cairn.importing.notation.carried import Result, build_question
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


def finish(
    stem: str, result: Result, rationale: str, span: Span, *, kind: str, losses: tuple[str, ...] = ()
) -> FoundQuestion | LeftOut:
    """Return a question that is called as its stem begins; `kind` is what the source calls its type.

    `losses` are what is lost of its texts, in sentences with the place `{name}`.
    """
    name = describe(stem)
    question = result if isinstance(result, str) else build_question(stem, result, rationale, span)
    if isinstance(question, str) or isinstance(result, str):
        return LeftOut(span, name or _NAMELESS, kind, name_in(f"{question}", name))
    said = dict.fromkeys(name_in(loss, name) for loss in (*result.losses, *losses))
    return FoundQuestion(question, kind, losses=tuple(said))
