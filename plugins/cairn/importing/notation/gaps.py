# SPDX-License-Identifier: MIT
"""Write texts with gaps, which learners fill in or choose from a list.

A format puts `gap_mark(n)` into the Markdown of the text where its n-th gap stands, so that no other step sees the
notation of gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cairn.importing.notation.carried import NO_KEY, SHARES, TOO_MANY, WHOLE, Answer, Carried, Result, has_parts
from cairn.importing.notation.chosen import choose
from cairn.importing.notation.typed import accept
from cairn.text.markdown import mask_code
from cairn.yaml.writer import prose

GAP = "\\_\\_\\_\\_\\_"
"""A gap in a stem, for a question whose notation has no gaps."""
MOST_ALTERNATIVES = 20_000
"""How many texts all gaps of a question may have together."""
FILL_IN = "Fill in the gaps."
"""The stem of a text with gaps that has none in the source."""
_MARK = re.compile("\ufddb([0-9]{1,6})\ufddc")
_WRITTEN = re.compile(r"(?<!\\)\[\[[^\[\]\n]+\]\]")
_ESCAPED = re.compile(r"\\*~")
_SINGLE_GAP = "The gap of '{name}' became a list of choices."
_FEEDBACK = "The feedback on single gaps of '{name}' stands in the rationale."
_FORESEEN = "The wrong answers that '{name}' foresees for its gaps are left out."
_PLACES = "The gaps of '{name}' and the places for them in its text do not agree. Correct the source."
_SIGNS = "An answer to a gap of '{name}' has a sign that cannot stand there ('[', ']', '|' or a line break). Reword it."
_CODE = "A gap of '{name}' stands in code, where it cannot be shown. Move it out of the code."


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in a text."""

    answers: tuple[Answer, ...]
    """What it foresees, as plain text."""
    is_choice: bool = False
    """Whether learners choose one of the answers."""


def gap_mark(number: int) -> str:
    """Return what stands in a text for a gap, counted from 0."""
    return f"\ufddb{number}\ufddc"


def fill_gaps(text: str, gaps: Sequence[Gap], *, is_exact: bool = False) -> Result:
    """Return a Markdown text with gaps, each of which has its mark in the text."""
    if sum(len(gap.answers) for gap in gaps) > MOST_ALTERNATIVES:
        return TOO_MANY
    if sorted(int(mark) for mark in _MARK.findall(text)) != list(range(len(gaps))):
        return _PLACES
    written = []
    for gap in gaps:
        alternatives = _write_alternatives(gap)
        if not any(answer.share >= WHOLE for answer in gap.answers):
            return NO_KEY
        if alternatives is None:
            return _SIGNS
        written.append(f"[[{alternatives}]]")
    filled = _MARK.sub(lambda mark: written[int(mark[1])], text)
    if len(_WRITTEN.findall(mask_code(filled))) != len(gaps):
        return _CODE
    answers = [answer for gap in gaps for answer in gap.answers]
    feedback = list(dict.fromkeys(answer.feedback for answer in answers if answer.feedback))
    losses = [SHARES] if has_parts(answers) else []
    losses += [_FEEDBACK] if feedback else []
    losses += [_FORESEEN] if any(a.share < WHOLE for gap in gaps if not gap.is_choice for a in gap.answers) else []
    extra = ("exact: yes",) if is_exact and not all(gap.is_choice for gap in gaps) else ()
    lines = (*prose("blanks", filled, ""), *extra)
    return Carried(lines, tuple(losses), rationale="\n\n".join(feedback))


def split_stem(text: str) -> tuple[str, str]:
    """Return the paragraphs before the first one with a gap, and the rest."""
    found = _MARK.search(text)
    start = text.rfind("\n\n", 0, found.start()) if found else -1
    return text[: max(start, 0)].strip(), text[max(start, 0) :].strip()


def show_gaps(text: str) -> str:
    """Return a text in which a line stands for each gap, for a question whose notation has no gaps."""
    return _MARK.sub(lambda _mark: GAP, text)


def fill_gap(before: str, answers: Sequence[Answer], after: str, *, is_choice: bool) -> Result:
    """Return a text with one gap, which learners fill with one of the right answers or choose from a list."""
    right = [answer.text for answer in answers if answer.share >= WHOLE]
    if not right:
        return NO_KEY
    is_plain = not any(answer.feedback for answer in answers) and not has_parts(answers)
    alternatives = _write_alternatives(Gap(tuple(answers), is_choice))
    fits = alternatives and not any("/" in answer.text for answer in answers)
    if fits and (is_choice or (is_plain and len(right) == len(answers))):
        feedback = "\n\n".join(filter(None, (answer.feedback for answer in answers)))
        losses = (SHARES,) if has_parts(answers) else ()
        lines = prose("blanks", f"{before}[[{alternatives}]]{after}", "")
        return Carried(tuple(lines), losses, "Fill in the gap.", feedback)
    carried = choose(answers) if is_choice else accept(answers)
    if isinstance(carried, str):
        return carried
    losses = (*carried.losses, *((_SINGLE_GAP,) if is_choice else ()))
    return replace(carried, stem=f"{before}{GAP}{after}", losses=losses)


def _write_alternatives(gap: Gap) -> str | None:
    """Return what stands between the brackets of a gap; None if that is impossible."""
    kept = gap.answers if gap.is_choice else [answer for answer in gap.answers if answer.share >= WHOLE]
    if not all(_fits(answer.text) for answer in kept):
        return None
    return "|".join(dict.fromkeys(_mark(kept)))


def _mark(answers: Iterable[Answer]) -> Iterable[str]:
    for answer in answers:
        text = f"\\{answer.text}" if _ESCAPED.match(answer.text) else answer.text
        yield f"~{text}" if answer.share < WHOLE else text


def _fits(text: str) -> bool:
    return bool(text.strip()) and not {*"[]|\n"} & {*text}
