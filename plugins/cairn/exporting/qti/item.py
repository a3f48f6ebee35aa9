# SPDX-License-Identifier: MIT
"""Write a question as an item of QTI 2.1. The writer of its type says what it asks for; the rest is shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cairn.exporting.qti.chosen import write_assignment, write_choices, write_judge, write_order
from cairn.exporting.qti.gapped import write_blanks, write_table
from cairn.exporting.qti.rules import FEEDBACK, RATIONALE, SCORE, constant, show_feedback
from cairn.exporting.qti.task import NOTHING, Task, Texts
from cairn.exporting.qti.typed import write_draft, write_number, write_open, write_short
from cairn.exporting.xml_text import Xml, document, element, text
from cairn.questions.question import DRAFT, Question

_NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
NAMESPACES = {
    "xmlns": _NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
}
"""The attributes of the root of each document of QTI 2.1."""
_WRITERS: Mapping[str, Callable[[Question, Any, Texts], Task | None]] = {
    "single": write_choices,
    "multiple": write_choices,
    "judge": write_judge,
    "order": write_order,
    "match": write_assignment,
    "sort": write_assignment,
    "table": write_table,
    "number": write_number,
    "blanks": write_blanks,
    "short": write_short,
    "open": write_open,
    DRAFT: lambda _question, _exercise, _texts: write_draft(),
}


@dataclass(frozen=True, slots=True)
class Item:
    """An item of QTI 2.1."""

    content: bytes
    """The document."""
    losses: tuple[str, ...]
    """What it does not carry, in whole sentences."""


def write_item(question: Question, texts: Texts, language: str, case: Question | None = None) -> Item | None:
    """Return a question as an item, with the scenario of the case that it is part of; None if it cannot be carried."""
    task = _WRITERS[question.type](question, question.exercise, texts)
    if not task:
        return None
    feedback = [*task.feedback, *([(RATIONALE, question.rationale)] if question.rationale else [])]
    scenario = element("div", {"class": "case", "id": f"case-{case.id}"}, texts.blocks(case.stem)) if case else NOTHING
    attributes = {"identifier": question.id, "title": question.label, "adaptive": "false", "timeDependent": "false"}
    root = element(
        "assessmentItem",
        {**NAMESPACES, **attributes, "xml:lang": language},
        *task.declarations,
        *_declare_outcomes(has_feedback=bool(feedback)),
        element("itemBody", None, scenario, texts.blocks(question.stem), task.body),
        _process(task, question),
        *(_feedback(name, texts.flow(markdown)) for name, markdown in feedback),
    )
    return Item(document(root), task.losses)


def _declare_outcomes(*, has_feedback: bool) -> list[Xml]:
    start = element("defaultValue", None, element("value", None, text("0")))
    score = {"identifier": SCORE, "cardinality": "single", "baseType": "float", "normalMaximum": "1"}
    shown = {"identifier": FEEDBACK, "cardinality": "multiple", "baseType": "identifier"}
    found = [element("outcomeDeclaration", score, start)]
    return [*found, element("outcomeDeclaration", shown)] if has_feedback else found


def _process(task: Task, question: Question) -> Xml:
    """Return the processing of a response: the standard one where it does everything."""
    shown = [*task.shown, *([constant("identifier", RATIONALE)] if question.rationale else [])]
    if task.template and not shown:
        return element("responseProcessing", {"template": task.template})
    rules = [task.scoring, *([show_feedback(*shown)] if shown else [])]
    return element("responseProcessing", None, *rules) if any(rules) else NOTHING


def _feedback(name: str, content: Xml) -> Xml:
    return element("modalFeedback", {"outcomeIdentifier": FEEDBACK, "identifier": name, "showHide": "show"}, content)
