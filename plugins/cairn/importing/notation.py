# SPDX-License-Identifier: MIT
"""Write what the formats have in common as questions in Cairn's notation.

This is the only place that decides which notation carries something. Where the notation has no place for a detail, the
question is carried without it, and a sentence says what is lost. `_understands` asks the parser of questions whether it
knows a notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from cairn.questions.notation.lists import write_item
from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import Question
from cairn.text.problem import Severity
from cairn.text.source import Source, Span
from cairn.yaml.writer import prose

WHOLE, NOTHING = Decimal(100), Decimal(0)
ANY = "*"
"""The text of an answer that stands for any other response."""
GAP = "\\_\\_\\_\\_\\_"
"""A gap in a stem, for a question whose notation has no gaps."""
_NO_KEY = "'{name}' has no right answer. Mark one in the source."
_FEW = "'{name}' has fewer than two choices. Add another one in the source."
_WEIGHTS = "The weights of the choices of '{name}' are left out: here, all right choices count the same."
_PENALTY = "A wrong choice of '{name}' takes away {share} % in the source; here it takes away one right choice."
_SHARES = "The parts of the credit that '{name}' gives for some answers are left out."
_FORESEEN = "The feedback on single answers of '{name}' is left out."
_GREATEST = "No answer of '{name}' gets the whole credit. The one that gets most is the right one here."
_SEVERAL = "One of several right answers of '{name}' is enough, so the others are left out."
_RANGES = "Of the numbers of '{name}', only the first right one is carried."
_SINGLE_GAP = "The gap of '{name}' became a list of choices."


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a question foresees."""

    text: str
    """What it says: Markdown for a choice, plain text otherwise; `ANY` is any other response."""
    share: Decimal
    """Its share of the credit in percent; it may be negative."""
    feedback: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An exercise in Cairn's notation."""

    lines: tuple[str, ...] = ()
    """The lines of its keys; empty for a draft."""
    losses: tuple[str, ...] = ()
    """What it does not carry, in sentences with the place `{name}`."""
    stem: str = ""
    """Its stem, if that is not the stem of the source."""
    rationale: str = ""
    """What belongs in the rationale."""


Result = Carried | str
"""An exercise, or the sentence that says why there is none."""


def build_question(stem: str, carried: Carried, rationale: str, span: Span) -> Question | str:
    """Return a question, or why it cannot be a question of Cairn."""
    lines = [*prose("stem", carried.stem or stem, ""), *carried.lines]
    explained = "\n\n".join(filter(None, (rationale, carried.rationale)))
    lines += prose("rationale", explained, "") if explained else []
    question, fault = _parse(lines)
    if question is None or fault:
        return f"{{name}} cannot be a question here: {fault or 'it has no text'}"
    return replace(question, id="", span=span)


def _parse(lines: Iterable[str]) -> tuple[Question | None, str]:
    text = "questions:\n  -\n" + "".join(f"    {line}\n" if line else "\n" for line in lines)
    quiz, problems = parse_quiz_file(Source("", f"concepts: [x]\n{text}"))
    faults = [problem.message for problem in problems if problem.code.severity is Severity.ERROR]
    return (quiz.questions[0] if len(quiz.questions) == 1 else None), faults[0] if faults else ""


@cache
def _understands(key: str, text: str) -> bool:
    """Return whether a notation is valid."""
    return not _parse(["stem: x", *prose(key, text, "")])[1]


def _has_marks() -> bool:
    return _understands("accept", "- a\n  > b")


def _has_ranges() -> bool:
    return _understands("number", "1..2")


def _has_shares() -> bool:
    return _understands("choices", "- [x] a\n- [50%] b")


def _has_gap_choices() -> bool:
    return not _understands("blanks", "[[~a]]")


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
            return _NO_KEY
        answers = [replace(each, share=WHOLE) if each is best else each for each in answers]
        keys, losses = [best], [_GREATEST]
    if _has_shares():
        return Carried(tuple(_choices(answers, keys[:1], with_shares=True)), tuple(losses))
    losses += [_SEVERAL] if len(keys) > 1 else []
    losses += [_SHARES] if any(NOTHING < answer.share < WHOLE for answer in answers) else []
    kept = [answer for answer in answers if answer not in keys[1:]]
    return Carried(tuple(_choices(kept, keys[:1], with_shares=False)), tuple(losses))


def choose_several(answers: Sequence[Answer]) -> Result:
    """Return a question with several right choices."""
    keys = [answer for answer in answers if answer.share > NOTHING]
    if len(answers) < 2:  # noqa: PLR2004
        return _FEW
    if not keys:
        return _NO_KEY
    if len(keys) == 1:
        return choose([replace(a, share=WHOLE) if a is keys[0] else replace(a, share=NOTHING) for a in answers])
    even = WHOLE / len(keys)
    losses = [_WEIGHTS] if any(abs(key.share - even) >= 1 for key in keys) else []
    worst = min(answer.share for answer in answers)
    losses += [_PENALTY.replace("{share}", _decimal(-worst))] if worst < NOTHING and abs(worst + even) >= 1 else []
    return Carried(tuple(_choices(answers, keys, with_shares=False)), tuple(losses))


def _choices(answers: Iterable[Answer], keys: Sequence[Answer], *, with_shares: bool) -> list[str]:
    items = []
    for answer in answers:
        is_key = any(answer is key for key in keys)
        share = f"{_decimal(min(answer.share, WHOLE))}%" if with_shares and answer.share > NOTHING else " "
        items.append(write_item(f"- [{'x' if is_key else share}] {_as_item(answer.text)}", answer.feedback))
    return prose("choices", "\n".join(items), "")


def _as_item(text: str) -> str:
    """Return the Markdown of an item in which no line is taken for feedback."""
    return "\n".join(
        line.replace(">", "&gt;", 1) if line.lstrip().startswith(">") else line for line in text.split("\n")
    )


def match(rows: Iterable[tuple[str, str]]) -> Carried:
    """Return a question that assigns rows to targets; a target without a row is a distractor."""
    items = [write_item(f"- {_row(row)} :: {_row(target)}" if row else f"- :: {_row(target)}") for row, target in rows]
    return Carried(tuple(prose("match", "\n".join(items), "")))


def _row(text: str) -> str:
    return _as_item(text).replace("::", "&#58;&#58;")


def accept(answers: Sequence[Answer]) -> Result:
    """Return a question whose response is a short text."""
    right = [answer for answer in answers if answer.share >= WHOLE and answer.text != ANY]
    if not right:
        return _NO_KEY
    others = [answer for answer in answers if answer not in right]
    if _has_marks():
        losses = () if _has_shares() or not _parts(others) else (_SHARES,)
        return Carried(tuple(prose("accept", _marked(answers), "")), losses)
    losses = (*((_SHARES,) if _parts(others) else ()), *((_FORESEEN,) if any(a.feedback for a in answers) else ()))
    return Carried(tuple(prose("accept", "\n".join(write_item(f"- {a.text}") for a in right), "")), losses)


def number(answers: Sequence[Answer]) -> Result:
    """Return a question whose response is a number; the text of an answer is a number or a range such as `1..2`."""
    right = [answer for answer in answers if answer.share >= WHOLE and answer.text != ANY]
    if not right:
        return _NO_KEY
    if _has_marks() and _has_ranges():
        if len(answers) == 1 and not answers[0].feedback:
            return Carried((f"number: {answers[0].text}",))
        return Carried(tuple(prose("number", _marked(answers), "")))
    losses = [_RANGES] if len([a for a in answers if a.share > NOTHING]) > 1 else []
    losses += [_FORESEEN] if any(answer.feedback for answer in answers) else []
    low, _, high = right[0].text.partition("..")
    if not high:
        return Carried((f"number: {low}",), tuple(losses))
    middle, within = (Decimal(low) + Decimal(high)) / 2, (Decimal(high) - Decimal(low)) / 2
    return Carried((f"number: {_decimal(middle)}", f"within: {_decimal(within)}"), tuple(losses))


def fill_gap(before: str, answers: Sequence[Answer], after: str, *, is_choice: bool) -> Result:
    """Return a text with one gap, which learners fill with one of the right answers or choose from a list."""
    right = [answer.text for answer in answers if answer.share >= WHOLE]
    if not right:
        return _NO_KEY
    texts = [f"~{a.text}" if a.share < WHOLE else a.text for a in answers]
    is_plain = not any(answer.feedback for answer in answers) and not _parts(answers)
    fits = all(text and not {*"[]|\n~/"} & {*text} for text in (a.text for a in answers))
    if fits and (_has_gap_choices() if is_choice else is_plain and len(right) == len(answers)):
        feedback = "\n\n".join(filter(None, (answer.feedback for answer in answers)))
        losses = (_SHARES,) if _parts(answers) else ()
        return Carried(
            tuple(prose("blanks", f"{before}[[{'|'.join(texts)}]]{after}", "")), losses, "Fill in the gap.", feedback
        )
    carried = choose(answers) if is_choice else accept(answers)
    if isinstance(carried, str):
        return carried
    losses = (*carried.losses, *((_SINGLE_GAP,) if is_choice else ()))
    return replace(carried, stem=f"{before}{GAP}{after}", losses=losses)


def _parts(answers: Iterable[Answer]) -> bool:
    return any(NOTHING < answer.share < WHOLE for answer in answers)


def _marked(answers: Iterable[Answer]) -> str:
    return "\n".join(write_item(f"- {_mark(answer)}{_escape(answer)}", answer.feedback) for answer in answers)


def _mark(answer: Answer) -> str:
    if answer.share >= WHOLE:
        return ""
    return "[ ] " if answer.share <= NOTHING else f"[{_decimal(answer.share)}%] "


def _escape(answer: Answer) -> str:
    """Return the text of an answer in which nothing is taken for a mark."""
    return f"\\{answer.text}" if answer.text.startswith(("[", "\\[")) else answer.text


def _decimal(value: Decimal) -> str:
    return f"{value.normalize():f}"
