# SPDX-License-Identifier: MIT
"""Find the texts that `cairn new question` writes for an author to replace, in question files and `quiz` fences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cairn.questions.types.registry import TYPES
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

DRAFT_SAMPLE = "stem: Write the question here."
"""A new question without an exercise."""
_TEXT = re.compile(r"(?:-[ \t]+)?(?:[a-z_]+:[ \t]|(?:[-*+]|\d+[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?(?P<text>.*)")
"""A line of a question without its key or the marker of its list."""


def _text_of(line: str) -> str:
    match = _TEXT.fullmatch(line.strip())
    return match["text"].strip() if match else ""


_SAMPLES = "\n".join((DRAFT_SAMPLE, *(sample for each in TYPES for sample in each.scaffold))).split("\n")
_MIN_WORDS = 3
_TEXTS = frozenset(text for line in _SAMPLES if len((text := _text_of(line)).split()) >= _MIN_WORDS and text[0] != "|")
"""The longer texts of new questions; an author may well write a short one too, such as "One thing"."""


def find_samples(text: str, path: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each line of questions that is still as it was written for a new question."""
    for number, line in enumerate(text.split("\n"), first_line):
        found = _text_of(line)
        if found in _TEXTS:
            fault = f"'{found}' is a sample that 'cairn new question' wrote. Write your own text."
            yield Problem(Code.SAMPLE_LEFT, Span(path, number), fault)
