# SPDX-License-Identifier: MIT
"""Accepted responses: plain texts and, between slashes, regular expressions; how they compare with what is typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from cairn.questions.exercise_type import Block
from cairn.questions.keys import Key
from cairn.questions.notation.pattern import check_pattern, find_pattern
from cairn.questions.notation.text_comparison import canonical
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem
from cairn.text.slug import collapse
from cairn.yaml.json_schema import FLAG

EXACT = Key("exact", "'yes' compares answers exactly: case, accents and punctuation matter.", FLAG)


def check_accepted(block: Block, text: str, line: int) -> str:
    """Return an accepted response as the widgets use it; report an invalid one and return an empty text."""
    pattern = find_pattern(text)
    if pattern is None:
        if not text:
            fault = f"This accepted answer of '{block.question_id}' is empty. Remove it."
            block.report(Code.VALUE_INVALID, line, fault)
        return text
    safe, fault = check_pattern(pattern)
    if fault:
        message = f"The pattern {text} of '{block.question_id}' cannot be used: {fault}. Simplify it."
        block.report(Code.PATTERN_UNSAFE, line, message)
        return ""
    return f"/{safe}/"


def is_exact(block: Block) -> bool:
    """Return whether the accepted responses of a question are compared exactly."""
    return block.mapping.flag(EXACT.name) is True


def lint_accepted(question: Question, lists: Iterable[Iterable[str]], *, exact: bool = False) -> Iterator[Problem]:
    """Yield advice on a question with these lists of accepted responses, which may be compared exactly."""
    form = collapse if exact else canonical
    accepting = [tuple(texts) for texts in lists]
    if exact and not any(map(has_details, (text for texts in accepting for text in texts))):
        fault = f"No answer of '{question.id}' has a capital, a sign or an accent. Remove 'exact'."
        yield Problem(Code.EXACT_UNNEEDED, question.span, fault)
    for accepted in accepting:
        first: dict[str, str] = {}
        for text in accepted:
            if not text or find_pattern(text) is not None:
                continue
            other = first.setdefault(form(text), text)
            if other is not text:
                fault = f"'{other}' and '{text}' of '{question.id}' accept the same answers. Remove one of them."
                yield Problem(Code.RESPONSE_ALIKE, question.span, fault)


def has_details(text: str) -> bool:
    """Return whether a text has a capital, a sign or an accent, which only an exact comparison tells apart."""
    return any(
        character.isupper() or unicodedata.category(character)[0] in "MPS"
        for character in unicodedata.normalize("NFD", text)
    )
