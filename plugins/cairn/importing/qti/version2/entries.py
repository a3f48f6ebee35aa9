# SPDX-License-Identifier: MIT
"""Read what learners may type into a field of QTI 2: texts, numbers and ranges, with shares and feedback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cairn.importing.notation.carried import ANY, NOTHING, TOO_MANY, Answer, Result, has_too_many, read_decimal
from cairn.importing.notation.typed import accept, accepted_text
from cairn.importing.qti.numbers import NumberKey
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version2.body import Body
from cairn.importing.qti.version2.declarations import Declaration
from cairn.importing.qti.version2.processing import CORRECT, Case, share_of


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
    most = declaration.most
    for case in declaration.cases:
        said = "\n\n".join(texts.markdown(body.feedback[name]) for name in case.feedback if name in body.feedback)
        share = share_of(case, most)
        values = declaration.correct if case.value == CORRECT else (case.value,)
        for value in values if share > NOTHING or said else ():
            if (value, case.high) not in seen:
                seen.add((value, case.high))
                yield case, value, share, said


def accept_texts(body: Body, declaration: Declaration, texts: Texts) -> Result:
    """Return a question that accepts short texts."""
    answers = read_texts(body, declaration, texts)
    return TOO_MANY if has_too_many(answers) else accept(answers, is_exact=declaration.is_exact)


def read_numbers(body: Body, declaration: Declaration, texts: Texts) -> list[NumberKey]:
    """Return the foreseen numbers of a field."""
    if not declaration.cases:
        return [NumberKey(text, share) for text, share in _shares(declaration)]
    return [
        _read_key(case, NumberKey(ANY if text == ANY and not case.response else text, share, said))
        for case, text, share, said in _read_cases(body, declaration, texts)
    ]


def _read_key(case: Case, key: NumberKey) -> NumberKey:
    limits = [abs(amount) for each in case.tolerance if (amount := read_decimal(each)) is not None]
    if case.high or not limits:
        return replace(key, high=case.high)
    return replace(key, below=limits[0], above=limits[-1], is_relative=case.is_relative)
