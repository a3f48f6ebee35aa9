# SPDX-License-Identifier: MIT
"""Questions whose response is typed, as Canvas knows them: numbers, short texts and essays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from cairn.exporting.canvas.parts import GENERAL, RESPONSE, Task, Texts, give_all, is_equal, show, type_in
from cairn.exporting.losses import drop_patterns
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.answers import Answer
from cairn.questions.question import Question
from cairn.questions.types.number import Number
from cairn.questions.types.open import Open
from cairn.questions.types.short import Short


def write_number(question: Question, exercise: Number, texts: Texts) -> Task:
    """Return a question for a number, within bounds; its unit is part of the stem."""
    keys = zip(exercise.answers, exercise.key, strict=True)
    tests = {answer.id: _is_within(answer, key, exercise.within) for answer, key in keys if answer.is_right}
    right = [answer for answer in exercise.answers if answer.is_right]
    stem = texts.html(question.stem)
    unit = f"<p>({text(exercise.unit)})</p>" if exercise.unit else ""
    said = f"Canvas has no units, so that of '{question.id}' is written below the stem."
    return Task(
        "numerical",
        f"{stem}\n{unit}" if unit else stem,
        (type_in(is_number=True),),
        tuple(give_all(test) for test in tests.values()),
        _feedback(right, texts),
        tuple(show(answer.id, tests[answer.id]) for answer in right if answer.feedback),
        (*((said,) if unit else ()), *_say_dropped(question, exercise.answers)),
    )


def write_short(question: Question, exercise: Short, texts: Texts) -> Task | None:
    """Return a question for a short text; None if only patterns are right."""
    answers, losses = drop_patterns(question, exercise.answers)
    right = [answer for answer in answers if answer.is_right]
    if not right:
        return None
    exact = f"Canvas ignores case, so the answers of '{question.id}' are no longer compared exactly."
    return Task(
        "short_answer",
        texts.html(question.stem),
        (type_in(),),
        (give_all(*(is_equal(answer.text) for answer in right)),),
        _feedback(right, texts),
        tuple(show(answer.id, is_equal(answer.text)) for answer in right if answer.feedback),
        (*losses, *((exact,) if exercise.is_exact else ()), *_say_dropped(question, answers)),
    )


def write_open(question: Question, exercise: Open, texts: Texts) -> Task:
    """Return an essay, after which the model is shown."""
    lost = f"The imports of Canvas have no rubric, so that of '{question.id}' is left out."
    losses = (lost,) if exercise.rubric else ()
    return _ask_for_text(question, texts, {GENERAL: texts.html(exercise.model)}, losses)


def write_draft(question: Question, texts: Texts) -> Task:
    """Return a question that has no key yet, as an essay."""
    return _ask_for_text(question, texts, {}, ())


def _ask_for_text(question: Question, texts: Texts, feedback: Mapping[str, str], losses: tuple[str, ...]) -> Task:
    unscored = element("respcondition", {"continue": "No"}, element("conditionvar", None, element("other")))
    return Task("essay", texts.html(question.stem), (type_in(),), (unscored,), feedback, losses=losses)


def _feedback(answers: Sequence[Answer], texts: Texts) -> dict[str, str]:
    return {answer.id: texts.html(answer.feedback) for answer in answers if answer.feedback}


def _say_dropped(question: Question, answers: Sequence[Answer]) -> tuple[str, ...]:
    lost = f"Canvas foresees only right answers, so the others of '{question.id}' are left out, with their feedback."
    return () if all(answer.is_right for answer in answers) else (lost,)


def _is_within(answer: Answer, key: Mapping[str, Any], tolerance: str) -> Xml:
    """Return the test for a number or a range; the key has its value and how far off an answer may be."""
    value, within = Decimal(key["value"]), Decimal(key["within"])
    ends = Xml(_bound("vargte", value - within) + _bound("varlte", value + within))
    if ".." in answer.text:
        return ends
    kind = "percent" if tolerance.endswith("%") else "absolute"
    margin = {"margintype": kind, "margin": tolerance.removesuffix("%")} if within else {}
    return element("or", None, is_equal(f"{value:f}", margin=margin), element("and", None, ends))


def _bound(name: str, value: Decimal) -> Xml:
    return element(name, {"respident": RESPONSE}, text(_plain(value)))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
