# SPDX-License-Identifier: MIT
"""The answers of each type of question in GIFT, between braces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cairn.exporting.gift.texts import Texts, as_html, escape_plain
from cairn.exporting.losses import drop_patterns, say_patterns
from cairn.exporting.moodle.chosen import NEAREST, UNEVEN
from cairn.exporting.moodle.fractions import NOTHING, WHOLE, divide, find_fraction
from cairn.exporting.moodle.typed import escape_star
from cairn.questions.notation.answers import Answer
from cairn.questions.notation.assignments import Assign, Target
from cairn.questions.notation.choices import Choice, Choices, whole_feedback
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.questions.types.blanks import Blanks
from cairn.questions.types.number import Number
from cairn.questions.types.short import Short

_ARROW = "->"
ARROWS = "'{id}' is left out, because GIFT takes '->' in a short text for a pair. Write another sign."
SEVERAL_GAPS = "'{id}' is left out, because a question in GIFT has at most one gap. Split it."
ODD_GAP = "'{id}' is left out, because its gap accepts patterns only, or stands in markup. Add a plain text."
_EXACT = "Capitals do not count in '{id}' any more, because GIFT cannot say that they do."
_UNIT = "The unit of '{id}' is left out, because GIFT has no place for it."
_ROWS = "The feedback on rows of '{id}' is left out, because GIFT has no place for it."
_PLAIN = "The targets of '{id}' show plain text, because GIFT allows no formatting in them."
_FIXED = "The choices of '{id}' may change places, because GIFT cannot keep them."


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between the braces of a question, and around them."""

    answers: str
    """The answers."""
    losses: tuple[str, ...] = ()
    """What cannot be carried, in sentences; `{id}` stands for the id of the question."""
    before: str = ""
    """HTML between the stem and the braces."""
    after: str = ""
    """HTML behind the braces."""


Result = Block | str
"""A question, or the sentence that says why it is left out."""


def write_choices(question: Question, exercise: Choices, texts: Texts) -> Result:
    """Return a question with one right choice or several."""
    keys = sum(choice.is_key for choice in exercise.items)
    right, is_even = divide(keys)
    written, losses = [], [] if question.is_shuffled else [_FIXED]
    for choice in exercise.items:
        mark, is_same = _mark_choice(choice) if exercise.type == "single" else (_weigh(right, choice), True)
        losses += [] if is_same else [NEAREST]
        written.append(f"{mark}{texts.line(choice.text)}{texts.feedback(whole_feedback(choice))}")
    losses += [] if is_even else [UNEVEN.replace("{count}", str(keys))]
    return Block(_list(written), tuple(losses))


def _mark_choice(choice: Choice) -> tuple[str, bool]:
    if choice.is_key:
        return "=", True
    fraction, is_same = find_fraction(Decimal(choice.share or NOTHING))
    return "~" if fraction == NOTHING else f"~%{fraction}%", is_same


def _weigh(right: str, choice: Choice) -> str:
    return f"~%{'' if choice.is_key else '-'}{right}%"


def write_judge(_question: Question, exercise: Choices, _texts: Texts) -> Result:
    """Return a statement to judge."""
    return Block("T" if exercise.items[0].is_key else "F")


def write_short(question: Question, exercise: Short, texts: Texts) -> Result:
    """Return a question for a short text."""
    answers, lost = drop_patterns(question, exercise.answers)
    if not any(answer.is_right for answer in answers):
        return ODD_GAP
    if any(_ARROW in answer.text for answer in answers):
        return ARROWS
    written, losses = _weigh_all(answers, [escape_plain(escape_star(answer.text)) for answer in answers], texts)
    return Block(written, (*lost, *losses, *((_EXACT,) if exercise.is_exact else ())))


def write_number(_question: Question, exercise: Number, texts: Texts) -> Result:
    """Return a question for a number."""
    numbers = [answer for answer in exercise.answers if answer.text]
    others = [f"\t~{texts.feedback(answer.feedback) or '#'}\n" for answer in exercise.answers if not answer.text]
    keys = (_write_number(answer, key) for answer, key in zip(numbers, exercise.key, strict=False))
    losses = (_UNIT,) if exercise.unit else ()
    only = exercise.only
    if only:
        return Block(f"#{next(keys)}", losses)
    written, more = _weigh_all(numbers, list(keys), texts)
    return Block(f"#{written}{''.join(others)}", (*losses, *more))


def _write_number(answer: Answer, key: dict[str, str]) -> str:
    if ".." in answer.text:
        return answer.text
    return key["value"] if key["within"] == "0" else f"{key['value']}:{key['within']}"


def write_rows(_question: Question, exercise: Assign, texts: Texts) -> Result:
    """Return rows and their targets."""
    losses = (_ROWS,) if any(row.feedback for row in exercise.rows) else ()
    rows = [(row.text, exercise.target(row.target)) for row in exercise.rows]
    return write_pairs(rows, exercise.targets, texts, losses)


def write_pairs(
    rows: Sequence[tuple[str, Target]], targets: Iterable[Target], texts: Texts, losses: tuple[str, ...]
) -> Block:
    """Return rows with their targets; each other target belongs to an empty row."""
    taken = {target.id for _, target in rows}
    others = [target for target in targets if target.id not in taken]
    written = [f"={texts.line(row)} -> {escape_plain(target.label)}" for row, target in rows]
    written += [f"= -> {escape_plain(target.label)}" for target in others]
    is_plain = all(target.is_plain for target in (*others, *(target for _, target in rows)))
    return Block(_list(written), losses if is_plain else (*losses, _PLAIN))


def write_blanks(question: Question, exercise: Blanks, texts: Texts) -> Result:
    """Return a text with one gap."""
    if len(exercise.gaps) > 1:
        return SEVERAL_GAPS
    gap = exercise.gaps[0]
    before, after = exercise.split(texts.show_pictures(texts.html(exercise.markdown)))
    accepted = [text for text in gap.accepted if find_pattern(text) is None]
    if not accepted or before.rfind("<") > before.rfind(">"):
        return ODD_GAP
    if any(_ARROW in text for text in accepted) and not gap.options:
        return ARROWS
    losses = [say_patterns(question)] if len(accepted) < len(gap.accepted) else []
    losses += [_EXACT] if exercise.is_exact and not gap.options else []
    losses += [] if question.is_shuffled or not gap.options else [_FIXED]
    marked = [f"{'=' if text in accepted else '~'}{as_html(text)}" for text in gap.options]
    typed = [f"={escape_plain(escape_star(text))}" for text in accepted]
    return Block(" ".join(marked or typed), tuple(losses), before, after)


def _weigh_all(answers: Sequence[Answer], written: Sequence[str], texts: Texts) -> tuple[str, list[str]]:
    """Return answers with their parts of the credit and feedback, and what is lost of the parts."""
    items, losses = [], []
    for answer, text in zip(answers, written, strict=True):
        fraction, is_same = find_fraction(Decimal(answer.share))
        losses += [] if is_same else [NEAREST]
        mark = "=" if fraction == WHOLE else f"=%{fraction}%"
        items.append(f"{mark}{text}{texts.feedback(answer.feedback)}")
    return _list(items), losses


def _list(items: Iterable[str]) -> str:
    return "".join(f"\n\t{item}" for item in items) + "\n"
