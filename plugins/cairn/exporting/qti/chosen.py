# SPDX-License-Identifier: MIT
"""Questions whose parts are chosen or moved: choices, true or false, order, and the assignment of rows to targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from cairn.exporting.qti.rules import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    RESPONSE,
    add_mapped,
    declare_response,
    score_equal,
    variable,
    write_mapping,
)
from cairn.exporting.qti.task import Task, Texts, show_all
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.assignments import Assign
from cairn.questions.notation.choices import Choices, whole_feedback
from cairn.questions.question import Question
from cairn.questions.types.order import Order

TRUE, FALSE = "true", "false"
"""The identifiers of the two choices of a statement to judge."""


def write_choices(question: Question, exercise: Choices, texts: Texts) -> Task:
    """Return a question with one or several keys among its choices."""
    keys = [choice.id for choice in exercise.items if choice.is_key]
    feedback = tuple((c.id, whole) for c in exercise.items if (whole := whole_feedback(c)))
    shown = (variable(),) if feedback else ()
    choices = (_choice(choice.id, texts.flow(choice.text)) for choice in exercise.items)
    body = _choose_from(choices, is_shuffled=question.is_shuffled, most=1 if exercise.type == "single" else 0)
    if exercise.type == "multiple":
        share = 1 / len(keys)
        mapping = write_mapping({c.id: share if c.is_key else -share for c in exercise.items}, bounded=True)
    elif any(choice.share for choice in exercise.items):
        mapping = write_mapping({c.id: c.points for c in exercise.items if c.points})
    else:
        declaration = declare_response("single", "identifier", keys)
        return Task((declaration,), body, score_equal(), MATCH_CORRECT, feedback, shown)
    declaration = declare_response("multiple" if len(keys) > 1 else "single", "identifier", keys, mapping)
    return Task((declaration,), body, add_mapped(RESPONSE), MAP_RESPONSE, feedback, shown)


def write_judge(_question: Question, exercise: Choices, texts: Texts) -> Task:
    """Return a statement to judge."""
    key = TRUE if exercise.items[0].is_key else FALSE
    choices = (_choice(TRUE, text(texts.true)), _choice(FALSE, text(texts.false)))
    declaration = declare_response("single", "identifier", [key])
    return Task((declaration,), _choose_from(choices, is_shuffled=False, most=1), score_equal(), MATCH_CORRECT)


def write_order(question: Question, exercise: Order, texts: Texts) -> Task:
    """Return rows to put in order; of several right orders, the first is the only one."""
    feedback = tuple((row.id, row.feedback) for row in exercise.rows if row.feedback)
    choices = (_choice(row.id, texts.flow(row.text)) for row in exercise.shown)
    body = element("orderInteraction", {"responseIdentifier": RESPONSE, "shuffle": "true"}, *choices)
    declaration = declare_response("ordered", "identifier", (row.id for row in exercise.rows))
    has_ties = any(a.rank == b.rank for a, b in pairwise(exercise.rows))
    ties = f"Several orders of '{question.id}' are right, but QTI knows only one, so that of the source counts."
    losses = (ties,) if has_ties else ()
    return Task((declaration,), body, score_equal(), MATCH_CORRECT, feedback, show_all(feedback), losses)


def write_assignment(question: Question, exercise: Assign, texts: Texts) -> Task:
    """Return rows to assign to targets; the class tells matching from sorting."""
    feedback = tuple((row.id, row.feedback) for row in exercise.rows if row.feedback)
    most = "1" if exercise.type == "match" and len({row.target for row in exercise.rows}) == len(exercise.rows) else "0"
    rows = _match_set({row.id: row.text for row in exercise.rows}, "1", texts)
    targets = _match_set({_target(target.id): target.text for target in exercise.targets}, most, texts)
    shuffle = "true" if question.is_shuffled else "false"
    attributes = {"class": exercise.type, "responseIdentifier": RESPONSE, "shuffle": shuffle}
    body = element("matchInteraction", {**attributes, "maxAssociations": str(len(exercise.rows))}, rows, targets)
    pairs = [f"{row.id} {_target(row.target)}" for row in exercise.rows]
    mapping = write_mapping(dict.fromkeys(pairs, 1 / len(pairs)))
    declaration = declare_response("multiple", "directedPair", pairs, mapping)
    return Task((declaration,), body, add_mapped(RESPONSE), MAP_RESPONSE, feedback, show_all(feedback))


def _choose_from(choices: Iterable[Xml], *, is_shuffled: bool, most: int) -> Xml:
    attributes = {
        "responseIdentifier": RESPONSE,
        "shuffle": "true" if is_shuffled else "false",
        "maxChoices": str(most),
    }
    return element("choiceInteraction", attributes, *choices)


def _choice(identifier: str, content: Xml) -> Xml:
    return element("simpleChoice", {"identifier": identifier}, content)


def _match_set(members: Mapping[str, str], most: str, texts: Texts) -> Xml:
    """Return one of the two sets of a matching, from texts by identifier."""
    found = (
        element("simpleAssociableChoice", {"identifier": name, "matchMax": most}, texts.flow(markdown))
        for name, markdown in members.items()
    )
    return element("simpleMatchSet", None, *found)


def _target(identifier: str) -> str:
    """Return the identifier of a target; a row may have the same text."""
    return f"target-{identifier}"
