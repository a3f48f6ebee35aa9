# SPDX-License-Identifier: MIT
"""Write questions whose responses are typed: short texts and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cairn.importing.notation.carried import ANY, NO_KEY, NOTHING, WHOLE, Answer, Carried, Result, write_decimal
from cairn.questions.notation.lists import write_item
from cairn.questions.notation.pattern import find_pattern
from cairn.yaml.writer import prose

_STAR = "\ufdda"
_SPECIAL = re.compile(r"[.^$+?{}\[\]\\|()/]")
_ANY_RIGHT = "Any other answer to '{name}' gets credit in the source, but none here."


def accept(answers: Sequence[Answer], *, is_exact: bool = False) -> Result:
    """Return a question whose response is a short text, which must equal an accepted one if `is_exact`."""
    extra = ("exact: yes",) if is_exact else ()
    answers, losses = _find_reachable(answers)
    if not any(answer.share >= WHOLE for answer in answers):
        return NO_KEY
    return Carried((*prose("accept", _marked(answers), ""), *extra), losses)


def number(answers: Sequence[Answer], extra: Sequence[str] = ()) -> Result:
    """Return a question whose response is a number; the text of an answer is a number or a range such as `1..2`.

    `extra` are the lines of `within` and `unit`.
    """
    answers, losses = _find_reachable(answers)
    right = [answer for answer in answers if answer.share >= WHOLE]
    if not right:
        return NO_KEY
    only = len(answers) == 1 and not answers[0].feedback
    lines = [f"number: {right[0].text}"] if only else prose("number", _marked(answers), "")
    return Carried((*lines, *extra), losses)


def _find_reachable(answers: Sequence[Answer]) -> tuple[Sequence[Answer], tuple[str, ...]]:
    """Return the answers up to the one that stands for any other response, which cannot get credit here."""
    end = next((n for n, answer in enumerate(answers) if answer.text == ANY), len(answers))
    if end < len(answers) and answers[end].share > NOTHING:
        return answers[:end], (_ANY_RIGHT,)
    return answers[: end + 1], ()


def accepted_text(text: str, *, has_wildcards: bool) -> str:
    """Return an accepted text that is compared as it is; with wildcards, a `*` in it stands for any characters."""
    if text == ANY and has_wildcards:
        return ANY
    bare = text.replace("\\*", _STAR) if has_wildcards else text.replace("*", _STAR)
    if "*" not in bare and bare != _STAR and find_pattern(bare) is None:
        return bare.replace(_STAR, "*")
    parts = (_SPECIAL.sub(lambda found: f"\\{found[0]}", part).replace(_STAR, "\\*") for part in bare.split("*"))
    return f"/{'.*'.join(parts)}/"


def _marked(answers: Iterable[Answer]) -> str:
    return "\n".join(write_item(f"- {_mark(answer)}{_escape(answer)}", answer.feedback) for answer in answers)


def _mark(answer: Answer) -> str:
    if answer.share >= WHOLE:
        return ""
    return "[ ] " if answer.share <= NOTHING else f"[{write_decimal(answer.share)}%] "


def _escape(answer: Answer) -> str:
    """Return the text of an answer in which nothing is taken for a mark."""
    return f"\\{answer.text}" if answer.text.startswith(("[", "\\[")) else answer.text
