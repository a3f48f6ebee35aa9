# SPDX-License-Identifier: MIT
"""What the two sides of a card say, for each type of question. Learners answer in their heads, so nothing is scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from cairn.exporting.anki.note import CLOZE, Sides
from cairn.exporting.html_text import has_gap_in_tag
from cairn.questions.notation.answers import Answer
from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices, whole_feedback
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.questions.types.blanks import Blanks, Gap
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.order import Order
from cairn.questions.types.short import Short
from cairn.questions.types.table import Table

Write = Callable[[str], str]
"""Returns a Markdown text as HTML."""
_GAP_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}:"})
PATTERN_LOST = "'{id}' accepts patterns, which Anki does not have, so only the plain texts are on the card."


def write_sides(question: Question, write: Write) -> Sides | None:
    """Return the sides of a card; None for a draft, and if nothing on the card could be the answer."""
    exercise = question.exercise
    if isinstance(exercise, Choices):
        return _choices(exercise, write, is_shuffled=question.is_shuffled and exercise.type != "judge")
    found = _WRITERS.get(type(exercise))
    return found(exercise, write) if found else None


def _choices(exercise: Choices, write: Write, *, is_shuffled: bool) -> Sides:
    # Sorted by id, the order of the choices says nothing about the key.
    items = sorted(exercise.items, key=lambda choice: choice.id) if is_shuffled else exercise.items
    remarks = (_remark(write(item.text), write(whole_feedback(item))) for item in items)
    keys = _list(write(item.text) for item in items if item.is_right)
    return Sides(_list(write(item.text) for item in items), keys + _list(filter(None, remarks)))


def _order(exercise: Order, write: Write) -> Sides:
    rows = "".join(f'<li value="{row.rank}">{write(row.text)}</li>' for row in exercise.rows)
    remarks = (_remark(write(row.text), write(row.feedback)) for row in exercise.rows)
    return Sides(_list(write(row.text) for row in exercise.shown), f"<ol>{rows}</ol>{_list(filter(None, remarks))}")


def _assign(exercise: Assign, write: Write) -> Sides:
    targets = {target.id: write(target.text) for target in exercise.targets}
    rows = sorted(exercise.rows, key=lambda row: row.id)
    front = _list(write(row.text) for row in rows) + _list(targets.values())
    remarks = (_remark(write(row.text), write(row.feedback)) for row in exercise.rows)
    back = _rows("td", [[write(row.text), targets[row.target]] for row in exercise.rows])
    return Sides(front, f"<table>{back}</table>{_list(filter(None, remarks))}")


def _table(exercise: Table, write: Write) -> Sides:
    head = _rows("th", [[*map(write, exercise.head)]])
    empty = [[write(row.text), *("" for _ in row.cells)] for row in exercise.rows]
    full = [[write(row.text), *(write(cell.target.text) for cell in row.cells)] for row in exercise.rows]
    first, last = (f"<table>{head}{_rows('td', rows)}</table>" for rows in (empty, full))
    return Sides(first, last)


def _open(exercise: Open, write: Write) -> Sides:
    return Sides("", write(exercise.model) + _list(write(idea.text) for idea in exercise.rubric))


def _number(exercise: Number, write: Write) -> Sides:
    tolerance = f" ± {exercise.within}" if exercise.within != "0" else ""
    unit = f" {exercise.unit}" if exercise.unit else ""
    return _answers(
        exercise.answers, write, lambda text: f"{text.replace('..', ' – ')}{'' if '..' in text else tolerance}{unit}"
    )


def _short(exercise: Short, write: Write) -> Sides | None:
    plain = [answer for answer in exercise.answers if find_pattern(answer.text) is None]
    if not any(answer.is_right for answer in plain):
        return None
    losses = () if len(plain) == len(exercise.answers) else (PATTERN_LOST,)
    sides = _answers(plain, write, str)
    return Sides(sides.front, sides.back, losses=losses)


def _answers(answers: Sequence[Answer], write: Write, show: Callable[[str], str]) -> Sides:
    """Return the sides for foreseen answers: the right ones, then what is to be said about each."""
    shown = {answer.id: f"<p>{escape(show(answer.text) if answer.text else '…')}</p>" for answer in answers}
    remarks = (_remark(shown[answer.id], write(answer.feedback)) for answer in answers)
    keys = _list(shown[answer.id] for answer in answers if answer.is_right)
    return Sides("", keys + _list(filter(None, remarks)))


def _blanks(exercise: Blanks, write: Write) -> Sides | None:
    plain = [[text for text in gap.accepted if find_pattern(text) is None] for gap in exercise.gaps]
    parts = exercise.split(write(exercise.markdown))
    if not all(plain) or has_gap_in_tag(parts):
        return None
    is_whole = all(len(texts) == len(gap.accepted) for texts, gap in zip(plain, exercise.gaps, strict=True))
    gaps = [_write_gap(gap, texts[0]) for gap, texts in zip(exercise.gaps, plain, strict=True)]
    front = "".join(piece for pair in zip(map(outside_gap, parts), [*gaps, ""], strict=True) for piece in pair)
    others = _list(f"<p>{escape(' = '.join(texts))}</p>" for texts in plain if len(texts) > 1)
    return Sides(front, others, CLOZE, () if is_whole else (PATTERN_LOST,))


def _write_gap(gap: Gap, text: str) -> str:
    """Return a gap. All gaps have the same number, so there is one card for all."""
    options = f"::{_inside_gap(' / '.join(gap.shown_options(is_shuffled=True)))}" if gap.options else ""
    return f"{{{{c1::{_inside_gap(text)}{options}}}}}"


def _inside_gap(text: str) -> str:
    """Return a text in which no sign ends the gap, begins its hint or begins another gap."""
    return escape(text).translate(_GAP_SIGNS)


def outside_gap(html: str) -> str:
    """Return HTML in which nothing is a gap."""
    return html.replace("{{c", "{&#123;c")


def _remark(about: str, feedback: str) -> str:
    return f"{about}{feedback}" if feedback else ""


def _list(items: Iterable[str]) -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inside}</ul>" if inside else ""


def _rows(cell: str, rows: Iterable[Iterable[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<{cell}>{text}</{cell}>' for text in row)}</tr>" for row in rows)


_WRITERS: Mapping[type, Callable[[Any, Write], Sides | None]] = {
    Order: _order,
    Assign: _assign,
    Table: _table,
    Number: _number,
    Blanks: _blanks,
    Short: _short,
    Open: _open,
}
