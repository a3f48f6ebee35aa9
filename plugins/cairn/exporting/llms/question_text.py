# SPDX-License-Identifier: MIT
"""Write a question as Markdown for programs that read text: what is asked as lists, then the key under "Answers"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from cairn.questions.notation.answers import NOTHING, Answer
from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices
from cairn.questions.question import DRAFT, Case, Question
from cairn.questions.types.blanks import Blanks
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.order import Order
from cairn.questions.types.registry import BY_NAME
from cairn.questions.types.short import Short
from cairn.questions.types.table import Table
from cairn.text.markdown import escape
from cairn.text.messages import Messages

_GAP = r"\_\_\_\_\_"
_INDENT = "    "


def write_question(question: Question, number: str, messages: Messages) -> str:
    """Return a question with a line that says its number and what to do; the questions of a case follow it."""
    return "\n\n".join(block for block in _blocks(question, number, messages) if block.strip())


def _blocks(question: Question, number: str, messages: Messages) -> Iterator[str]:
    def say(name: str) -> str:
        return messages.say_in_markdown(f"question.{name}")

    yield f"**{number}. {say(question.type)}**"
    yield question.stem.strip()
    if question.exercise is None:
        yield say(f"{DRAFT}-note")
    elif isinstance(question.exercise, Case):
        for place, part in enumerate(question.parts, 1):
            yield from _blocks(part, f"{number}.{place}", messages)
    else:
        asked, key = _WRITERS.get(type(question.exercise), _write_source)(question.exercise, say)
        yield asked
        yield from (f"{say('hint')}: {hint}" for hint in question.hints)
        yield f"**{say('answers')}**"
        yield key
        yield question.rationale.strip()


_Say = Callable[[str], str]
_Parts = tuple[str, str]
"""What is asked besides the stem, and the key."""


def _list(items: Iterable[str]) -> str:
    """Return a list in which an item may have several paragraphs."""
    return "\n".join(_item("- ", item) for item in items)


def _item(mark: str, text: str) -> str:
    first, *rest = text.strip().split("\n")
    return "\n".join((mark + first, *(line and _INDENT + line for line in rest)))


def _explain(text: str, feedback: str) -> str:
    return f"{text}\n\n{feedback}\n" if feedback else text


def _write_choices(exercise: Choices, say: _Say) -> _Parts:
    if exercise.type == "judge":
        return "", say(next(choice.id for choice in exercise.items if choice.is_key))
    key = (f"{_mark(c.share if not c.is_key else '', is_right=c.is_key)} {c.text}" for c in exercise.items)
    pairs = zip(key, exercise.items, strict=True)
    return _list(choice.text for choice in exercise.items), _list(_explain(text, c.feedback) for text, c in pairs)


def _mark(share: str, *, is_right: bool) -> str:
    return f"[{share}%]" if share else "[x]" if is_right else "[ ]"


def _write_order(exercise: Order, _: _Say) -> _Parts:
    key = (_item(f"{row.rank}. ", _explain(row.text, row.feedback)) for row in exercise.rows)
    return _list(row.text for row in exercise.shown), "\n".join(key)


def _write_assign(exercise: Assign, _: _Say) -> _Parts:
    targets = {target.id: target.text for target in exercise.targets}
    key = (_explain(f"{row.text} → {targets[row.target]}", row.feedback) for row in exercise.rows)
    rows = sorted(exercise.rows, key=lambda row: row.id)
    return f"{_list(row.text for row in rows)}\n\n{' / '.join(targets.values())}", _list(key)


def _write_table(exercise: Table, _: _Say) -> _Parts:
    empty = ("",) * (len(exercise.head) - 1)
    asked = [exercise.head, *((row.text, *empty) for row in exercise.rows)]
    key = [exercise.head, *((row.text, *(cell.target.text for cell in row.cells)) for row in exercise.rows)]
    return _write_rows(asked), _write_rows(key)


def _write_rows(rows: Iterable[Iterable[str]]) -> str:
    lines = ["| " + " | ".join(" ".join(cell.split()) for cell in row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * (lines[0].count(" | ") + 1), *lines[1:]))


def _write_number(exercise: Number, say: _Say) -> _Parts:
    unit = f" {escape(exercise.unit)}" if exercise.unit else ""
    within = f" (± {exercise.within})" if exercise.within.strip("0.%") else ""
    return "", _write_answers(exercise.answers, f"{unit}{within}", say)


def _write_short(exercise: Short, say: _Say) -> _Parts:
    return "", _write_answers(exercise.answers, "", say)


def _write_answers(answers: Iterable[Answer], after: str, say: _Say) -> str:
    def write(answer: Answer) -> str:
        share = "" if answer.is_right or answer.share == NOTHING else answer.share
        text = f"{escape(answer.text)}{after}" if answer.text else say("wrong")
        return _explain(f"{_mark(share, is_right=answer.is_right)} {text}", answer.feedback)

    return _list(map(write, answers))


def _write_blanks(exercise: Blanks, _: _Say) -> _Parts:
    key = (f"{number}. {' / '.join(map(escape, gap.accepted))}" for number, gap in enumerate(exercise.gaps, 1))
    choices = (" / ".join(map(escape, gap.options)) for gap in exercise.gaps if gap.options)
    return "\n\n".join((_GAP.join(exercise.texts).strip(), _list(choices))), "\n".join(key)


def _write_open(exercise: Open, _: _Say) -> _Parts:
    return "", "\n\n".join((exercise.model.strip(), _list(idea.text for idea in exercise.rubric)))


def _write_source(exercise: Any, _: _Say) -> _Parts:
    """Write an exercise of any other type as its author did."""
    lines = BY_NAME[exercise.type].write(exercise)
    return "", "\n".join(("~~~ yaml", *lines, "~~~"))


_WRITERS: Mapping[type, Callable[[Any, _Say], _Parts]] = {
    Choices: _write_choices,
    Order: _write_order,
    Assign: _write_assign,
    Table: _write_table,
    Number: _write_number,
    Short: _write_short,
    Blanks: _write_blanks,
    Open: _write_open,
}
