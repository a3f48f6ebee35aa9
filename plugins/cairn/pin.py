# SPDX-License-Identifier: MIT
"""Pins the ids of questions: writes the id that a question has by its stem into its source, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cairn.quiz_yaml import parse_quiz_file

if TYPE_CHECKING:
    from cairn.source import Source

_PREFIX = re.compile(r"^(?P<prefix>[ \t]*(?:-[ \t]+)?)(?P<rest>[A-Za-z_].*)$")


def pin_ids(source: Source) -> tuple[str, tuple[str, ...]]:
    """Return the text of a question file with an `id` for each question that has none, and the ids added.

    A question that is written on one line between braces is left as it is.
    """
    quiz, _ = parse_quiz_file(source)
    lines = source.text.split("\n")
    unpinned = [q for each in quiz.questions for q in (each, *each.parts) if not q.is_pinned]
    added = []
    for question in sorted(unpinned, key=lambda q: -q.span.line):
        match = _PREFIX.match(lines[question.span.line - 1])
        if match:
            indent = " " * len(match["prefix"])
            lines[question.span.line - 1 : question.span.line] = [
                f"{match['prefix']}id: {question.id}",
                indent + match["rest"],
            ]
            added.append(question.id)
    return "\n".join(lines), tuple(reversed(added))
