# SPDX-License-Identifier: MIT
"""Questions whose parts are chosen or moved, as Canvas knows them: choices, true or false, and matching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from cairn.exporting.canvas.parts import (
    GENERAL,
    Task,
    Texts,
    choose,
    give_all,
    give_share,
    html_text,
    is_equal,
    plain_text,
    show,
)
from cairn.exporting.losses import say_plain
from cairn.exporting.xml_text import element
from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices, whole_feedback
from cairn.questions.question import Question
from cairn.questions.types.order import Order
from cairn.text.slug import item_id

TRUE, FALSE = "true", "false"
"""The identifiers of the two choices of a statement to judge."""


def write_choices(question: Question, exercise: Choices, texts: Texts) -> Task:
    """Return a question with one or several keys among its choices."""
    feedback = {c.id: texts.html(whole) for c in exercise.items if (whole := whole_feedback(c))}
    labels = [(c.id, html_text(texts.flow(c.text))) for c in exercise.items]
    shown = tuple(show(name, is_equal(name)) for name in feedback)
    stem = texts.html(question.stem)
    if exercise.type == "single":
        key = next(choice.id for choice in exercise.items if choice.is_key)
        lost = f"Canvas knows no share of the credit, so only the key of '{question.id}' counts."
        losses = (lost,) if any(choice.share for choice in exercise.items) else ()
        scoring = (give_all(is_equal(key)),)
        return Task("multiple_choice", stem, (choose(labels),), scoring, feedback, shown, losses)
    tests = (is_equal(c.id) if c.is_key else element("not", None, is_equal(c.id)) for c in exercise.items)
    scoring = (give_all(element("and", None, *tests)),)
    return Task("multiple_answers", stem, (choose(labels, "Multiple"),), scoring, feedback, shown)


def write_judge(question: Question, exercise: Choices, texts: Texts) -> Task:
    """Return a statement to judge."""
    labels = ((TRUE, html_text(escape(texts.true))), (FALSE, html_text(escape(texts.false))))
    scoring = (give_all(is_equal(TRUE if exercise.items[0].is_key else FALSE)),)
    return Task("true_false", texts.html(question.stem), (choose(labels),), scoring)


def write_assignment(question: Question, exercise: Assign, texts: Texts) -> Task:
    """Return rows to assign to targets, which Canvas shows as plain text."""
    targets = {target.id: target.label for target in exercise.targets}
    rows = [(row.id, row.text, row.target, row.feedback) for row in exercise.rows]
    losses = () if all(target.is_plain for target in exercise.targets) else (say_plain(question),)
    return _match(question, rows, targets, texts, losses)


def write_order(question: Question, exercise: Order, texts: Texts) -> Task:
    """Return rows to put in order, each to be matched with its place."""
    places = {item_id(str(number)): str(number) for number in range(1, len(exercise.rows) + 1)}
    place = {row.rank: item_id(str(number)) for number, row in reversed([*enumerate(exercise.rows, 1)])}
    rows = [(row.id, row.text, place[row.rank], row.feedback) for row in exercise.shown]
    said = f"Canvas has no order, so the rows of '{question.id}' are matched with their places."
    return _match(question, rows, places, texts, (said,))


def _match(
    question: Question,
    rows: Sequence[tuple[str, str, str, str]],
    targets: Mapping[str, str],
    texts: Texts,
    losses: tuple[str, ...],
) -> Task:
    """Return a matching question; each row has an id, a text, a target and feedback, which is shown for all rows."""
    labels = [(ident, plain_text(label)) for ident, label in targets.items()]
    names = {ident: f"response_{ident}" for ident, _, _, _ in rows}
    responses = tuple(choose(labels, "Single", names[i], html_text(texts.flow(t))) for i, t, _, _ in rows)
    scoring = tuple(give_share(is_equal(target, names[ident]), len(rows)) for ident, _, target, _ in rows)
    remarks = [f"<li>{texts.flow(text)}: {texts.flow(remark)}</li>" for _, text, _, remark in rows if remark]
    general = {GENERAL: f"<ul>{''.join(remarks)}</ul>"} if remarks else {}
    moved = f"Canvas has no feedback for rows, so that of '{question.id}' is shown below its rationale."
    return Task(
        "matching",
        texts.html(question.stem),
        responses,
        scoring,
        general,
        losses=(*losses, *((moved,) if remarks else ())),
    )
