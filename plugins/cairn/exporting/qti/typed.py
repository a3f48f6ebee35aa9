# SPDX-License-Identifier: MIT
"""Questions whose response is typed: numbers, short texts, and texts of any length."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cairn.exporting.losses import drop_patterns
from cairn.exporting.qti.rules import (
    FEEDBACK,
    MAP_RESPONSE,
    RESPONSE,
    add_mapped,
    choose,
    constant,
    declare_response,
    set_score,
    show_feedback,
    variable,
    write_mapping,
)
from cairn.exporting.qti.task import NOTHING, Task, Texts, block
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.answers import Answer, points
from cairn.questions.question import Question
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.short import Short

_ENTRY = {"responseIdentifier": RESPONSE}


def write_number(_question: Question, exercise: Number, _texts: Texts) -> Task:
    """Return a question for a number, with its unit behind the field."""
    unit = text(f" {exercise.unit}") if exercise.unit else NOTHING
    body = element("p", None, element("textEntryInteraction", _ENTRY), unit)
    shown = exercise.shown.text.partition("..")[0]
    declaration = declare_response("single", "float", [shown])
    rules = _decide(exercise.answers, lambda answer: _is_number(answer.text, exercise.within))
    return Task((declaration,), body, rules, "", *_feedback(exercise.answers))


def write_short(question: Question, exercise: Short, _texts: Texts) -> Task | None:
    """Return a question for a short text; None if only patterns are right."""
    answers, losses = drop_patterns(question, exercise.answers)
    right = [answer.text for answer in answers if answer.is_right]
    if not right:
        return None
    body = block("textEntryInteraction", _ENTRY)
    case = {"caseSensitive": "true" if exercise.is_exact else "false"}
    if all(answer.is_plain for answer in answers):
        mapping = write_mapping(dict.fromkeys(right, 1), attributes=case)
        declaration = declare_response("single", "string", right[:1], mapping)
        return Task((declaration,), body, add_mapped(RESPONSE), MAP_RESPONSE, losses=losses)
    declaration = declare_response("single", "string", right[:1])
    rules = _decide(answers, lambda answer: element("stringMatch", case, variable(), constant("string", answer.text)))
    return Task((declaration,), body, rules, "", *_feedback(answers), losses=losses)


def write_open(_question: Question, exercise: Open, texts: Texts) -> Task:
    """Return a question that a person scores; the model and the ideas are shown to that person only."""
    return _write_text(
        _rubric("model", texts.blocks(exercise.model)),
        _rubric("rubric", _list([texts.flow(idea.text) for idea in exercise.rubric])),
    )


def write_draft() -> Task:
    """Return a question that has no key yet."""
    return _write_text()


def _write_text(*rubrics: Xml) -> Task:
    body = (*rubrics, element("extendedTextInteraction", _ENTRY))
    return Task((declare_response("single", "string", ()),), Xml("".join(body)))


def _rubric(kind: str, content: Xml) -> Xml:
    return element("rubricBlock", {"view": "scorer", "class": kind}, content) if content else NOTHING


def _list(items: Sequence[Xml]) -> Xml:
    return element("ul", None, *(element("li", None, item) for item in items)) if items else NOTHING


def _decide(answers: Sequence[Answer], test: Callable[[Answer], Xml]) -> Xml:
    """Return the rules by which the first answer that matches decides, in the order of the list."""
    results = [_result(answer, _name(number)) for number, answer in enumerate(answers)]
    cases = [(test(answer), result) for answer, result in zip(answers, results, strict=True) if answer.text]
    return choose(cases, results[-1] if len(cases) < len(answers) else None)  # any other answer is the last


def _result(answer: Answer, name: str) -> Xml:
    shown = show_feedback(constant("identifier", name)) if answer.feedback else NOTHING
    return Xml(set_score(points(answer.share)) + shown)


def _feedback(answers: Sequence[Answer]) -> tuple[tuple[tuple[str, str], ...], tuple[Xml, ...]]:
    """Return the feedback of answers by identifier, and the values that show it."""
    found = tuple((_name(number), answer.feedback) for number, answer in enumerate(answers) if answer.feedback)
    return found, (variable(FEEDBACK),) if found else ()


def _name(number: int) -> str:
    return f"answer-{number + 1}"


def _is_number(written: str, within: str) -> Xml:
    """Return the test for a number with its tolerance, or for a range with both of its ends."""
    low, *high = written.split("..")
    if high:
        ends = (("gte", low), ("lte", high[0]))
        tests = (element(name, None, variable(), constant("float", end)) for name, end in ends)
        return element("and", None, *tests)
    amount = within.removesuffix("%")
    mode = "exact" if amount == "0" else "relative" if within.endswith("%") else "absolute"
    tolerance = {} if mode == "exact" else {"tolerance": f"{amount} {amount}"}
    return element("equal", {"toleranceMode": mode, **tolerance}, variable(), constant("float", low))
