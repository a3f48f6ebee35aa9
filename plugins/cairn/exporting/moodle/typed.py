# SPDX-License-Identifier: MIT
"""Questions whose response is typed: short texts, numbers, and texts of any length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cairn.exporting.html_text import unwrap
from cairn.exporting.losses import drop_patterns
from cairn.exporting.moodle.body import Body, Texts
from cairn.exporting.moodle.chosen import NEAREST
from cairn.exporting.moodle.fractions import find_fraction
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.answers import Answer
from cairn.questions.question import Question
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.short import Short

_ANY = "*"


def write_short(question: Question, exercise: Short, texts: Texts) -> Body | None:
    """Return a question for a short text; None if only patterns are right."""
    answers, losses = drop_patterns(question, exercise.answers)
    if not any(answer.is_right for answer in answers):
        return None
    written, more = _write_answers(answers, (escape_star(answer.text) for answer in answers), texts)
    case = element("usecase", None, text(str(int(exercise.is_exact))))
    return Body("shortanswer", (case, *written), (*losses, *more))


def escape_star(written: str) -> str:
    """Return a text in which no star stands for any characters; a star alone if the text is empty."""
    return written.replace("*", "\\*") or _ANY


def write_number(_question: Question, exercise: Number, texts: Texts) -> Body:
    """Return a question for a number, each with its own tolerance; a range is its middle with half its width."""
    keys = [(key.get("value", _ANY), key.get("within", "0")) for key in exercise.key]
    answers, losses = [], []
    for answer, (value, within) in zip(exercise.answers, keys, strict=True):
        fraction, is_same = find_fraction(Decimal(answer.share))
        losses += [] if is_same else [NEAREST]
        tolerance = element("tolerance", None, text(within))
        answers.append(texts.plain_answer(fraction, value, answer.feedback, tolerance))
    units = [element("units", None, _unit(exercise.unit))] if exercise.unit else []
    return Body("numerical", (*answers, *units), tuple(losses))


def _unit(name: str) -> Xml:
    return element("unit", None, element("multiplier", None, text("1")), element("unit_name", None, text(name)))


def write_open(_question: Question, exercise: Open, texts: Texts) -> Body:
    """Return a question that a person scores, who sees the model and the ideas."""
    ideas = "".join(f"<li>{unwrap(texts.html(idea.text))}</li>" for idea in exercise.rubric)
    shown = texts.html(exercise.model) + (f"\n<ul>{ideas}</ul>" if ideas else "")
    return Body("essay", (*_EDITOR, texts.html_field("graderinfo", shown)))


def write_draft() -> Body:
    """Return a question that has no key yet."""
    return Body("essay", _EDITOR)


_EDITOR = (element("responseformat", None, text("editor")),)


def _write_answers(answers: Sequence[Answer], written: Iterable[str], texts: Texts) -> tuple[list[Xml], list[str]]:
    found, losses = [], []
    for answer, shown in zip(answers, written, strict=True):
        fraction, is_same = find_fraction(Decimal(answer.share))
        losses += [] if is_same else [NEAREST]
        found.append(texts.plain_answer(fraction, shown, answer.feedback))
    return found, losses
