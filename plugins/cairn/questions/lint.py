# SPDX-License-Identifier: MIT
"""Advice on questions that reveal the key or give learners no help. By default, advice does not fail a build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cairn.questions.question import Question
from cairn.questions.types.registry import BY_NAME
from cairn.text.problem import Problem


def lint_questions(questions: Iterable[Question]) -> Iterator[Problem]:
    """Yield the advice on each question, including the parts of cases, and on all questions of one type in a file."""
    together: dict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in questions:
        if question.exercise:
            together[question.span.path, question.type].append(question)
            yield from BY_NAME[question.type].lint(question, question.exercise)
    for (_, name), found in together.items():
        yield from BY_NAME[name].lint_file(sorted(found, key=lambda question: question.span))
