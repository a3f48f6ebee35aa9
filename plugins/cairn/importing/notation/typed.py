# SPDX-License-Identifier: MIT
"""Write questions whose responses are typed: short texts and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from cairn.importing.notation.carried import (
    ANY,
    NO_KEY,
    NOTHING,
    SHARES,
    WHOLE,
    Answer,
    Carried,
    Result,
    has_marks,
    has_parts,
    has_ranges,
    write_decimal,
)
from cairn.questions.notation.lists import write_item
from cairn.questions.notation.pattern import find_pattern
from cairn.yaml.writer import prose

_STAR = "\ufdda"
_SPECIAL = re.compile(r"[.^$+?{}\[\]\\|()/]")
_FORESEEN = "The feedback on single answers of '{name}' is left out."
_RANGES = "Of the numbers of '{name}', only the first right one is carried."
_ANY_RIGHT = "Any other answer to '{name}' gets credit in the source, but none here."


def accept(answers: Sequence[Answer], *, is_exact: bool = False) -> Result:
    """Return a question whose response is a short text, which must equal an accepted one if `is_exact`."""
    extra = ("exact: yes",) if is_exact else ()
    answers, losses = _find_reachable(answers)
    right = [answer for answer in answers if answer.share >= WHOLE]
    if not right:
        return NO_KEY
    if has_marks():
        return Carried((*prose("accept", _marked(answers), ""), *extra), losses)
    losses += ((SHARES,) if has_parts(answers) else ()) + ((_FORESEEN,) if any(a.feedback for a in answers) else ())
    return Carried((*prose("accept", "\n".join(write_item(f"- {a.text}") for a in right), ""), *extra), losses)


def number(answers: Sequence[Answer], extra: Sequence[str] = ()) -> Result:
    """Return a question whose response is a number; the text of an answer is a number or a range such as `1..2`.

    `extra` are the lines of `within` and `unit`.
    """
    answers, losses = _find_reachable(answers)
    right = [answer for answer in answers if answer.share >= WHOLE]
    if not right:
        return NO_KEY
    if has_marks() and has_ranges():
        only = len(answers) == 1 and not answers[0].feedback
        lines = [f"number: {right[0].text}"] if only else prose("number", _marked(answers), "")
        return Carried((*lines, *extra), losses)
    losses += (_RANGES,) if len([a for a in answers if a.share > NOTHING]) > 1 else ()
    losses += (_FORESEEN,) if any(answer.feedback for answer in answers) else ()
    low, _, high = right[0].text.partition("..")
    if not high:
        return Carried((f"number: {low}", *extra), losses)
    middle, within = (Decimal(low) + Decimal(high)) / 2, (Decimal(high) - Decimal(low)) / 2
    return Carried((f"number: {write_decimal(middle)}", f"within: {write_decimal(within)}", *extra), losses)


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
    if "*" not in bare and find_pattern(bare) is None:
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
