# SPDX-License-Identifier: MIT
"""Questions whose response is chosen or arranged: choices, statements, rows in an order, rows and their targets."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cairn.exporting.moodle.body import Body, Texts, write_text
from cairn.exporting.moodle.fractions import NOTHING, WHOLE, divide, find_fraction
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices, whole_feedback
from cairn.questions.question import Question
from cairn.questions.types.order import Order

NEAREST = "A part of the credit in '{id}' became the nearest one that Moodle knows."
_TIES = "The ties of '{id}' are in one order, because Moodle accepts only one."
PLAIN = "The lists of '{id}' show plain text, because Moodle allows no formatting in them."
_ROWS = "The feedback on rows of '{id}' is left out, because Moodle has no place for it."
UNEVEN = "The right choices of '{id}' get about the same credit, because Moodle cannot divide it by {count}."


def write_choices(question: Question, exercise: Choices, texts: Texts) -> Body:
    """Return a question with one right choice or several."""
    is_single = exercise.type == "single"
    right, is_even = divide(sum(choice.is_key for choice in exercise.items))
    answers, losses = [], []
    for choice in exercise.items:
        fraction, is_same = right if choice.is_key else NOTHING if is_single else f"-{right}", True
        if is_single and choice.share and not choice.is_key:
            fraction, is_same = find_fraction(Decimal(choice.share))
        losses += [] if is_same else [NEAREST]
        answers.append(texts.answer(fraction, choice.text, whole_feedback(choice)))
    if not is_even:
        losses.append(UNEVEN.replace("{count}", str(sum(choice.is_key for choice in exercise.items))))
    single = element("single", None, text("true" if is_single else "false"))
    return Body("multichoice", (single, write_shuffle(question), *answers), tuple(dict.fromkeys(losses)))


def write_shuffle(question: Question) -> Xml:
    """Return whether answers may change places."""
    return element("shuffleanswers", None, text("true" if question.is_shuffled else "false"))


def write_judge(_question: Question, exercise: Choices, texts: Texts) -> Body:
    """Return a statement to judge."""
    return Body(
        "truefalse",
        tuple(
            element(
                "answer",
                {"fraction": WHOLE if choice.is_key else NOTHING, "format": "moodle_auto_format"},
                write_text(choice.id),
                texts.field("feedback", choice.feedback),
            )
            for choice in exercise.items
        ),
    )


def write_order(_question: Question, exercise: Order, texts: Texts) -> Body:
    """Return rows to be put in order."""
    losses = [_TIES] if len({row.rank for row in exercise.rows}) < len(exercise.rows) else []
    losses += _find_lost_feedback(row.feedback for row in exercise.rows)
    answers = (
        element("answer", {"fraction": f"{number}.0000000", "format": "html"}, *texts.content(row.text))
        for number, row in enumerate(exercise.rows, start=1)
    )
    settings = {"layouttype": "VERTICAL", "selecttype": "ALL", "gradingtype": "ABSOLUTE_POSITION"}
    return Body(
        "ordering", (*(element(name, None, text(value)) for name, value in settings.items()), *answers), tuple(losses)
    )


def write_rows(question: Question, exercise: Assign, texts: Texts) -> Body:
    """Return rows and their targets. A target without a row belongs to an empty row, as Moodle wants it."""
    taken = {row.target for row in exercise.rows}
    labels = {target.id: target.label for target in exercise.targets}
    rows = [(row.text, labels[row.target]) for row in exercise.rows]
    rows += [("", target.label) for target in exercise.targets if target.id not in taken]
    answers = (texts.field("subquestion", row, element("answer", None, write_text(target))) for row, target in rows)
    losses = _find_lost_feedback(row.feedback for row in exercise.rows)
    losses += [] if all(target.is_plain for target in exercise.targets) else [PLAIN]
    return Body("matching", (write_shuffle(question), *answers), tuple(losses))


def _find_lost_feedback(feedback: Iterable[str]) -> list[str]:
    return [_ROWS] if any(feedback) else []
