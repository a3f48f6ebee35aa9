# SPDX-License-Identifier: MIT
"""Write generated question ids into the sources, so that they no longer depend on the stems."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cairn.questions.question import Question
from cairn.questions.types.registry import QUESTION_KEYS

_LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
# `questions` may also be the key of the whole file, with its first question on the same line.
_KEY = "|".join(key for key in QUESTION_KEYS if key != "questions")
_BEGIN = re.compile(rf"(?P<prefix>[ \t]*(?:-[ \t]+)*)(?P<brace>\{{?[ \t]*)(?P<rest>[\"']?(?:{_KEY})[\"']?[ \t]*:.*)")


def assign_ids(text: str, questions: Iterable[Question]) -> tuple[str, tuple[Question, ...]]:
    """Return the text of a file with ids added to its questions, and the questions that got one.

    `questions` are those of the file. Line endings are kept. A question that begins within a line is left unchanged.
    """
    lines = [[match["text"], match["end"]] for match in _LINE.finditer(text)]
    found = {question.span.line: question for question in questions if not question.has_explicit_id}
    assigned = []
    for number, question in sorted(found.items()):
        line, end = lines[number - 1]
        written = _add_id(line, end or "\n", question.id)
        if written:
            lines[number - 1][0] = written
            assigned.append(question)
    return "".join(line + end for line, end in lines), tuple(assigned)


def _add_id(line: str, end: str, question_id: str) -> str:
    """Return the line with the id before its first key; empty if no question begins on it."""
    begin = _BEGIN.fullmatch(line)
    if begin is None:
        return ""
    prefix, brace, rest = begin.groups()
    separator = ", " if brace else end + prefix.replace("-", " ")
    return f"{prefix}{brace}id: {question_id}{separator}{rest}"
