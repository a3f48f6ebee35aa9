# SPDX-License-Identifier: MIT
"""Classify entries as concepts or questions: the first rule that applies decides, and reports show its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from enum import Enum

from cairn.importing.names import compile_id
from cairn.importing.parsing.entries import Entry
from cairn.importing.parsing.overrides import Overrides, clean_line

_TRUE_OR_FALSE = re.compile(r"(?i)true or false\b")
_ASKS = re.compile(r"[?？]['\"’”»)\]]*$")
_IMPERATIVES = (
    *("Arrange", "Calculate", "Choose", "Classify", "Compare", "Complete", "Compute", "Consider"),
    *("Define", "Describe", "Determine", "Discuss", "Evaluate", "Explain", "Fill", "Find", "Given"),
    *("Identify", "Imagine", "Justify", "List", "Match", "Name", "Order", "Predict", "Propose"),
    *("Rank", "Select", "Sort", "State", "Suppose", "Which", "Write"),
)
_INSTRUCTS = re.compile(rf"(?:^|[.?!:]['\"’”)]? )(?:{'|'.join(_IMPERATIVES)})\b")
_SENTENCE_END = re.compile(r"[.!:…]['\"’”»)\]]*$")
_FULL_STOP = re.compile(r"\.['\"’”»)\]]*$")
_MIN_WORDS_INSTRUCTING, _MIN_WORDS_ASSERTING = 4, 8
_EXERCISES = (
    *("Analy[sz]ing", "Assessing", "Choosing", "Classifying", "Comparing", "Critiquing", "Designing"),
    *("Diagnosing", "Evaluating", "Justifying", "Prioriti[sz]ing", "Troubleshooting"),
    *("Critique of", "(?:Analysis|Assessment|Comparison|Diagnosis|Evaluation) of an?", "Case Study"),
)
_EXERCISE_TITLE = re.compile(rf"(?:{'|'.join(_EXERCISES)})\b")
_CASE_TITLE = re.compile(r" for an? [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}$")


class Rule(Enum):
    """The rules in the order in which they are tried."""

    def __init__(self, label: str, says: str, is_question: bool) -> None:  # noqa: FBT001 - enums take no keywords
        self.label = label
        self.says = says
        self.is_question = is_question

    PAGE = ("page", "an exported page has this title, or names it as a prerequisite", False)
    IMPORT_YML_CONCEPT = ("import.yml: concept", "listed under 'concepts'", False)
    IMPORT_YML_QUESTION = ("import.yml: question", "listed under 'questions'", True)
    LINES = ("several lines", "it has several lines, which only a stem has", True)
    TRUE_OR_FALSE = ("true or false", "it starts with 'True or False'", True)
    ASKS = ("asks", "it ends with a question mark", True)
    INSTRUCTS = ("instructs", "one of its sentences starts with a word such as 'Arrange'", True)
    ASSERTS = ("asserts", "it is a sentence of eight words or more", True)
    EXERCISE_TITLE = ("exercise title", "it starts like an exercise: 'Evaluating', 'Analysis of a'", True)
    CASE_TITLE = ("case title", "it ends like a case: 'for a Startup'", True)
    NAME = ("name", "no other rule fits, so it names a concept", False)


def classify(entry: Entry, overrides: Overrides, titles: Collection[str]) -> Rule:
    """Return the first rule that applies; `titles` are the ids of page titles and prerequisites, which are concepts."""
    lines = tuple(map(clean_line, entry.lines))
    text = " ".join(lines)
    if len(lines) == 1 and compile_id(text) in titles:
        return Rule.PAGE
    if lines in overrides.concepts:
        return Rule.IMPORT_YML_CONCEPT
    if lines in overrides.questions:
        return Rule.IMPORT_YML_QUESTION
    if len(lines) > 1:
        return Rule.LINES
    return next((rule for rule, applies in _TESTS if applies(text)), Rule.NAME)


def _instructs(text: str) -> bool:
    words = len(text.split())
    return words >= _MIN_WORDS_INSTRUCTING and bool(_INSTRUCTS.search(text) and _SENTENCE_END.search(text))


def _asserts(text: str) -> bool:
    return len(text.split()) >= _MIN_WORDS_ASSERTING and bool(_FULL_STOP.search(text))


_TESTS: tuple[tuple[Rule, Callable[[str], object]], ...] = (
    (Rule.TRUE_OR_FALSE, _TRUE_OR_FALSE.match),
    (Rule.ASKS, _ASKS.search),
    (Rule.INSTRUCTS, _instructs),
    (Rule.ASSERTS, _asserts),
    (Rule.EXERCISE_TITLE, _EXERCISE_TITLE.match),
    (Rule.CASE_TITLE, _CASE_TITLE.search),
)
