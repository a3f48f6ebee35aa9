# SPDX-License-Identifier: MIT
"""A question as plain HTML: a form with native controls, and the key behind a disclosure. One function per exercise."""

from __future__ import annotations

from functools import singledispatch
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices
from cairn.questions.types.blanks import Blanks
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.order import Order
from cairn.questions.types.short import Short
from cairn.questions.types.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cairn.questions.question import Question

    Convert = Callable[[str], str]


def write_question(question: Question, number: int, convert: Convert) -> str:
    """Return a question, `convert` turning its Markdown into HTML; a case holds questions of its own."""
    if question.parts:
        parts = "".join(write_question(part, n, convert) for n, part in enumerate(question.parts, 1))
        return f'<section id="{question.id}">{number}. {convert(question.stem)}{parts}</section>'
    hints = "".join(f"<details><summary>Hint</summary>{convert(hint)}</details>" for hint in question.hints)
    controls, key = write_exercise(question.exercise, convert, question.id)
    why = f"<details><summary>Key</summary>{key}{convert(question.rationale)}</details>" if key else ""
    begin = f'<form id="{question.id}"><fieldset><legend>{number}. {convert(question.stem)}</legend>'
    return f"{begin}{controls}</fieldset>{hints}{why}</form>"


def _list(items: Iterable[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in (head, *rows))
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _select(targets: Iterable[Any]) -> str:
    return f"<select>{''.join(f'<option>{escape(target.label)}</option>' for target in targets)}</select>"


@singledispatch
def write_exercise(_exercise: object, _convert: Convert, _name: str) -> tuple[str, str]:
    """Return the controls of an exercise and its key; a draft has neither."""
    return "", ""


@write_exercise.register(Choices)
def write_choices(exercise: Choices, convert: Convert, name: str) -> tuple[str, str]:
    """Boxes, or circles where one is right."""
    box = f'<input type="{"checkbox" if exercise.type == "multiple" else "radio"}" name="{name}" value="'
    controls = (f'<label>{box}{choice.id}">{convert(choice.text)}</label>' for choice in exercise.items)
    key = ("✓✗"[not c.is_key] + convert(c.text) + convert(c.feedback) + convert(c.back) for c in exercise.items)
    return _list(controls), _list(key)


@write_exercise.register(Order)
def write_order(exercise: Order, convert: Convert, name: str) -> tuple[str, str]:
    """A number for each row."""
    box = f'<input type="number" name="{name}" min="1" max="{len(exercise.rows)}"> '
    key = (convert(row.text) + convert(row.feedback) for row in exercise.rows)
    return _list(box + convert(row.text) for row in exercise.shown), _list(key, "ol")


@write_exercise.register(Assign)
def write_assign(exercise: Assign, convert: Convert, _name: str) -> tuple[str, str]:
    """A choice for each row."""
    controls = ([convert(row.text), _select(exercise.targets)] for row in exercise.rows)
    key = ((row.text, exercise.target(row.target).text, row.feedback) for row in exercise.rows)
    return _table((), controls), _table((), (map(convert, row) for row in key))


@write_exercise.register(Table)
def write_table(exercise: Table, convert: Convert, _name: str) -> tuple[str, str]:
    """A choice for each cell."""
    head = [convert(text) for text in exercise.head]
    controls = ([convert(row.text), *(_select(cell.options) for cell in row.cells)] for row in exercise.rows)
    key = ([convert(row.text), *(convert(cell.target.text) for cell in row.cells)] for row in exercise.rows)
    return _table(head, controls), _table(head, key)


@write_exercise.register(Blanks)
def write_blanks(exercise: Blanks, convert: Convert, name: str) -> tuple[str, str]:
    """A text with fields in it."""
    fields = (_write_gap(gap.options, f"{name}--{gap.id}") for gap in exercise.gaps)
    texts = exercise.split(convert(exercise.markdown))
    controls = "".join(part for pair in zip_longest(texts, fields, fillvalue="") for part in pair)
    return controls, _list((escape(gap.accepted[0]) for gap in exercise.gaps), "ol")


def _write_gap(options: tuple[str, ...], name: str) -> str:
    chosen = "".join(f"<option>{escape(text)}</option>" for text in options)
    return f'<select name="{name}">{chosen}</select>' if options else f'<input name="{name}">'


@write_exercise.register(Number)
def write_number(exercise: Number, _convert: Convert, name: str) -> tuple[str, str]:
    """A field, with the unit behind it."""
    unit = escape(exercise.unit)
    return f'<input name="{name}" inputmode="decimal"> {unit}', f"<p>{escape(exercise.shown.text)} {unit}</p>"


@write_exercise.register(Short)
def write_short(exercise: Short, _convert: Convert, name: str) -> tuple[str, str]:
    """A field."""
    return f'<input name="{name}">', f"<p>{escape(exercise.shown.text)}</p>"


@write_exercise.register(Open)
def write_open(exercise: Open, convert: Convert, name: str) -> tuple[str, str]:
    """A large field, and a model to compare with."""
    key = convert(exercise.model) + _list(convert(idea.text) for idea in exercise.rubric)
    return f'<textarea name="{name}" rows="5"></textarea>', key
