# SPDX-License-Identifier: MIT
"""Accepted responses: plain texts and, between slashes, regular expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cairn.questions.exercise_type import Block
from cairn.questions.notation.pattern import check_pattern, find_pattern
from cairn.questions.notation.text_comparison import canonical
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem


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


def lint_accepted(question: Question, lists: Iterable[tuple[str, ...]]) -> Iterator[Problem]:
    """Yield advice on a question with these lists of accepted responses."""
    for accepted in lists:
        first: dict[str, str] = {}
        for text in accepted:
            if not text or find_pattern(text) is not None:
                continue
            other = first.setdefault(canonical(text), text)
            if other is not text:
                fault = f"'{other}' and '{text}' of '{question.id}' accept the same answers. Remove one of them."
                yield Problem(Code.RESPONSE_ALIKE, question.span, fault)
