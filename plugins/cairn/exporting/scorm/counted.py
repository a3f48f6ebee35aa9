# SPDX-License-Identifier: MIT
"""The questions of a SCORM package that count: those that a learner can answer, each part of a case by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from cairn.exporting.exported import singles
from cairn.questions.question import DRAFT, Question

MOST = 4000
"""The most questions of a package: SCORM 1.2 stores 4,096 characters, and each question takes one."""
_NAME_LENGTH = 8
_TYPES = {
    "single": "choice",
    "multiple": "choice",
    "judge": "true-false",
    "order": "sequencing",
    "match": "matching",
    "sort": "matching",
    "table": "matching",
    "number": "numeric",
}
"""The kinds of questions that SCORM names; all others are a text that learners write."""


def find_counted(questions: Iterable[Question]) -> list[Question]:
    """Return the questions that count, sorted by id."""
    return sorted((q for q in singles(questions) if q.type != DRAFT), key=lambda question: question.id)


def name_set(questions: Sequence[Question]) -> str:
    """Return a name of a set of questions, so that stored scores are read only for the same questions."""
    return hashlib.sha256("\n".join(question.id for question in questions).encode()).hexdigest()[:_NAME_LENGTH]


def interaction_type(question: Question) -> str:
    """Return what SCORM calls a question of this kind."""
    return _TYPES.get(question.type, "fill-in")
