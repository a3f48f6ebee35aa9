# SPDX-License-Identifier: MIT
"""Read what learners may type into a field of QTI 2: texts, numbers and ranges, with shares and feedback."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cairn.importing.notation.carried import ANY, NOTHING, Answer, Result, read_decimal, write_decimal
from cairn.importing.notation.typed import accept, accepted_text, number
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version2.body import Body
from cairn.importing.qti.version2.declarations import Declaration
from cairn.importing.qti.version2.processing import CORRECT, Case, share_of
from cairn.yaml.writer import scalar

_PERCENT = Decimal(100)


def read_texts(body: Body, declaration: Declaration, texts: Texts) -> list[Answer]:
    """Return the foreseen texts of a field."""
    if not declaration.cases:
        return [Answer(accepted_text(text, has_wildcards=False), share) for text, share in _shares(declaration)]
    return [
        Answer(ANY if text == ANY and not case.response else accepted_text(text, has_wildcards=False), share, said)
        for case, text, share, said in _read_cases(body, declaration, texts)
    ]


def used_feedback(declaration: Declaration) -> set[str]:
    """Return the ids of the feedback on single values of a response."""
    return {name for case in declaration.cases for name in case.feedback}


def _shares(declaration: Declaration) -> list[tuple[str, Decimal]]:
    return [(text, max(share, NOTHING)) for text, share in declaration.shares.items()]


def _read_cases(body: Body, declaration: Declaration, texts: Texts) -> Iterator[tuple[Case, str, Decimal, str]]:
    """Yield the cases of a field that say something, each with its value, share and feedback."""
    seen: set[tuple[str, str]] = set()
    for case in declaration.cases:
        said = "\n\n".join(texts.markdown(body.feedback[name]) for name in case.feedback if name in body.feedback)
        share = share_of(case, declaration.most)
        values = declaration.correct if case.value == CORRECT else (case.value,)
        for value in values if share > NOTHING or said else ():
            if (value, case.high) not in seen:
                seen.add((value, case.high))
                yield case, value, share, said


def accept_texts(body: Body, declaration: Declaration, texts: Texts) -> Result:
    """Return a question that accepts short texts."""
    return accept(read_texts(body, declaration, texts), is_exact=declaration.is_exact)


def accept_numbers(body: Body, declaration: Declaration, texts: Texts, unit: str = "") -> Result:
    """Return a question that accepts numbers. If all have the same tolerance, it is that of the question."""
    if not declaration.cases:
        answers, within = [Answer(text, share) for text, share in _shares(declaration)], ""
    else:
        found = [*_read_cases(body, declaration, texts)]
        within = _find_tolerance([case for case, *_ in found if case.response and not case.high])
        answers = [Answer(_write(case, text, within), share, said) for case, text, share, said in found]
    extra = [f"within: {within}"] if within else []
    return number(answers, [*extra, *([f"unit: {scalar(unit)}"] if unit else [])])


def _find_tolerance(cases: list[Case]) -> str:
    """Return the tolerance that all numbers have; empty if they have none, or not the same."""
    given = {(case.tolerance, case.is_relative) for case in cases}
    tolerance, is_relative = given.pop() if len(given) == 1 else ((), False)
    amounts = [amount for text in tolerance if (amount := read_decimal(text)) is not None]
    if not amounts or len({*amounts}) != 1 or amounts[0] <= NOTHING:
        return ""
    return f"{write_decimal(amounts[0])}{'%' if is_relative else ''}"


def _write(case: Case, text: str, within: str) -> str:
    """Return the notation of a number or a range."""
    if case.high:
        return f"{text}..{case.high}"
    value = read_decimal(text)
    limits = [amount for each in case.tolerance if (amount := read_decimal(each)) is not None]
    if value is None or within or not any(limits):
        return ANY if not case.response else text
    below, above = (abs(value) * each / _PERCENT if case.is_relative else abs(each) for each in (limits[0], limits[-1]))
    return f"{write_decimal(value - below)}..{write_decimal(value + above)}"
