# SPDX-License-Identifier: MIT
"""Write questions whose responses are chosen: statements to judge, choices, and rows to match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cairn.importing.notation.carried import NO_KEY, NOTHING, WHOLE, Answer, Carried, Result, write_decimal
from cairn.questions.notation.lists import write_item
from cairn.yaml.writer import prose

_FEW = "'{name}' has fewer than two choices. Add another one in the source."
_WEIGHTS = "The weights of the choices of '{name}' are left out: here, all right choices count the same."
_PENALTY = "A wrong choice of '{name}' takes away {share} % in the source; here it takes away one right choice."
_GREATEST = "No answer of '{name}' gets the whole credit. The one that gets most is the right one here."


def judge(*, is_true: bool) -> Carried:
    """Return a statement to judge."""
    return Carried((f"is_true: {'yes' if is_true else 'no'}",))


def choose(answers: Sequence[Answer]) -> Result:
    """Return a question with one right choice."""
    keys = [answer for answer in answers if answer.share >= WHOLE]
    losses = []
    if len(answers) < 2:  # noqa: PLR2004
        return _FEW
    if not keys:
        best = max(answers, key=lambda answer: answer.share)
        if best.share <= NOTHING:
            return NO_KEY
        keys, losses = [replace(best, share=WHOLE)], [_GREATEST]
        answers = [keys[0] if each is best else each for each in answers]
    return Carried(tuple(_choices(answers, keys[:1], with_shares=True)), tuple(losses))


def choose_several(answers: Sequence[Answer]) -> Result:
    """Return a question with several right choices."""
    keys = [answer for answer in answers if answer.share > NOTHING]
    if len(answers) < 2:  # noqa: PLR2004
        return _FEW
    if not keys:
        return NO_KEY
    if len(keys) == 1:
        return choose([replace(a, share=WHOLE) if a is keys[0] else replace(a, share=NOTHING) for a in answers])
    even = WHOLE / len(keys)
    losses = [_WEIGHTS] if any(abs(key.share - even) >= 1 for key in keys) else []
    worst = min(answer.share for answer in answers)
    losses += [_PENALTY.replace("{share}", write_decimal(-worst))] if worst < NOTHING and abs(worst + even) >= 1 else []
    return Carried(tuple(_choices(answers, keys, with_shares=False)), tuple(losses))


def _choices(answers: Iterable[Answer], keys: Sequence[Answer], *, with_shares: bool) -> list[str]:
    items, right = [], {id(key) for key in keys}
    for answer in answers:
        is_key = id(answer) in right
        share = f"{write_decimal(min(answer.share, WHOLE))}%" if with_shares and answer.share > NOTHING else " "
        items.append(write_item(f"- [{'x' if is_key else share}] {as_item(answer.text)}", answer.feedback))
    return prose("choices", "\n".join(items), "")


def as_item(text: str) -> str:
    """Return the Markdown of an item in which no line is taken for feedback."""
    return "\n".join(
        line.replace(">", "&gt;", 1) if line.lstrip().startswith(">") else line for line in text.split("\n")
    )


def keep_order(result: Result) -> Result:
    """Return the question with its choices in the order of the source."""
    return result if isinstance(result, str) else replace(result, lines=(*result.lines, "shuffle: no"))


def match(rows: Iterable[tuple[str, str]], feedback: Mapping[str, str] | None = None) -> Carried:
    """Return a question that assigns rows to targets; a target without a row is a distractor.

    `feedback` has the feedback on rows by their text.
    """
    items = [
        write_item(f"- {_row(row)} :: {_row(target)}" if row else f"- :: {_row(target)}", (feedback or {}).get(row, ""))
        for row, target in rows
    ]
    return Carried(tuple(prose("match", "\n".join(items), "")))


def _row(text: str) -> str:
    return as_item(text).replace("::", "&#58;&#58;")
